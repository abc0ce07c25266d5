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
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

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
    all.put("mask of one", new Mask(Shape.of(1), new boolean[] {true}));
    return all;
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

  @Test
  void whatCannotBeIsRefusedInOneLine() {
    assertAll(
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
        () -> refused("mask keeps nothing", () -> new Mask(Shape.of(2), new boolean[2])),
        () -> refused("mask of 3 is for", () -> new Mask(Shape.of(2), new boolean[3])),
        () ->
            refused(
                "kernel of 3 does not fit into 2 samples",
                () -> new Convolution(Shape.of(2, 2), Shape.of(3, 1), new double[3], Border.VALID)),
        () ->
            refused(
                "with 2 weights of 3 x 1",
                () -> new Convolution(Shape.of(2, 2), Shape.of(3, 1), new double[2], Border.VALID)),
        () ->
            refused(
                "rows that depend on each other",
                () -> new Projection(Resampling.of(Kernel.MEAN, Shape.of(2, 2), Shape.of(4, 4)))));
  }

  private static void refused(String part, Runnable wrong) {
    String message = assertThrows(IllegalArgumentException.class, wrong::run).getMessage();
    assertTrue(message.contains(part), message);
    assertEquals(1, message.lines().count());
  }
}
