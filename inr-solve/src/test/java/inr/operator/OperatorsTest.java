package inr.operator;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What all operators keep to, and what some of them are. */
class OperatorsTest {
  private static final long SEED = 0;

  /** Sums of some dozens of weights that are 1 to rounding. */
  private static final double ROUNDING = 1e-14;

  private static final double[] BLUR = {1 / 16.0, 2 / 16.0, 1 / 16.0, 3 / 16.0, 5 / 16.0, 4 / 16.0};

  /** Operators on even, odd, oblong and single-sample domains; those that keep a constant. */
  private static Map<String, ForwardOperator> averaging() {
    Map<String, ForwardOperator> all = new LinkedHashMap<>();
    for (Kernel kernel : Kernel.values()) {
      all.put(kernel + " 12 x 8 by 4", Resampling.reduction(kernel, Shape.of(12, 8), 4));
      all.put(kernel + " 9 x 15 by 3", Resampling.reduction(kernel, Shape.of(9, 15), 3));
      all.put(kernel + " 5 x 1 by 1", Resampling.reduction(kernel, Shape.of(5, 1), 1));
      all.put(kernel + " 7 x 5 to 3 x 2", Resampling.of(kernel, Shape.of(7, 5), Shape.of(3, 2)));
      all.put(kernel + " 3 x 2 to 7 x 9", Resampling.of(kernel, Shape.of(3, 2), Shape.of(7, 9)));
      all.put(kernel + " 1 x 1 to 4 x 3", Resampling.of(kernel, Shape.of(1, 1), Shape.of(4, 3)));
    }
    for (Border border : Border.values()) {
      all.put("blur, " + border, new Convolution(Shape.of(7, 4), Shape.of(2, 3), BLUR, border));
      all.put(
          "blur tall, " + border, new Convolution(Shape.of(3, 9), Shape.of(3, 2), BLUR, border));
    }
    for (Border border : Border.values()) {
      all.put("Gaussian, " + border, Convolution.gaussian(Shape.of(12, 9), 0.9, border));
    }
    all.put("Gaussian wider than it, ", Convolution.gaussian(Shape.of(2, 5), 3, Border.REFLECT));
    for (int[] sizes : new int[][] {{1, 3}, {9, 2}, {300, 4}, {41, 5}}) {
      all.put("rate " + Arrays.toString(sizes), new RateReduction(sizes[0], sizes[1]));
    }
    all.put("identity", new Identity(Shape.of(2, 3)));
    all.put("blur of one, periodic", one(Border.PERIODIC));
    all.put("blur of one, reflected", one(Border.REFLECT));
    return all;
  }

  private static ForwardOperator one(Border border) {
    return new Convolution(Shape.of(1, 1), Shape.of(2, 3), BLUR, border);
  }

