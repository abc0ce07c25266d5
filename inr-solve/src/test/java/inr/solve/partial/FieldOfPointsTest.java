package inr.solve.partial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.parallel.Workers;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.solve.FieldAnswer;
import org.junit.jupiter.api.Test;

class FieldOfPointsTest {
  private static final int POINTS = 120;

  /** Two waves, every third sample of which is missing. */
  private static PartialSignal waves() {
    float[] values = new float[POINTS];
    boolean[] known = new boolean[POINTS];
    for (int i = 0; i < POINTS; i++) {
      values[i] = (float) (20 + 5 * Math.sin(0.1 * i) + 2 * Math.cos(0.23 * i));
      known[i] = i % 3 != 1;
    }
    return PartialSignal.of(
        new Signal(
            Grid.of(Axis.centred("x", POINTS)),
            new Medium.Field(1),
            new Samples.Floats(values),
            ValueRange.symmetric(-1, 1)),
        known);
  }

  private static FieldOfPoints field(int steps, double heldBack) {
    TrainingPlan plan = TrainingPlan.of(Siren.network(1, 1, 2, 24, 10, 10), 2e-3, 0);
    return new FieldOfPoints("siren", plan, steps, heldBack);
  }

  private static double rms(FieldAnswer answer) {
    PartialSignal problem = waves();
    double[] truth = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      truth[i] = problem.value(i, 0);
    }
    return ValueScore.of(problem, truth, answer.numbers(), problem.span()).rms();
  }

  @Test
  void unknownPointsAreToldByTheirNeighbours() {
    try (Workers workers = new Workers(2)) {
      FieldAnswer answer = field(300, 0).solve(waves(), workers, step -> {});
      assertTrue(rms(answer) < 0.1, "rms " + rms(answer)); // of values that go from 13 to 27
      assertTrue(waves().misfit(answer.numbers()) < 0.01);
      assertEquals(300, answer.field().orElseThrow().steps());
    }
  }

  /** What is missing is never looked at. */
  @Test
  void valuesOfUnknownPointsDoNotMatter() {
    PartialSignal problem = waves();
    float[] other = new float[POINTS];
    for (int i = 0; i < POINTS; i++) {
      other[i] = problem.known()[i] ? (float) problem.value(i, 0) : 1000;
    }
    Signal like = problem.signal();
    PartialSignal changed =
        PartialSignal.of(
            new Signal(like.coordinates(), like.medium(), new Samples.Floats(other), like.range()),
            problem.known());
    try (Workers workers = new Workers(1)) {
      assertArrayEquals(
          field(5, 0).solve(problem, workers, step -> {}).numbers(),
          field(5, 0).solve(changed, workers, step -> {}).numbers());
    }
  }

  @Test
  void pointsThatAreHeldBackChooseTheStep() {
    try (Workers one = new Workers(1);
        Workers three = new Workers(3)) {
      FieldAnswer alone = field(170, 0.2).solve(waves(), one, step -> {});
      FieldAnswer shared = field(170, 0.2).solve(waves(), three, step -> {});
      assertArrayEquals(alone.numbers(), shared.numbers());
      int chosen = alone.field().orElseThrow().steps();
      assertTrue(chosen == 50 || chosen == 100 || chosen == 150 || chosen == 170, "" + chosen);
    }
  }

  @Test
  void wrongSizesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> field(0, 0));
    assertThrows(IllegalArgumentException.class, () -> field(1, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PartialSignal(waves().signal(), new boolean[POINTS]));
  }
}
