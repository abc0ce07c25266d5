package inr.solve.linear;

import inr.operator.Shape;
import inr.parallel.Workers;
import inr.solve.FieldAnswer;
import inr.solve.PatchPrior;
import inr.solve.Planes;
import java.util.function.IntConsumer;

/**
 * The plane that explains the data and whose patches resemble each other, see {@link PatchPrior}: σ
 * falls from 15 grey levels of 255, or twice the noise, to half a level, or to the noise. Noise is
 * that of numbers, noise/‖A‖. It begins at the plane of least total variation.
 */
public record PlanePatches() implements LinearMethod {
  private static final int STEPS = 30;
  private static final int LEAST_SIDE = 8;
  private static final double FIRST_SIGMA = 15 / 255.0;
  private static final double LAST_SIGMA = 0.5 / 255;
  private static final double COUPLING_OF_NOISE = 0.2;

  /** Of the noise, the weight of the total variation at whose answer it begins. */
  private static final double BEGINNING = 0.3;

  /** Whether a plane has room for patches. */
  static boolean takes(Shape plane) {
    return Math.min(plane.side(0), plane.side(1)) >= LEAST_SIDE;
  }

  @Override
  public String name() {
    return "patches";
  }

  @Override
  public int steps() {
    return STEPS;
  }

  @Override
  public FieldAnswer solve(LinearMeasurements problem, Workers workers, IntConsumer done) {
    MeasuredPlane plane = new MeasuredPlane(problem);
    double noise = plane.noise() == 0 ? 0 : plane.noise() / plane.norm();
    double coupling = noise == 0 ? 1 : COUPLING_OF_NOISE;
    PatchPrior prior = PatchPrior.forNoise(FIRST_SIGMA, LAST_SIGMA, noise, STEPS, coupling);
    Planes begin = new PlaneVariation(BEGINNING).plane(plane, workers, step -> {});
    return plane.numbers(prior.solve(plane.beginningAt(begin), workers, done));
  }
}