  private static Map<String, ForwardOperator> all() {
    Map<String, ForwardOperator> all = averaging();
    boolean[] kept = new boolean[15];
    kept[0] = true;
    kept[7] = true;
    kept[14] = true;
    all.put("mask", new Mask(Shape.of(3, 5), kept));
    for (Kernel kernel : Kernel.values()) {
      Shape shape = Shape.of(12, 9);
      Resampling still = Resampling.reduction(kernel, shape, 3, 0, 0);
      Resampling moved = Resampling.reduction(kernel, shape, 3, 0.4, -1.3);
      all.put(kernel + ", moved", moved);
      all.put(kernel + ", frames", new Frames(List.of(still, moved)));
    }
    all.put("mask of one", new Mask(Shape.of(1), new boolean[] {true}));
    all.put("matrix", matrix(Shape.of(3, 5), 7));
    all.put("matrix of one", matrix(Shape.of(1), 1));
    all.put("matrix in space", matrix(Shape.of(2, 3, 4), 50));
    all.put("scaled matrix", new Scaled(matrix(Shape.of(9), 4), -0.3));
    all.put("pair", new MatrixPair(matrix(Shape.of(4), 3), new Transposed(matrix(Shape.of(4), 3))));
    all.put("mask, transposed", new Transposed(new Mask(Shape.of(3, 5), kept)));
    all.put("mask after mask's adjoint", new Chain(all.get("mask, transposed"), all.get("mask")));
    for (int[] sides : new int[][] {{1, 1}, {1, 4}, {3, 1}, {5, 4}}) {
      Shape shape = Shape.of(sides);
      all.put("Laplacian " + shape.text(), new Laplacian(shape));
      all.put("inner Laplacian " + shape.text(), new InnerLaplacian(shape));
      all.put("gradient " + shape.text(), new Gradient(shape));
    }
    for (int[] sizes : new int[][] {{1, 1, 1}, {7, 5, 9}, {8, 12, 8}, {2, 3, 11}}) {
      all.put("Radon " + Arrays.toString(sizes), new Radon(sizes[0], sizes[1], sizes[2]));
    }
    for (int[] sides : new int[][] {{1, 1}, {1, 4}, {7, 1}, {5, 6}, {8, 8}, {13, 11}}) {
      Shape shape = Shape.of(sides);
      all.put("Fourier " + shape.text(), new Fourier(shape));
      all.put("coded " + shape.text(), CodedPatterns.random(shape, 3, SEED));
      all.put("masked " + shape.text(), new CodedPatterns(shape, List.of(half(shape))));
      List<Double> distances = List.of(-3.0, 0.5);
      all.put("propagated " + shape.text(), new AngularSpectrum(shape, 0.5, distances));
      all.put("partly propagated " + shape.text(), new AngularSpectrum(shape, 3, distances));
    }
    return all;
  }

  /** Rows of none to four entries, some of which share a place. */
  private static SparseMatrix matrix(Shape domain, int rows) {
    int[] starts = new int[rows + 1];
    for (int row = 0; row < rows; row++) {
      starts[row + 1] = starts[row] + (row + 1) % 5;
    }
    int[] columns = new int[starts[rows]];
    double[] weights = new double[columns.length];
    for (int k = 0; k < columns.length; k++) {
      columns[k] = k * k % domain.size();
      weights[k] = 0.7 * k - 2;
    }
    return new SparseMatrix(domain, Shape.of(rows), starts, columns, weights);
  }

  /** A mask that lets half of the points through, some of them weakened and delayed. */
  private static double[] half(Shape shape) {
    double[] code = new double[2 * shape.size()];
    for (int i = 0; i < shape.size(); i += 2) {
      code[2 * i] = 0.6;
      code[2 * i + 1] = 0.3 * i;
    }
    return code;
  }

  /** A row is what the adjoint makes of a unit measurement. */
  @TestFactory
  Stream<DynamicTest> rowsOfLocalOperatorsAreThoseOfTheMatrix() {
    return all().entrySet().stream()
        .filter(entry -> entry.getValue() instanceof LocalOperator)
        .map(
            entry ->
                dynamicTest(
                    entry.getKey(),
                    () -> checkRows(entry.getKey(), (LocalOperator) entry.getValue())));
  }

  /** Borders that mirror, or go around a domain narrower than the kernel, and matrices of tests. */
  private static boolean mayTellTwice(String name) {
    return name.contains("REFLECT")
        || name.contains("reflected")
        || name.startsWith("Gaussian wider")
        || name.equals("blur of one, periodic")
        || name.contains("matrix")
        || name.equals("pair");
  }

  private static void checkRows(String name, LocalOperator operator) {
    for (int m = 0; m < operator.range().size(); m++) {
      double[] unit = new double[operator.range().size()];
      unit[m] = 1;
      double[] expected = new double[operator.domain().size()];
      operator.adjoint(unit, expected);
      double[] row = new double[expected.length];
      boolean[] told = new boolean[row.length];
      operator.row(
          m,
          (point, weight) -> {
            assertTrue(mayTellTwice(name) || !told[point], () -> "number " + point + " again");
            told[point] = true;
            row[point] += weight;
          });
      assertArrayEquals(expected, row, ROUNDING);
    }
  }

  @TestFactory
  Stream<DynamicTest> theAdjointBelongsToALinearMap() {
    return all().entrySet().stream()
        .map(
            entry ->
                dynamicTest(
                    entry.getKey(),
                    () -> {
                      OperatorCheck check = OperatorCheck.of(entry.getValue(), SEED);
                      assertTrue(check.passes(), check::toString);
                    }));
  }

