package inr.solve;

import java.util.Optional;

/**
 * What a method found.
 *
 * @param planes the picture
 * @param field that they are samples of, if a network was trained
 */
public record PictureAnswer(Planes planes, Optional<TrainedField> field) {
  /** A picture alone. */
  public static PictureAnswer of(Planes planes) {
    return new PictureAnswer(planes, Optional.empty());
  }
}
