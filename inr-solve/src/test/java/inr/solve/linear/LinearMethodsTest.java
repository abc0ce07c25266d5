package inr.solve.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.ScatteredPoints;
import inr.operator.Border;
import inr.operator.Convolution;
import inr.operator.LocalOperator;
import inr.operator.RowSizes;
import inr.operator.Shape;
import inr.operator.SparseMatrix;
import inr.parallel.Workers;
import inr.random.CounterRandom;
import inr.signal.ValueRange;
import inr.solve.FieldAnswer;
import inr.solve.NoiseLevel;
import inr.solve.SirenField;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Least squares, methods for pictures and networks through a matrix. */
class LinearMethodsTest {
  private static final int SIDE = 16;

  private static Grid plane() {
    return Grid.of(Axis.centred("y", SIDE), Axis.centred("x", SIDE));
  }

  /** A bright square and a ramp. */
  private static double[] scene() {
    double[] scene = new double[SIDE * SIDE];
    Arrays.setAll(
        scene,
        i -> {
          int x = i % SIDE;
          int y = i / SIDE;
          return x > 3 && x < 10 && y > 4 && y < 13 ? 0.9 : 0.2 + 0.02 * x;
        });
    return scene;
  }

  /** A quarter of the rows of Hadamard's matrix, h[i, j] = ±1 by the ones that i and j share. */
  private static LocalOperator singlePixelCamera() {
    CounterRandom random = new CounterRandom(4, 0);
    int numbers = SIDE * SIDE;
    int[] rows =
        IntStream.range(0, numbers).filter(i -> i == 0 || random.uniform(i) < 0.25).toArray();
    int[] starts = new int[rows.length + 1];
    int[] columns = new int[rows.length * numbers];
    double[] weights = new double[columns.length];
    for (int k = 0; k < columns.length; k++) {
      columns[k] = k % numbers;
      weights[k] = Integer.bitCount(rows[k / numbers] & columns[k]) % 2 == 0 ? 1 : -1;
    }
    Arrays.setAll(starts, row -> row * numbers);
    return new SparseMatrix(Shape.of(SIDE, SIDE), Shape.of(rows.length), starts, columns, weights);
  }

  private static LinearMeasurements camera(double noise) {
    LocalOperator operator = singlePixelCamera();
    double[] y = new double[operator.range().size()];
    operator.apply(scene(), y);
    return LinearMeasurements.of(operator, plane(), NoiseLevel.added(y, noise, 1), noise)
        .withRange(ValueRange.symmetric(0, 1));
  }

  private static FieldThroughMeasurements field(int width, double variation, int steps) {
    return new FieldThroughMeasurements(
        new SirenField(3, width, Optional.empty(), 2e-3, variation, steps, 0));
  }

  private static double[] solved(LinearMethod method, LinearMeasurements problem, int threads) {
    try (Workers workers = new Workers(threads)) {
      return method.solve(problem, workers, done -> {}).numbers();
    }
  }

