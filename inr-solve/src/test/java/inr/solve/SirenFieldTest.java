package inr.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.operator.Border;
import inr.operator.Convolution;
import inr.operator.ForwardOperator;
import inr.operator.LocalOperator;
import inr.operator.Radon;
import inr.operator.RowSizes;
import inr.operator.Shape;
import inr.operator.SparseMatrix;
import inr.parallel.Workers;
import inr.random.CounterRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Networks that are trained through the operator of a picture. */
class SirenFieldTest {
  private static SirenField field(int width, double variation, int steps) {
    return new SirenField(3, width, Optional.empty(), 2e-3, variation, steps, 0);
  }

  private static PictureAnswer answer(SirenField field, Problem problem, int threads) {
    try (Workers workers = new Workers(threads)) {
      return field.answer(problem, workers, done -> {});
    }
  }

  private static boolean[] kept(int count, double share) {
    CounterRandom random = new CounterRandom(0, 1);
    boolean[] kept = new boolean[count];
    for (int i = 0; i < count; i++) {
      kept[i] = random.uniform(i) < share;
    }
    return kept;
  }

  /** The same map, of which nothing tells single measurements. */
  private record Closed(ForwardOperator inner) implements ForwardOperator {
    @Override
    public Shape domain() {
      return inner.domain();
    }

    @Override
    public Shape range() {
      return inner.range();
    }

    @Override
    public void apply(double[] x, double[] y) {
      inner.apply(x, y);
    }

    @Override
    public void adjoint(double[] y, double[] x) {
      inner.adjoint(y, x);
    }
  }

  /**
   * A Gaussian's rows overlap, so each step takes the whole, as it does where rows are not told of;
   * a draw of 24 measurements leaves three times the misfit. Only the scale of the loss differs.
   */
  @Test
  void rowsThatOverlapAreNotDrawn() {
    int side = 96;
    Planes truth = Planes.of(TestPictures.stripes(side, side));
    LocalOperator blur = Convolution.gaussian(truth.shape(), 1.5, Border.PERIODIC);
    RowSizes rows = RowSizes.of(blur);
    assertEquals(169L * rows.rows(), rows.entries());
    assertEquals(169, rows.times(blur), 1e-9);
    assertTrue(SirenField.overlaps(blur, rows));
    List<double[]> measured = truth.images(blur);
    Deblurring open = new Deblurring(blur, measured, 1, 0);
    double told = open.misfit(answer(field(16, 0, 15), open, 2).planes());
    Deblurring closed = new Deblurring(new Closed(blur), measured, 1, 0);
    double whole = closed.misfit(answer(field(16, 0, 15), closed, 2).planes());
    assertEquals(whole, told, 0.02 * whole);
  }

  /** Of a table with 500 rows of two for each of its numbers, all are in many rows. */
  @Test
  void shortRowsAreDrawnHoweverManyThereAre() {
    int[] starts = new int[5001];
    int[] columns = new int[10_000];
    double[] weights = new double[columns.length];
    Arrays.setAll(starts, row -> 2 * row);
    Arrays.setAll(columns, k -> k % 2 == 0 ? k / 2 % 20 : (k / 2 + 1 + k / 40 % 19) % 20);
    Arrays.fill(weights, 1);
    SparseMatrix tall = new SparseMatrix(Shape.of(20), Shape.of(5000), starts, columns, weights);
    RowSizes rows = RowSizes.of(tall);
    assertEquals(4096, rows.rows());
    assertEquals(Math.sqrt(2), rows.length(), 1e-9);
    assertEquals(500, rows.times(tall), 1e-9);
    assertFalse(SirenField.overlaps(tall, rows));
  }

  @Test
  void coloursAreFilledByOneNetworkWithEqualBitsOnAnyThreads() {
    Planes truth = Planes.of(TestPictures.colourStripes(20, 16));
    Inpainting problem = Inpainting.of(truth, kept(320, 0.5));
    SirenField field = field(24, 1e-3, 120);
    PictureAnswer one = answer(field, problem, 1);
    PictureAnswer three = answer(field, problem, 3);
    for (int c = 0; c < 3; c++) {
      assertArrayEquals(one.planes().channels().get(c), three.planes().channels().get(c));
    }
    assertEquals(120, one.field().orElseThrow().steps());
    assertTrue(problem.misfit(one.planes()) < 0.05, "misfit " + problem.misfit(one.planes()));
    assertTrue(PictureScore.of(truth, one.planes(), 0).psnr() > 20);
  }

  @Test
  void noiseThatIsKnownEndsIt() {
    Planes truth = Planes.of(TestPictures.stripes(32, 32));
    List<double[]> data = NoiseLevel.added(truth.channels(), 0.1, 0);
    Denoising problem = new Denoising(new Planes(truth.shape(), data, 1), 0.1);
    PictureAnswer answer = answer(field(48, 0, 1500), problem, 2);
    int steps = answer.field().orElseThrow().steps();
    assertTrue(steps % 10 == 0 && steps < 1500, steps + " steps");
    assertTrue(problem.misfit(answer.planes()) <= 0.1 + 1e-6);
  }

  /** Data that are told to be exact are followed to the last step. */
  @Test
  void withoutNoiseNothingEndsIt() {
    Planes black = new Planes(Shape.of(16, 16), List.of(new double[256]), 1);
    LocalOperator blur = Convolution.gaussian(black.shape(), 1, Border.PERIODIC);
    Radon radon = new Radon(16, 6, 16);
    for (double noise : new double[] {0, 0.3}) {
      for (Problem problem :
          List.of(
              new Deblurring(blur, black.images(blur), 1, noise),
              new Tomography(radon, black.images(radon), 1, noise))) {
        assertEquals(noise, problem.noise());
        int steps = answer(field(16, 0, 60), problem, 2).field().orElseThrow().steps();
        assertEquals(noise == 0, steps == 60, steps + " steps");
      }
    }
  }

  private static void assertRefused(
      int layers, int width, double omega, double rate, double variation, String why) {
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> new SirenField(layers, width, Optional.of(omega), rate, variation, 1, 0))
            .getMessage()
            .contains(why));
  }

  /** All of it before any training, so before any rival. */
  @Test
  void whatIsOutOfRangeIsRefusedWhereItIsWished() {
    double infinite = Double.POSITIVE_INFINITY;
    assertRefused(65, 8, 30, 1e-3, 0, "65 hidden layers");
    assertRefused(3, 60_000, 30, 1e-3, 0, "more than 2147483647 parameters");
    assertRefused(3, 70_000, 30, 1e-3, 0, "70000 wide");
    assertRefused(3, 8, infinite, 1e-3, 0, "ω Infinity");
    assertRefused(3, 8, Double.NaN, 1e-3, 0, "ω NaN");
    assertRefused(3, 8, 30, 1e39, 0, "1.0E39");
    assertRefused(3, 8, 30, infinite, 0, "rate Infinity");
    assertRefused(3, 8, 30, 1e-3, infinite, "variation Infinity");
  }

  @Test
  void whatCannotBeTrainedIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> field(0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> field(1, -1, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new SirenField(0, 1, Optional.empty(), 1, 0, 1, 0));
  }
}
