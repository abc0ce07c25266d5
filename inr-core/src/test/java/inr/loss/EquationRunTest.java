package inr.loss;

import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.backend.Backends;
import inr.backend.Trainer;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.network.NetworkSpec;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/**
 * Whole small runs of the losses on derivatives, on solutions that are known in closed form. What
 * is known of the field is noisy, or nothing at all, so that only the equation can lead there.
 */
class EquationRunTest {
  private static final int SIDE = 32;
  private static final Grid GRID = Grid.of(Axis.centred("y", SIDE), Axis.centred("x", SIDE));
  private static final int POINTS = SIDE * SIDE;
  private static final NetworkSpec NETWORK = Siren.network(2, 1, 2, 32, 6, 6);
  private static final int STEPS = 1000;
  private static final double NOISE = 0.3;

  private interface Function {
    double at(double a, double b);
  }

  private static double[] values(Function u) {
    double[] values = new double[POINTS];
    double[] x = new double[2];
    for (int i = 0; i < values.length; i++) {
      GRID.coordinates(i, x);
      values[i] = u.at(x[0], x[1]);
    }
    return values;
  }

  private static double[] noisy(Function u) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    double[] values = values(u);
    for (int i = 0; i < values.length; i++) {
      values[i] += NOISE * random.nextGaussian();
    }
    return values;
  }

  /** Targets of every point, side by side. */
  private static float[] together(double[]... targets) {
    float[] all = new float[targets.length * POINTS];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) targets[i % targets.length][i / targets.length];
    }
    return all;
  }

  private static float[] fit(Loss loss, float[] targets) {
    TrainingPlan plan =
        TrainingPlan.of(NETWORK, 2e-3, 1)
            .withLoss(loss)
            .withSchedule(Schedule.Cosine.of())
            .lasting(STEPS);
    Signal signal =
        new Signal(
            GRID,
            new Medium.Field(plan.field().targets()),
            new Samples.Floats(targets),
            ValueRange.symmetric(-1, 1));
    try (Trainer trainer = Backends.named("cpu").trainer(plan, signal, 2)) {
      trainer.step(STEPS);
      float[] fitted = new float[POINTS];
      trainer.evaluate(GRID, fitted);
      return fitted;
    }
  }

  /** Root of the mean squared difference, without a constant that the equation leaves open. */
  private static double error(float[] fitted, Function u, boolean constantIsOpen) {
    double[] truth = values(u);
    double mean = 0;
    for (int i = 0; i < truth.length && constantIsOpen; i++) {
      mean += (fitted[i] - truth[i]) / truth.length;
    }
    double sum = 0;
    for (int i = 0; i < truth.length; i++) {
      sum += (fitted[i] - truth[i] - mean) * (fitted[i] - truth[i] - mean);
    }
    return Math.sqrt(sum / truth.length);
  }

  private static void assertBelow(double bound, double error) {
    assertTrue(error < bound, "error " + error + ", bound " + bound);
  }

  @Test
  void poissonFromTheGradient() {
    Function u = (a, b) -> 0.5 * Math.sin(4 * a) * Math.cos(3 * b);
    Function byA = (a, b) -> 2 * Math.cos(4 * a) * Math.cos(3 * b);
    Function byB = (a, b) -> -1.5 * Math.sin(4 * a) * Math.sin(3 * b);
    float[] fitted = fit(new Loss.GradientError(), together(values(byA), values(byB)));
    assertBelow(0.003, error(fitted, u, true));
  }

  /** The curvature leaves harmonic functions open; so what is judged is Δu itself, by a stencil. */
  @Test
  void poissonFromTheLaplacian() {
    Function laplacian = (a, b) -> 12.5 * Math.sin(4 * a) * Math.cos(3 * b);
    float[] fitted = fit(new Loss.LaplacianError(), together(values(laplacian)));
    double h = 2.0 / (SIDE - 1);
    double[] wanted = values(laplacian);
    double sum = 0;
    double all = 0;
    for (int y = 1; y < SIDE - 1; y++) {
      for (int x = 1; x < SIDE - 1; x++) {
        int i = y * SIDE + x;
        double stencil =
            (fitted[i - 1] + fitted[i + 1] + fitted[i - SIDE] + fitted[i + SIDE] - 4 * fitted[i])
                / (h * h);
        sum += (stencil - wanted[i]) * (stencil - wanted[i]);
        all += wanted[i] * wanted[i];
      }
    }
    assertBelow(0.1, Math.sqrt(sum / all));
  }

  @Test
  void eikonalCleansADistance() {
    Function distance = (a, b) -> Math.sqrt(a * a + b * b) - 0.6;
    float[] fitted = fit(new Loss.Eikonal(2), together(noisy(distance)));
    assertEquationHelps(5, fitted, distance);
  }

  @Test
  void helmholtzCleansAWave() {
    double k = 5;
    Function wave = (a, b) -> Math.sin(k * (0.6 * a + 0.8 * b));
    Function source = (a, b) -> 0;
    float[] fitted = fit(new Loss.Helmholtz(k, 10), together(values(source), noisy(wave)));
    assertEquationHelps(3, fitted, wave);
  }

  @Test
  void waveEquationCleansAString() {
    double speed = 1.5;
    Function string = (t, x) -> Math.sin(3 * x) * Math.cos(3 * speed * t);
    Function source = (t, x) -> 0;
    float[] fitted = fit(new Loss.Wave(speed, 10), together(values(source), noisy(string)));
    assertEquationHelps(3, fitted, string);
  }

  /** The error is at least so many times below that of a fit that knows no equation. */
  private static void assertEquationHelps(double times, float[] fitted, Function u) {
    float[] plain = fit(new Loss.MeanSquaredError(), together(noisy(u)));
    assertBelow(error(plain, u, false) / times, error(fitted, u, false));
  }
}
