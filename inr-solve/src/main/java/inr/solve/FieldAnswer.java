package inr.solve;

import java.util.Optional;

/**
 * What a method found.
 *
 * @param numbers values of all points asked for, the numbers of a point together
 * @param field that they are samples of, if a network was trained
 */
public record FieldAnswer(double[] numbers, Optional<TrainedField> field) {
  /** Numbers alone. */
  public static FieldAnswer of(double[] numbers) {
    return new FieldAnswer(numbers, Optional.empty());
  }
}