  @Test
  void averagesKeepAConstant() {
    averaging()
        .forEach(
            (name, operator) -> {
              double[] ones = new double[operator.domain().size()];
              Arrays.fill(ones, 1);
              double[] result = new double[operator.range().size()];
              operator.apply(ones, result);
              double[] expected = new double[result.length];
              Arrays.fill(expected, 1);
              assertArrayEquals(expected, result, ROUNDING, name);
            });
  }

  /** Enlarging is not the adjoint of reducing, though it looks like it. */
  @Test
  void aCheckFindsAWrongAdjoint() {
    Resampling down = Resampling.reduction(Kernel.BICUBIC, Shape.of(8, 8), 2);
    Resampling up = Resampling.of(Kernel.BICUBIC, Shape.of(4, 4), Shape.of(8, 8));
    ForwardOperator wrong =
        new ForwardOperator() {
          @Override
          public Shape domain() {
            return down.domain();
          }

          @Override
          public Shape range() {
            return down.range();
          }

          @Override
          public void apply(double[] x, double[] y) {
            down.apply(x, y);
          }

          @Override
          public void adjoint(double[] y, double[] x) {
            up.apply(y, x);
          }
        };
    OperatorCheck check = OperatorCheck.of(wrong, SEED);
    assertFalse(check.passes());
    assertTrue(check.adjointError() > 0.01, check::toString);
    assertTrue(check.linearityError() <= OperatorCheck.TOLERANCE, check::toString);
  }

  @Test
  void theMeanIsThatOfBlocks() {
    double[] result = new double[2];
    Resampling.reduction(Kernel.MEAN, Shape.of(2, 4), 2)
        .apply(new double[] {1, 2, 3, 4, 5, 8, 7, 10}, result);
    assertArrayEquals(new double[] {4, 6}, result, ROUNDING);
  }

  /** A kernel off the middle tells which way it is turned, and where its centre is. */
  @Test
  void aConvolutionTurnsItsKernel() {
    double[] x = {0, 0, 1, 0, 0};
    double[] kernel = {1, 2, 3};
    double[] result = new double[5];
    new Convolution(Shape.of(1, 5), Shape.of(1, 3), kernel, Border.PERIODIC).apply(x, result);
    assertArrayEquals(new double[] {0, 1, 2, 3, 0}, result);
    double[] inside = new double[3];
    new Convolution(Shape.of(1, 5), Shape.of(1, 3), kernel, Border.VALID).apply(x, inside);
    assertArrayEquals(new double[] {1, 2, 3}, inside);
  }

  @Test
  void bordersAreWhatTheirNamesSay() {
    double[] x = {1, 10, 100};
    double[] toTheRight = {1, 0, 0};
    double[] result = new double[3];
    new Convolution(Shape.of(1, 3), Shape.of(1, 3), toTheRight, Border.PERIODIC).apply(x, result);
    assertArrayEquals(new double[] {10, 100, 1}, result);
    new Convolution(Shape.of(1, 3), Shape.of(1, 3), toTheRight, Border.REFLECT).apply(x, result);
    assertArrayEquals(new double[] {10, 100, 100}, result);
  }

  @Test
  void aMaskPutsZerosWhereItKeptNothing() {
    Mask mask = new Mask(Shape.of(4), new boolean[] {false, true, false, true});
    double[] kept = new double[2];
    mask.apply(new double[] {1, 2, 3, 4}, kept);
    assertArrayEquals(new double[] {2, 4}, kept);
    double[] back = {9, 9, 9, 9};
    mask.adjoint(kept, back);
    assertArrayEquals(new double[] {0, 2, 0, 4}, back);
  }