  private static double rms(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum / a.length);
  }

  /** Of flat surfaces least variation is the right guess, and of none the least numbers. */
  @Test
  void aSinglePixelCameraIsSolvedByWhatIsKnownOfPictures() {
    LinearMeasurements problem = camera(0);
    double least = rms(solved(new LeastSquares(), problem, 1), scene());
    double variation = rms(solved(new PlaneVariation(0), problem, 2), scene());
    double patches = rms(solved(new PlanePatches(), problem, 2), scene());
    double field = rms(solved(field(32, 3e-2, 150), problem, 2), scene());
    assertTrue(variation < 0.65 * least, variation + " of " + least);
    assertTrue(patches < least, patches + " of " + least);
    assertTrue(field < least, field + " of " + least);
    assertEquals(
        List.of("least-squares", "tv", "patches"),
        problem.baselines().stream().map(LinearMethod::name).toList());
  }

  @Test
  void bitsDoNotDependOnThreads() {
    LinearMeasurements problem = camera(0.5);
    for (LinearMethod method :
        List.of(new PlaneVariation(0.3), new PlanePatches(), field(16, 1e-2, 12))) {
      assertArrayEquals(solved(method, problem, 1), solved(method, problem, 3), method.name());
    }
  }

  /** Both end where the noise is, and not before. */
  @Test
  void leastSquaresAndNetworksEndAtTheDiscrepancy() {
    LocalOperator blur = Convolution.gaussian(Shape.of(SIDE, SIDE), 1, Border.REFLECT);
    double[] blurred = new double[SIDE * SIDE];
    blur.apply(scene(), blurred);
    LinearMeasurements blurring =
        LinearMeasurements.of(blur, plane(), NoiseLevel.added(blurred, 0.01, 1), 0.01);
    double least = blurring.rms(solved(new LeastSquares(), blurring, 1));
    assertTrue(least <= 0.01 * (1 + 1e-9) && least > 0.006, "least squares " + least);
    LinearMeasurements problem = camera(1);
    try (Workers workers = new Workers(2)) {
      FieldThroughMeasurements method =
          new FieldThroughMeasurements(
              new SirenField(3, 32, Optional.empty(), 5e-4, 1e-3, 2000, 0));
      FieldAnswer answer = method.solve(problem, workers, done -> {});
      int steps = answer.field().orElseThrow().steps();
      assertTrue(steps % 10 == 0 && steps < 2000, steps + " steps");
      double misfit = problem.rms(answer.numbers());
      assertTrue(misfit <= 1 && misfit > 0.7, "field " + misfit);
    }
  }

  /** Means of two points each, anywhere: the field has the values between them, too. */
  @Test
  void sumsOverPointsAreExplainedByAField() {
    int count = 60;
    CounterRandom random = new CounterRandom(3, 0);
    double[] places = new double[2 * count];
    Arrays.setAll(places, i -> 2 * random.uniform(i) - 1);
    double[] numbers = new double[count];
    Arrays.setAll(numbers, i -> 5 + places[2 * i] * places[2 * i + 1]);
    int[] starts = new int[count];
    int[] columns = new int[2 * (count - 1)];
    double[] weights = new double[columns.length];
    Arrays.fill(weights, 0.5);
    Arrays.setAll(starts, row -> 2 * row);
    Arrays.setAll(columns, k -> k / 2 + k % 2);
    LocalOperator means =
        new SparseMatrix(Shape.of(count), Shape.of(count - 1), starts, columns, weights);
    double[] y = new double[count - 1];
    means.apply(numbers, y);
    LinearMeasurements problem = LinearMeasurements.of(means, new ScatteredPoints(2, places), y, 0);
    double[] field =
        solved(
            new FieldThroughMeasurements(new SirenField(3, 32, Optional.of(3.0), 2e-3, 1, 600, 0)),
            problem,
            2);
    assertTrue(rms(field, numbers) < 0.02, "rms " + rms(field, numbers));
    assertEquals(1, problem.baselines().size());
    assertTrue(problem.plane().isEmpty());
  }

  /** A third of the numbers; what nothing tells of is about as large as the others. */
  private static LinearMeasurements mask(double constant) {
    int[] columns = IntStream.range(0, SIDE * SIDE).filter(i -> i * i % 7 > 3).toArray();
    int[] starts = IntStream.rangeClosed(0, columns.length).toArray();
    double[] weights = new double[columns.length];
    Arrays.fill(weights, 2);
    double[] y = new double[columns.length];
    Arrays.setAll(y, row -> 2 * (scene()[columns[row]] + constant));
    Shape domain = Shape.of(SIDE, SIDE);
    return LinearMeasurements.of(
        new SparseMatrix(domain, Shape.of(y.length), starts, columns, weights), plane(), y, 0);
  }

  private static double error(LinearMethod method, double constant) {
    double[] expected = scene();
    Arrays.setAll(expected, i -> expected[i] + constant);
    return rms(solved(method, mask(constant), 2), expected);
  }

  @Test
  void aConstantThatIsAddedIsAddedToTheAnswer() {
    for (LinearMethod method :
        List.of(
            new LeastSquares(), new PlaneVariation(0), new PlanePatches(), field(16, 1e-2, 60))) {
      double without = error(method, 0);
      assertEquals(without, error(method, 1000), 0.02 * without, method.name());
    }
    ValueRange range = mask(1000).range();
    assertEquals(1000.2, range.storedLow(), 0.1);
    assertEquals(1000.9, range.storedHigh(), 0.1);
  }

  private static LinearMeasurements twoNumbers(double first, double second, double... y) {
    LocalOperator operator =
        new SparseMatrix(
            Shape.of(2),
            Shape.of(1),
            new int[] {0, 2},
            new int[] {0, 1},
            new double[] {first, second});
    return LinearMeasurements.of(operator, Grid.of(Axis.centred("x", 2)), y, 0);
  }

  /** 0.1 + 0.2 is not 0.3, but it is no constant either that a difference would see. */
  @Test
  void whatSeesNoConstantIsExplainedFromZero() {
    double[] x = solved(new LeastSquares(), twoNumbers(0.1 + 0.2, -0.3, 6), 1);
    assertArrayEquals(new double[] {10, -10}, x, 1e-6);
  }

  @Test
  void rangesOfEqualAndOfHugeNumbersAreOfUse() {
    assertEquals(ValueRange.symmetric(6.5, 7.5), twoNumbers(1, 1, 14).range());
    ValueRange huge = twoNumbers(1, 1, 2e17).range();
    assertTrue(huge.storedLow() < 1e17 && huge.storedHigh() > 1e17, huge::toString);
    assertTrue((float) huge.storedLow() < (float) huge.storedHigh(), huge::toString);
    LinearMeasurements beyond = twoNumbers(1e-10, 1e-10, 1e30);
    assertTrue(
        assertThrows(IllegalArgumentException.class, beyond::range)
            .getMessage()
            .contains("beyond those of 32 bits"));
    assertEquals(1, beyond.withRange(ValueRange.symmetric(0, 1)).range().storedHigh());
  }

  @Test
  void aRowThatTellsOfANumberTwiceIsAsLongAsItsSum() {
    LocalOperator twice =
        new SparseMatrix(
            Shape.of(2),
            Shape.of(1),
            new int[] {0, 3},
            new int[] {0, 1, 0},
            new double[] {1, 4, 2});
    RowSizes sizes = RowSizes.of(twice);
    assertEquals(5, sizes.length(), 1e-12);
    assertEquals(3, sizes.entries());
  }

  @Test
  void omegaFollowsTheMeasurements() {
    LocalOperator camera = singlePixelCamera();
    double share = (double) camera.range().size() / camera.domain().size();
    assertEquals(30 * Math.sqrt(share), SirenField.omega(camera.range().size(), plane()), 1e-12);
  }

  @Test
  void whatDoesNotBelongTogetherIsRefused() {
    LocalOperator camera = singlePixelCamera();
    assertThrows(
        IllegalArgumentException.class,
        () -> LinearMeasurements.of(camera, plane(), new double[3], 0));
    double[] y = new double[camera.range().size()];
    assertThrows(
        IllegalArgumentException.class, () -> LinearMeasurements.of(camera, plane(), y, -1));
    assertThrows(IllegalArgumentException.class, () -> field(0, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> field(1, -1, 1));
  }
}
