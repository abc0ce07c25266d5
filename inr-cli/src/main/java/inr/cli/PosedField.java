package inr.cli;

import inr.backend.Numbers;
import inr.field.NeuralField;
import inr.field.Original;
import inr.grid.Grid;
import inr.signal.Signal;
import inr.solve.Approach;
import inr.solve.FieldAnswer;
import java.util.Map;
import java.util.Optional;

/**
 * A problem whose answers are numbers of points. A network that was trained is the model; to an
 * answer of numbers alone a field is fitted.
 *
 * @param <M> methods that solve it
 */
interface PosedField<M extends Approach> extends Posed<M, FieldAnswer> {
  /** Where a model is sampled unless asked elsewhere. */
  Grid grid();

  /** What made a model, such as the job. */
  Map<String, String> settings();

  @Override
  default Optional<NeuralField> field(FieldAnswer found, Original original) {
    return found.field().map(field -> TrainedModel.of(field, grid(), original, settings()));
  }

  @Override
  default FieldAnswer found(Signal rendered) {
    double[] numbers = new double[rendered.samples().size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = rendered.samples().get(i);
    }
    return FieldAnswer.of(numbers);
  }

  @Override
  default Optional<FieldAnswer> ceiling() {
    return Optional.empty();
  }

  /** Numbers as a model gives them. */
  static float[] floats(double[] numbers) {
    return new Numbers.Doubles(numbers).toFloats();
  }
}