  /** The sum of the definition, sample by sample. */
  @ParameterizedTest
  @EnumSource(Border.class)
  void aConvolutionIsTheSumOfItsDefinition(Border border) {
    int height = 7;
    int width = 6;
    double[] kernel = {3, 0, -2, 5, 7, 11, 0, 13, 17, 19, 23, 29};
    Convolution blur = new Convolution(Shape.of(height, width), Shape.of(3, 4), kernel, border);
    double[] x = new double[height * width];
    Arrays.setAll(x, i -> (i * i) % 37);
    double[] result = new double[blur.range().size()];
    blur.apply(x, result);
    boolean inside = border == Border.VALID;
    double[] expected = new double[result.length];
    int across = blur.range().side(1);
    for (int i = 0; i < expected.length; i++) {
      for (int k = 0; k < kernel.length; k++) {
        int row = border.index(i / across + (inside ? 2 : 1) - k / 4, height);
        int column = border.index(i % across + (inside ? 3 : 2) - k % 4, width);
        expected[i] += kernel[k] * x[row * width + column];
      }
    }
    assertArrayEquals(expected, result);
  }

  @Test
  void theLaplacianOfASlopeIsNothingInside() {
    double[] result = new double[9];
    new Laplacian(Shape.of(3, 3)).apply(new double[] {0, 1, 2, 10, 11, 12, 20, 21, 22}, result);
    assertArrayEquals(new double[] {11, 10, 9, 1, 0, -1, -9, -10, -11}, result);
  }

  @Test
  void whatAMaskLeavesOutIsItsComplement() {
    Mask mask = new Mask(Shape.of(4), new boolean[] {false, true, false, true});
    assertArrayEquals(new boolean[] {true, false, true, false}, mask.complement().kept());
    assertFalse(mask.keepsAll());
    double[] x = {1, 2, 3, 4};
    mask.replace(x, new double[] {7, 8});
    assertArrayEquals(new double[] {1, 7, 3, 8}, x);
  }

  /** The mean of blocks has A Aᵀ = I/s², a mask and a blur of sum 1 have norm 1. */
  @Test
  void normsAreThoseThatAreKnown() {
    assertEquals(
        0.25,
        OperatorNorm.of(Resampling.reduction(Kernel.MEAN, Shape.of(8, 12), 4), SEED),
        ROUNDING);
    assertEquals(1, OperatorNorm.of(new Identity(Shape.of(5)), SEED), ROUNDING);
    // Power iterations end a little below.
    ForwardOperator blur = Convolution.gaussian(Shape.of(9, 9), 2, Border.PERIODIC);
    assertEquals(1, OperatorNorm.of(blur, SEED), 1e-3);
  }

  /**
   * The sinogram of ellipses is known in closed form; differences are those of Joseph's rule on 128
   * x 128 samples, as an independent program has them.
   */
  @ParameterizedTest
  @CsvSource({"20, 0.0220", "40, 0.0228", "100, 0.0275"})
  void projectionsAreThoseOfThePhantom(int angles, double expected) {
    double[] phantom = SheppLogan.picture(128);
    assertEquals(0.123812199, Arrays.stream(phantom).average().orElseThrow(), 1e-9);
    double[] exact = SheppLogan.sinogram(angles, 128);
    double[] projected = new double[exact.length];
    new Radon(128, angles, 128).apply(phantom, projected);
    double error = 0;
    double power = 0;
    for (int i = 0; i < exact.length; i++) {
      error += (exact[i] - projected[i]) * (exact[i] - projected[i]);
      power += exact[i] * exact[i];
    }
    assertEquals(expected, Math.sqrt(error / power), 1e-4);
  }

  /** Joseph's rule over all samples, those outside the disc and beyond the picture left out. */
  @Test
  void aProjectionIsTheSumOfJosephsRule() {
    int side = 9;
    double[] x = new double[side * side];
    Arrays.setAll(x, i -> (i * i) % 23 - 5);
    Radon radon = new Radon(side, 7, 12);
    boolean[] inside = radon.inside();
    double[] result = new double[7 * 12];
    radon.apply(x, result);
    for (int line = 0; line < result.length; line++) {
      double cos = Math.cos(radon.angle(line / 12));
      double sin = Math.sin(radon.angle(line / 12));
      double s = (2 * (line % 12) + 1) / 12.0 - 1;
      boolean level = Math.abs(sin) >= Math.abs(cos);
      double sum = 0;
      for (int k = 0; k < side; k++) {
        double along = (2 * k + 1.0) / side - 1;
        double other = level ? -(s - along * cos) / sin : (s + along * sin) / cos;
        double place = ((other + 1) * side - 1) / 2;
        for (int j = 0; j < side; j++) {
          int sample = level ? j * side + k : k * side + j;
          double near = Math.max(0, 1 - Math.abs(place - j));
          sum += inside[sample] ? near * x[sample] : 0;
        }
      }
      double expected = sum / (side * Math.max(Math.abs(sin), Math.abs(cos)));
      assertEquals(expected, result[line], 1e-12, "line " + line);
    }
  }

