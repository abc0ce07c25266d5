package inr.solve;

import inr.backend.Backends;
import inr.backend.Evaluator;
import inr.circuit.Parameters;
import inr.grid.Coordinates;
import inr.parallel.Workers;
import inr.plan.TrainingPlan;
import inr.signal.Medium;
import inr.signal.ValueRange;

/**
 * A network that was trained on something else than the samples of its answer.
 *
 * @param plan by which it was trained
 * @param parameters of its network
 * @param medium of its values
 * @param range training units ⇄ values
 * @param steps of the training
 */
public record TrainedField(
    TrainingPlan plan, Parameters parameters, Medium medium, ValueRange range, int steps) {
  /** Values at N points, {@code [N, C]}. */
  public double[] values(Coordinates points, Workers workers) {
    float[] values = new float[Math.toIntExact(points.points() * medium.channels())];
    try (Evaluator evaluator =
        Backends.named("cpu").evaluator(plan.network(), parameters, workers.count())) {
      evaluator.evaluate(points, values);
    }
    return stored(values, range);
  }

  /** Predictions in stored units. */
  static double[] stored(float[] predictions, ValueRange range) {
    double[] values = new double[predictions.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = range.toStored(predictions[i]);
    }
    return values;
  }
}
