package inr.solve.sphere;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.parallel.Workers;
import inr.random.CounterRandom;
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

  private static double crossEntropy(double[][] rows, boolean[] labels, double[] b) {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      double value = rows[i][0] * b[0] + rows[i][1] * b[1];
      sum += Math.log(1 + Math.exp(labels[i] ? -value : value));
    }
    return sum + 0.005 * (b[0] * b[0] + b[1] * b[1]);
  }

  /** Where the slopes of cross-entropy, by central differences, are 0. */
  @Test
  void labelsAreToldByTheLeastCrossEntropy() {
    CounterRandom random = new CounterRandom(1, 0);
    double[][] rows = new double[60][2];
    boolean[] labels = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i][0] = 1;
      rows[i][1] = 4 * random.uniform(2L * i) - 2;
      labels[i] = rows[i][1] + 2 * random.uniform(2L * i + 1) > 1.5;
    }
    double h = 1e-5;
    try (Workers workers = new Workers(2)) {
      double[] b = HarmonicClassification.factors(rows, labels, workers);
      for (int k = 0; k < b.length; k++) {
        double[] more = b.clone();
        double[] less = b.clone();
        more[k] += h;
        less[k] -= h;
        double rise = crossEntropy(rows, labels, more) - crossEntropy(rows, labels, less);
        assertEquals(0, rise / (2 * h), 1e-3, "factor " + k);
      }
    }
  }

  /** Of rows that are no numbers no step is one, and the factors stay where they are. */
  @Test
  void aStepWithoutNumbersEndsIt() {
    double[][] rows = {{1, Double.NaN}, {1, 2}};
    try (Workers workers = new Workers(1)) {
      double[] b = HarmonicClassification.factors(rows, new boolean[] {true, false}, workers);
      assertArrayEquals(new double[2], b);
    }
  }

  @Test
  void tooManyLabelsAndHarmonicsAreNotTaken() {
    PartialSignal problem = polynomial();
    int known = problem.points(true).length;
    int most = (int) Math.sqrt(5e7 / known);
    assertTrue(new HarmonicClassification(most).takes(problem));
    assertFalse(new HarmonicClassification(most + 1).takes(problem));
  }

  /** Labels that a plane parts, and labels that are all alike: probabilities stay numbers. */
  @Test
  void labelsThatAreToldApartAreNoObstacle() {
    PartialSignal values = polynomial();
    for (double threshold : new double[] {0, -9}) {
      float[] labels = new float[PLACES];
      for (int i = 0; i < PLACES; i++) {
        labels[i] = values.value(i, 0) > threshold ? 1 : 0;
      }
      Signal signal =
          new Signal(
              values.signal().coordinates(),
              new Medium.Field(1),
              new Samples.Floats(labels),
              ValueRange.symmetric(0, 1));
      PartialSignal problem = PartialSignal.of(signal, values.known());
      try (Workers one = new Workers(1);
          Workers three = new Workers(3)) {
        HarmonicClassification method = new HarmonicClassification(3);
        double[] told = method.solve(problem, one, step -> {}).numbers();
        assertArrayEquals(told, method.solve(problem, three, step -> {}).numbers());
        for (int i = 0; i < PLACES; i++) {
          assertTrue(told[i] >= 0 && told[i] <= 1, "probability " + told[i]);
        }
        for (int i : problem.points(true)) {
          assertEquals(labels[i] > 0.5, told[i] > 0.5, "place " + i + " has " + told[i]);
        }
      }
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
