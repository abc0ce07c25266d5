package inr.solve.sphere;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.parallel.Workers;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.solve.partial.PartialSignal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SphereMethodsTest {
  private static final int PLACES = 300;

  /** Values in float32 next to 1, and a ridge of 10⁻⁹. */
  private static final double FLOATS = 1e-6;

  /** z² + xy − x of unit vectors, a sum of harmonics of degrees 0 to 2; half of it known. */
  private static PartialSignal polynomial() {
    Places places = Places.drawn(PLACES, 5);
    float[] values = new float[PLACES];
    boolean[] known = new boolean[PLACES];
    double[] v = new double[3];
    for (int i = 0; i < PLACES; i++) {
      places.vectors().coordinates(i, v);
      values[i] = (float) (v[2] * v[2] + v[0] * v[1] - v[0]);
      known[i] = i % 2 == 0;
    }
    return PartialSignal.of(
        new Signal(
            places.map(),
            new Medium.Field(1),
            new Samples.Floats(values),
            ValueRange.symmetric(-1, 1)),
        known);
  }

  @Test
  void harmonicsOfThreeDegreesAreEverySecondOrderPolynomial() {
    PartialSignal problem = polynomial();
    try (Workers one = new Workers(1);
        Workers three = new Workers(3)) {
      double[] values = new HarmonicRegression(3).solve(problem, one, step -> {}).numbers();
      for (int i = 0; i < PLACES; i++) {
        assertEquals(problem.value(i, 0), values[i], FLOATS);
      }
      assertArrayEquals(
          values, new HarmonicRegression(3).solve(problem, three, step -> {}).numbers());
    }
  }

  /** More harmonics than places explain these exactly, and stay finite between them. */
  @Test
  void fewPlacesAreNoObstacle() {
    PartialSignal problem = polynomial();
    try (Workers workers = new Workers(2)) {
      double[] values = new HarmonicRegression(16).solve(problem, workers, step -> {}).numbers();
      assertEquals(0, problem.misfit(values), 1e-3);
      assertEquals(0, Arrays.stream(values).map(Math::abs).filter(v -> !(v < 100)).count());
    }
  }

  @Test
  void theNearestPlaceGivesItsValue() {
    PartialSignal problem = polynomial();
    try (Workers workers = new Workers(2)) {
      double[] values = new NearestPlace().solve(problem, workers, step -> {}).numbers();
      assertEquals(0, problem.misfit(values));
      int[] known = problem.points(true);
      int[] nearest = Places.of(problem.at(new int[] {1})).nearest(Places.of(problem.at(known)));
      assertEquals(problem.value(known[nearest[0]], 0), values[1]);
    }
  }
}
