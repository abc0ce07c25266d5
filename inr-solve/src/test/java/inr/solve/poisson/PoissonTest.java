package inr.solve.poisson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.operator.Shape;
import inr.parallel.Workers;
import inr.random.CounterRandom;
import inr.solve.FieldAnswer;
import inr.solve.Planes;
import inr.solve.poisson.PictureDerivatives.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PoissonTest {
  /** Sums of some hundreds of products, the largest divided by the least factor, 2·10⁻². */
  private static final double ROUNDING = 1e-9;

  private static Planes noise(int height, int width, int channels) {
    double[][] planes = new double[channels][height * width];
    CounterRandom random = new CounterRandom(0, 1);
    for (int i = 0; i < channels * height * width; i++) {
      planes[i % channels][i / channels] = random.uniform(i);
    }
    return new Planes(Shape.of(height, width), List.of(planes), channels);
  }

  private static double[] exact(PictureDerivatives problem, int threads) {
    try (Workers workers = new Workers(threads)) {
      return new GridPoisson().solve(problem, workers, step -> {}).numbers();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyPictureComesBackExactly(Kind kind) {
    for (int[] sides : new int[][] {{9, 14}, {16, 5}, {3, 3}}) {
      Planes picture = noise(sides[0], sides[1], 3);
      PictureDerivatives problem = PictureDerivatives.of(kind, picture);
      double[] found = exact(problem, 1);
      for (int i = 0; i < found.length; i++) {
        assertEquals(255 * picture.channels().get(i % 3)[i / 3], found[i], 255 * ROUNDING);
      }
      assertArrayEquals(found, exact(problem, 3));
    }
  }

  /** Gradients that no picture has: what is left of them is at right angles to all gradients. */
  @Test
  void gradientsOfNoPictureAreExplainedBest() {
    Shape shape = Shape.of(7, 10);
    double[] y = new double[2 * shape.size()];
    CounterRandom random = new CounterRandom(3, 1);
    for (int i = 0; i < y.length; i++) {
      y[i] = random.normal(i);
    }
    PictureDerivatives problem =
        new PictureDerivatives(Kind.GRADIENT, shape, List.of(y), new double[] {0.25}, 1);
    double[] found = exact(problem, 2);
    double[] x = new double[found.length];
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] = found[i] / 255;
      sum += x[i];
    }
    assertEquals(0.25, sum / x.length, ROUNDING);
    double[] image = new double[y.length];
    problem.operator().apply(x, image);
    for (int i = 0; i < y.length; i++) {
      image[i] -= y[i];
    }
    double[] slope = new double[x.length];
    problem.operator().adjoint(image, slope);
    for (double one : slope) {
      assertEquals(0, one, ROUNDING);
    }
  }

  @Test
  void slopesOfTheLossOfLaplaciansAreItsDifferences() {
    Planes picture = noise(5, 6, 1);
    PictureDerivatives problem = PictureDerivatives.of(Kind.LAPLACIAN, picture);
    double[] f = new double[4 * 30];
    CounterRandom random = new CounterRandom(9, 1);
    for (int i = 0; i < f.length; i++) {
      f[i] = random.normal(i);
    }
    try (Workers workers = new Workers(1)) {
      CurvatureLoss loss = new CurvatureLoss(problem, 0.3, workers);
      double[] slopes = new double[f.length];
      loss.at(f, slopes);
      for (int i = 0; i < f.length; i++) {
        double[] none = new double[f.length];
        double kept = f[i];
        f[i] = kept + 1e-4;
        double above = loss.at(f, none);
        f[i] = kept - 1e-4;
        double below = loss.at(f, none);
        f[i] = kept;
        assertEquals((above - below) / 2e-4, slopes[i], 1e-9); // the loss is quadratic
      }
    }
  }

  /** A slope and a hill: smooth enough for a small network and few steps. */
  private static Planes hill() {
    double[] plane = new double[20 * 24];
    for (int i = 0; i < plane.length; i++) {
      int row = i / 24;
      double y = row / 20.0 - 0.4;
      double x = i % 24 / 24.0 - 0.6;
      plane[i] = 0.2 + 0.3 * (x + 0.6) + 0.5 * Math.exp(-12 * (x * x + y * y));
    }
    return new Planes(Shape.of(20, 24), List.of(plane), 1);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aNetworkFindsAHillByItsDerivatives(Kind kind) {
    Planes picture = hill();
    PictureDerivatives problem = PictureDerivatives.of(kind, picture);
    try (Workers workers = new Workers(2)) {
      FieldAnswer answer =
          new PoissonField(24, 6, 2e-3, 250, 0).solve(problem, workers, step -> {});
      double sum = 0;
      double mean = 0;
      for (int i = 0; i < answer.numbers().length; i++) {
        double off = answer.numbers()[i] / 255 - picture.channels().get(0)[i];
        sum += off * off;
        mean += off;
      }
      double rms = Math.sqrt(sum / answer.numbers().length);
      assertTrue(rms < 0.03, "rms " + rms); // of a range of 0.6
      if (kind == Kind.GRADIENT) {
        assertEquals(0, mean / answer.numbers().length, 1e-6); // floats
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void bitsDoNotDependOnThreads(Kind kind) {
    PictureDerivatives problem = PictureDerivatives.of(kind, noise(6, 8, 3));
    PoissonField field = new PoissonField(8, 6, 1e-3, 3, 1);
    try (Workers one = new Workers(1);
        Workers three = new Workers(3)) {
      assertArrayEquals(
          field.solve(problem, one, step -> {}).numbers(),
          field.solve(problem, three, step -> {}).numbers());
    }
  }

  @Test
  void wrongShapesAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> PictureDerivatives.of(Kind.LAPLACIAN, noise(2, 9, 1)));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new PictureDerivatives(
                Kind.GRADIENT, Shape.of(3, 3), List.of(new double[9]), new double[1], 1));
  }
}
