package inr.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.backend.Trainer;
import inr.cpu.CpuBackend;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import org.junit.jupiter.api.Test;

/** Weights of feasible learning: how they move, and what comes of it. */
class MultipliersTest {
  private static final double FLOAT = 1e-6;

  @Test
  void weightsAreOneUntilTheMeanSquareIsThatOfHalfTheBound() {
    Multipliers weights = new Multipliers(new Loss.Feasible(0.2, 0.5, 0, 10), 2);
    assertEquals(1, weights.weight(0, 7));
    weights.stepped(0.0101);
    assertEquals(1, weights.weight(0, 7));
    weights.stepped(0.01);
    assertEquals(1.5, weights.weight(0, 0.2 * Math.sqrt(2)), FLOAT);
  }

  @Test
  void weightsGrowBeyondTheBoundAndFallToZeroWithin() {
    Multipliers weights = new Multipliers(new Loss.Feasible(0.2, 0.5, 0, 10), 2);
    weights.stepped(0);
    assertEquals(0.5, weights.weight(0, 0), FLOAT);
    assertEquals(0, weights.weight(0, 0), FLOAT);
    assertEquals(0, weights.weight(0, 0.1), FLOAT);
    assertEquals(1.5, weights.weight(0, -0.4), FLOAT);
    assertEquals(10, weights.weight(0, 3), FLOAT);
    assertEquals(1, weights.weight(1, 0.2), FLOAT);
  }

  @Test
  void weightsFallNoFurtherThanToTheLeast() {
    Multipliers weights = new Multipliers(new Loss.Feasible(0.2, 0.5, 0.25, 10), 1);
    weights.stepped(0);
    assertEquals(0.5, weights.weight(0, 0), FLOAT);
    assertEquals(0.25, weights.weight(0, 0), FLOAT);
    assertEquals(1.75, weights.weight(0, 0.4), FLOAT);
  }

  @Test
  void nonsenseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Loss.Feasible(1, 1, 2, 3));
    assertThrows(IllegalArgumentException.class, () -> new Loss.Feasible(1, 1, -1, 3));
    assertThrows(IllegalArgumentException.class, () -> new Loss.Feasible(0, 1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Loss.Feasible(1, Double.NaN, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Loss.Feasible(1, 1, 0, 0.5));
  }

  /** What the method is for: a smaller largest error, paid by the mean square. */
  @Test
  void theLargestErrorComesDownAndTheMeanSquarePaysForIt() {
    Signal signal = signal();
    double[] usual = errors(signal, new Loss.MeanSquaredError());
    double[] bounded = errors(signal, Loss.Feasible.of(0.7 * usual[1]));
    assertTrue(bounded[1] < usual[1], "largest error " + bounded[1] + ", without " + usual[1]);
    assertTrue(bounded[0] > usual[0], "mean square " + bounded[0] + ", without " + usual[0]);
  }

  /** Mean square and largest error after a fit. */
  private static double[] errors(Signal signal, Loss loss) {
    TrainingPlan plan = TrainingPlan.of(Siren.network(2, 1, 2, 24, 10, 10), 3e-3, 2).withLoss(loss);
    plan = plan.withSchedule(new Schedule.Cosine(600, 0.01));
    float[] values = new float[signal.points()];
    try (Trainer trainer = new CpuBackend().trainer(plan, signal, 2)) {
      trainer.step(600);
      trainer.evaluate(signal.coordinates(), values);
    }
    double sum = 0;
    double largest = 0;
    for (int i = 0; i < values.length; i++) {
      double error = values[i] - signal.target(i, 0);
      sum += error * error;
      largest = Math.max(largest, Math.abs(error));
    }
    return new double[] {sum / values.length, largest};
  }

  private static Signal signal() {
    Grid grid = Grid.of(Axis.centred("y", 24), Axis.centred("x", 24));
    float[] values = new float[24 * 24];
    double[] x = new double[2];
    for (int i = 0; i < values.length; i++) {
      grid.coordinates(i, x);
      values[i] = (float) (StrictMath.sin(5 * x[0] * x[1] + 9 * x[1] * x[1]) > 0.3 ? 0.6 : -0.4);
    }
    return new Signal(
        grid, new Medium.Field(1), new Samples.Floats(values), ValueRange.symmetric(-1, 1));
  }
}