  /** White along a diameter is 1; what lies outside the disc counts nothing. */
  @Test
  void aWhiteDiscHasOneInTheMiddle() {
    Radon radon = new Radon(65, 7, 65);
    double[] white = new double[65 * 65];
    Arrays.fill(white, 1);
    double[] result = new double[7 * 65];
    radon.apply(white, result);
    for (int angle = 0; angle < 7; angle++) {
      assertEquals(1, result[angle * 65 + 32], 0.02, "direction " + angle);
    }
  }

  /** The sum of the definition, and lengths that stay. */
  @Test
  void aFourierTransformIsTheUnitarySumOfItsDefinition() {
    int height = 3;
    int width = 5;
    double[] x = new double[2 * height * width];
    Arrays.setAll(x, i -> (i * i) % 11 - 4);
    double[] result = new double[x.length];
    new Fourier(Shape.of(height, width)).apply(x, result);
    for (int k = 0; k < height * width; k++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < height * width; i++) {
        int down = k / width * (i / width);
        int across = k % width * (i % width);
        double turns = (double) down / height + (double) across / width;
        double cos = Math.cos(-2 * Math.PI * turns);
        double sin = Math.sin(-2 * Math.PI * turns);
        re += cos * x[2 * i] - sin * x[2 * i + 1];
        im += sin * x[2 * i] + cos * x[2 * i + 1];
      }
      assertEquals(re / Math.sqrt(height * width), result[2 * k], ROUNDING * 100);
      assertEquals(im / Math.sqrt(height * width), result[2 * k + 1], ROUNDING * 100);
    }
    double[] back = new double[x.length];
    new Fourier(Shape.of(height, width)).adjoint(result, back);
    assertArrayEquals(x, back, ROUNDING * 100);
  }

  /** Masks of modulus 1 keep all light, and so does free space. */
  @Test
  void codedPatternsAndPlanesKeepTheLight() {
    Shape shape = Shape.of(6, 9);
    double[] x = new double[2 * shape.size()];
    Arrays.setAll(x, i -> (i * i) % 13 - 6);
    CodedPatterns coded = CodedPatterns.random(shape, 4, SEED);
    assertEquals(4, coded.patterns());
    assertArrayEquals(scaled(x, 4), timesItself(coded, x), 1e-12);
    AngularSpectrum planes = new AngularSpectrum(shape, 0.5, List.of(-12.0, 0.0, 12.0));
    assertArrayEquals(scaled(x, 3), timesItself(planes, x), 1e-12);
    double[] waves = new double[planes.range().size()];
    planes.apply(x, waves);
    double[] inFocus = Arrays.copyOfRange(waves, x.length, 2 * x.length);
    assertArrayEquals(x, inFocus, 1e-12);
  }

  private static double[] scaled(double[] x, double factor) {
    return Arrays.stream(x).map(value -> factor * value).toArray();
  }

  private static double[] timesItself(ForwardOperator operator, double[] x) {
    double[] waves = new double[operator.range().size()];
    operator.apply(x, waves);
    double[] back = new double[x.length];
    operator.adjoint(waves, back);
    return back;
  }

  /** A plane wave gains 2πz/λ along its way, less the more it is inclined. */
  @Test
  void aPlaneWaveGainsThePhaseOfItsWay() {
    AngularSpectrum space = new AngularSpectrum(Shape.of(1, 8), 0.5, List.of(3.1));
    double[] x = new double[16];
    for (int i = 0; i < 8; i++) {
      x[2 * i] = Math.cos(2 * Math.PI * 2 * i / 8);
      x[2 * i + 1] = Math.sin(2 * Math.PI * 2 * i / 8);
    }
    double[] waves = new double[16];
    space.apply(x, waves);
    double angle = 2 * Math.PI * 3.1 / 0.5 * Math.sqrt(1 - 0.5 * 0.5 * 0.25 * 0.25);
    assertEquals(Math.cos(angle), waves[0], 1e-12);
    assertEquals(Math.sin(angle), waves[1], 1e-12);
  }

  @Test
  void whatCannotBeIsRefusedInOneLine() {
    assertAll(
        () -> refused("planes with sides up to 2048; 1 x 4096", () -> fourier(1, 4096)),
        () -> refused("planes with sides up to 2048; 3 is", () -> fourier(3)),
        () -> refused("coded patterns have 0 masks", () -> coded(List.of())),
        () -> refused("coded patterns have 1 masks", () -> coded(List.of(new double[5]))),
        () -> refused("of wavelength 0.0", () -> space(0, List.of(1.0))),
        () -> refused("at least one finite distance", () -> space(1, List.of())),
        () -> refused("at least one finite distance", () -> space(1, List.of(Double.NaN))),
        () -> refused("shape 3 x 0; sides of at least 1", () -> Shape.of(3, 0)),
        () -> refused("sides of at least 1 and at most", () -> Shape.of(65536, 65536)),
        () ->
            refused(
                "picture of 10 x 9 has sides that are no multiples of 4; cut it to 8 x 8",
                () -> Resampling.reduction(Kernel.MEAN, Shape.of(9, 10), 4)),
        () ->
            refused(
                "is to be reduced by 4; 1 up to its shorter side",
                () -> Resampling.reduction(Kernel.MEAN, Shape.of(3, 8), 4)),
        () ->
            refused(
                "resampling is of planes",
                () -> Resampling.of(Kernel.MEAN, Shape.of(3), Shape.of(1))),
        () -> refused("2 rows has 2 starts", () -> sparse(2, new int[] {0, 1}, 0)),
        () -> refused("rows of the matrix start at 1", () -> sparse(1, new int[] {1, 1}, 0)),
        () -> refused("start at 0 and end at 2", () -> sparse(1, new int[] {0, 2}, 0)),
        () -> refused("starts that never fall", () -> sparse(2, new int[] {0, 2, 1}, 0)),
        () -> refused("has column 3 and weight 1.0", () -> sparse(1, new int[] {0, 1}, 3)),
        () -> refused("has column -1", () -> sparse(1, new int[] {0, 1}, -1)),
        () -> refused("scaled by NaN", () -> new Scaled(new Identity(Shape.of(1)), Double.NaN)),
        () ->
            refused(
                "takes 4 numbers to 3 but its adjoint 4 to 3",
                () -> new MatrixPair(matrix(Shape.of(4), 3), matrix(Shape.of(4), 3))),
        () ->
            refused(
                "chain of an operator that gives 4 numbers and one that takes 3",
                () -> new LocalChain(new Identity(Shape.of(4)), new Identity(Shape.of(3)))),
        () -> refused("mask keeps nothing", () -> new Mask(Shape.of(2), new boolean[2])),
        () -> refused("mask of 3 is for", () -> new Mask(Shape.of(2), new boolean[3])),
        () ->
            refused(
                "kernel of 3 does not fit into 2 samples",
                () -> new Convolution(Shape.of(2, 2), Shape.of(3, 1), new double[3], Border.VALID)),
        () -> refused("blur has sigma 0.0", () -> gaussian(0)),
        () -> refused("blur has sigma 5.0", () -> gaussian(5)),
        () -> refused("Laplacian is of planes", () -> new Laplacian(Shape.of(3))),
        () -> refused("Laplacian is of planes", () -> new InnerLaplacian(Shape.of(3))),
        () -> refused("gradient is of planes", () -> new Gradient(Shape.of(3))),
        () ->
            refused(
                "chain of an operator that gives 2 x 2 numbers and one that takes 3",
                () -> new Chain(new Identity(Shape.of(2, 2)), new Identity(Shape.of(3)))),
        () -> refused("shape 0 x 3", () -> new Radon(4, 0, 3)),
        () ->
            refused(
                "with 2 weights of 3 x 1",
                () -> new Convolution(Shape.of(2, 2), Shape.of(3, 1), new double[2], Border.VALID)),
        () ->
            refused(
                "rows that depend on each other",
                () -> new Projection(Resampling.of(Kernel.MEAN, Shape.of(2, 2), Shape.of(4, 4)))));
  }

  private static ForwardOperator gaussian(double sigma) {
    return Convolution.gaussian(Shape.of(4, 3), sigma, Border.REFLECT);
  }

  private static SparseMatrix sparse(int rows, int[] starts, int column) {
    return new SparseMatrix(
        Shape.of(3), Shape.of(rows), starts, new int[] {column}, new double[] {1});
  }

  private static Fourier fourier(int... sides) {
    return new Fourier(Shape.of(sides));
  }

  private static CodedPatterns coded(List<double[]> codes) {
    return new CodedPatterns(Shape.of(2, 2), codes);
  }

  private static AngularSpectrum space(double wavelength, List<Double> distances) {
    return new AngularSpectrum(Shape.of(2, 2), wavelength, distances);
  }

  private static void refused(String part, Runnable wrong) {
    String message = assertThrows(IllegalArgumentException.class, wrong::run).getMessage();
    assertTrue(message.contains(part), message);
    assertEquals(1, message.lines().count());
  }

  /** Of a tone far below the cut all is left, of one above half the new rate hardly anything. */
  @Test
  void aReducedRateHasTheTonesBelowHalfOfIt() {
    RateReduction reduction = new RateReduction(1000, 4);
    for (double cycles : new double[] {0.02, 0.105, 0.138, 0.3}) {
      double[] x = new double[1000];
      Arrays.setAll(x, i -> Math.cos(2 * Math.PI * cycles * i));
      double[] y = new double[250];
      reduction.apply(x, y);
      for (int o = 50; o < 200; o++) {
        assertEquals(cycles < 0.125 ? x[4 * o] : 0, y[o], 2e-4, "at " + cycles);
      }
    }
  }

  @Test
  void whatIsClippedLiesAtTheLimitOrBeyond() {
    Clip clip = new Clip(-0.5, 0.25);
    assertEquals(0.25, clip.of(3));
    assertEquals(-0.5, clip.of(-0.6));
    assertTrue(clip.isKnown(0.1) && !clip.isKnown(0.25) && !clip.isKnown(-0.5));
    assertEquals(0.1, clip.least(0.1));
    assertEquals(0.1, clip.largest(0.1));
    assertEquals(0.25, clip.least(0.25));
    assertEquals(Double.POSITIVE_INFINITY, clip.largest(0.25));
    assertEquals(Double.NEGATIVE_INFINITY, clip.least(-0.5));
    assertThrows(IllegalArgumentException.class, () -> new Clip(1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Clip(Double.NaN, 1));
  }

  /** Stretches of two inputs, half an input further, of which the last ends beyond them. */
  @Test
  void aMeanThatMovedCountsWhatItSeesOfEachInput() {
    Resampling moved = Resampling.reduction(Kernel.MEAN, Shape.of(2, 6), 2, 0, 0.25);
    double[] y = new double[3];
    moved.apply(new double[] {1, 2, 4, 8, 16, 32, 1, 2, 4, 8, 16, 32}, y);
    assertArrayEquals(new double[] {2.25, 9, 0}, y, ROUNDING);
    assertTrue(moved.sees(1));
    assertFalse(moved.sees(2));
  }

  @ParameterizedTest
  @EnumSource(Kernel.class)
  void aReductionThatMovedByOneSampleSeesWhatTheNextOneSaw(Kernel kernel) {
    Shape shape = Shape.of(20, 4);
    double[] x = new double[80];
    Arrays.setAll(x, i -> Math.sin(0.7 * i * i));
    double[] still = new double[5];
    double[] moved = new double[5];
    Resampling.reduction(kernel, shape, 4).apply(x, still);
    Resampling.reduction(kernel, shape, 4, 1, 0).apply(x, moved);
    for (int i = 0; i < 4; i++) {
      assertEquals(still[i + 1], moved[i], ROUNDING);
    }
    assertEquals(0, moved[4]);
  }
}
