package inr.solve.linear;

import inr.parallel.Workers;
import inr.solve.FieldAnswer;
import inr.solve.Planes;
import inr.solve.TotalVariation;
import java.util.function.IntConsumer;

/**
 * The plane of least total variation that explains the data, see {@link TotalVariation}, with λ =
 * factor·noise·‖A‖ in the units of a picture from black to white.
 *
 * @param factor at least 0; at 0, and where the data are exact, A x = y
 */
public record PlaneVariation(double factor) implements LinearMethod {
  private static final int STEPS = 1000;

  @Override
  public String name() {
    return "tv";
  }

  @Override
  public int steps() {
    return STEPS;
  }

  @Override
  public FieldAnswer solve(LinearMeasurements problem, Workers workers, IntConsumer done) {
    MeasuredPlane plane = new MeasuredPlane(problem);
    return plane.numbers(plane(plane, workers, done));
  }

  Planes plane(MeasuredPlane plane, Workers workers, IntConsumer done) {
    double weight = factor == 0 ? 0 : factor * plane.noise() * plane.norm();
    return new TotalVariation(STEPS, weight).solve(plane, workers, done);
  }
}
