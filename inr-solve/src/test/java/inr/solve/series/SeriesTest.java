package inr.solve.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.grid.ScatteredPoints;
import inr.parallel.Workers;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.solve.partial.PartialMethod;
import inr.solve.partial.PartialSignal;
import inr.solve.partial.ValueScore;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private static final int KNOWN = 200;
  private static final int ALL = 400;

  private static double x(int i) {
    return -1 + 2.0 * i / (KNOWN - 1);
  }

  private static PartialSignal series(DoubleUnaryOperator y) {
    double[] places = new double[ALL];
    Arrays.setAll(places, SeriesTest::x);
    float[] values = new float[ALL];
    boolean[] known = new boolean[ALL];
    Arrays.fill(known, 0, KNOWN, true);
    for (int i = 0; i < ALL; i++) {
      values[i] = (float) y.applyAsDouble(places[i]);
    }
    return PartialSignal.of(
        new Signal(
            new ScatteredPoints(1, places),
            new Medium.Field(1),
            new Samples.Floats(values),
            ValueRange.symmetric(-1, 1)),
        known);
  }

  private static double rms(PartialMethod method, DoubleUnaryOperator y) {
    PartialSignal problem = series(y);
    double[] truth = new double[ALL];
    Arrays.setAll(truth, i -> y.applyAsDouble(x(i)));
    try (Workers workers = new Workers(2)) {
      double[] values = method.solve(problem, workers, step -> {}).numbers();
      return ValueScore.of(problem, truth, values, 1).rms();
    }
  }

  @Test
  void theStrongestWaveIsFoundBetweenTheStepsOfTheSearch() {
    PartialSignal problem = series(x -> 0.3 * x + Math.sin(11.3 * x) + 0.2 * Math.sin(31 * x));
    try (Workers one = new Workers(1);
        Workers three = new Workers(3)) {
      double omega = StrongestWave.of(problem, one);
      assertEquals(11.3, omega, 0.05); // the weaker wave draws a little
      assertEquals(omega, StrongestWave.of(problem, three));
    }
  }

  @Test
  void aLineAndASinusoidGoOnExactly() {
    DoubleUnaryOperator y = x -> 2 - 0.7 * x + 1.5 * Math.sin(9.1 * x + 0.4);
    assertTrue(rms(new LinearSeries(true), y) < 1e-5); // of floats next to 4
    assertTrue(rms(new LinearSeries(false), y) > 0.9);
    assertTrue(rms(new LinearSeries(false), x -> 3 * x - 1) < 1e-6);
  }

  /** What no straight line and no single sinusoid can follow. */
  @Test
  void snakeFollowsTwoWaves() {
    DoubleUnaryOperator y = x -> 0.5 * x + Math.sin(10 * x) + 0.5 * Math.sin(33 * x + 1);
    double ours = rms(new SeriesField(SeriesField.Kind.SNAKE, 64, 1500, 0), y);
    double rival = rms(new LinearSeries(true), y);
    assertTrue(ours < 0.8 * rival, ours + " beside " + rival);
  }

  @Test
  void bitsDoNotDependOnThreads() {
    PartialSignal problem = series(x -> Math.sin(10 * x));
    for (SeriesField.Kind kind : SeriesField.Kind.values()) {
      try (Workers one = new Workers(1);
          Workers three = new Workers(3)) {
        SeriesField field = new SeriesField(kind, 8, 3, 1);
        assertArrayEquals(
            field.solve(problem, one, step -> {}).numbers(),
            field.solve(problem, three, step -> {}).numbers());
      }
    }
  }

  @Test
  void wrongSizesAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new SeriesField(SeriesField.Kind.FAN, 1, 5, 0));
  }
}
