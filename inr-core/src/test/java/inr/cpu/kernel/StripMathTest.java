package inr.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.cpu.kernel.StripOperations.Operation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract of {@link StripMath}: both implementations give the bits of the scalar functions,
 * whatever the strip.
 */
class StripMathTest {
  /**
   * Prime, so that mantissas of all kinds are met: 262,000 bit patterns, of all exponents and both
   * signs.
   */
  private static final int SWEEP_STRIDE = 16_411;

  private static final float UNTOUCHED = 12345.678f;

  static Stream<Arguments> everyOperationOfAll() {
    return Stream.of(new ScalarStripMath(), new VectorStripMath(), warming())
        .flatMap(
            math -> StripOperations.ALL.stream().map(operation -> Arguments.of(math, operation)));
  }

  /** Goes over in the middle of a test. */
  private static StripMath warming() {
    return new WarmingStripMath(new ScalarStripMath(), new VectorStripMath(), new Warmth(100));
  }

  @ParameterizedTest
  @MethodSource("everyOperationOfAll")
  void everyLengthAndOffsetGivesTheScalarBitsAndTouchesNothingElse(
      StripMath math, Operation operation) {
    Random random = new Random(17);
    float[] from = new float[400];
    for (int i = 0; i < from.length; i++) {
      from[i] = (float) random.nextGaussian() * 5;
    }
    for (int n = 0; n <= 70; n++) {
      int a = n % 7;
      int b = 100 + n % 5;
      int offset = n % 11;
      float[] out = new float[100];
      Arrays.fill(out, UNTOUCHED);
      operation.strips().apply(math, from, a, b, out, offset, n);
      for (int i = 0; i < out.length; i++) {
        boolean inside = i >= offset && i < offset + n;
        int k = i - offset;
        float expected = inside ? operation.element().apply(from[a + k], from[b + k]) : UNTOUCHED;
        assertSameBits(expected, out[i], n, i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyOperationOfAll")
  void theResultMayReplaceAnyArgument(StripMath math, Operation operation) {
    float[] original = new float[2 * 37];
    for (int i = 0; i < original.length; i++) {
      original[i] = (i - 50) * 0.13f;
    }
    for (int target = 0; target < 2; target++) {
      float[] array = original.clone();
      operation.strips().apply(math, array, 0, 37, array, 37 * target, 37);
      for (int i = 0; i < 37; i++) {
        assertSameBits(
            operation.element().apply(original[i], original[37 + i]),
            array[37 * target + i],
            37,
            i);
      }
    }
  }

  /** {@link KernelsTest} asks the same of all lane counts. */
  @Test
  void specialValuesGiveTheScalarBitsInEveryLane() {
    assertEquals(List.of(), StripOperations.thatDifferOnSpecialFloats(new ScalarStripMath()));
    assertEquals(List.of(), StripOperations.thatDifferOnSpecialFloats(new VectorStripMath()));
  }

  @ParameterizedTest
  @MethodSource("everyOperationOfAll")
  void allFloatsInStridesGiveTheScalarBits(StripMath math, Operation operation) {
    int strip = 2048;
    float[] from = new float[strip];
    float[] out = new float[strip];
    long bits = Integer.MIN_VALUE;
    while (bits <= Integer.MAX_VALUE) {
      for (int i = 0; i < strip; i++, bits += SWEEP_STRIDE) {
        from[i] = Float.intBitsToFloat((int) bits);
      }
      operation.strips().apply(math, from, 0, 0, out, 0, strip);
      for (int i = 0; i < strip; i++) {
        assertSameBits(operation.element().apply(from[i], from[i]), out[i], strip, i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyOperationOfAll")
  void oneArgumentBeyondTheLimitLeavesItsNeighboursAsTheyAre(StripMath math, Operation operation) {
    float[] from = new float[64];
    for (int i = 0; i < from.length; i++) {
      from[i] = i == 21 ? 1e30f : i * 0.7f - 20;
    }
    float[] out = new float[64];
    operation.strips().apply(math, from, 0, 0, out, 0, 64);
    for (int i = 0; i < 64; i++) {
      assertSameBits(operation.element().apply(from[i], from[i]), out[i], 64, i);
    }
  }

  @Test
  void everyMethodOfTheInterfaceIsTested() {
    Set<String> tested =
        StripOperations.ALL.stream().map(Operation::name).collect(Collectors.toSet());
    for (Method method : StripMath.class.getDeclaredMethods()) {
      String name =
          method.getName().equals("sinCosQuarters") ? "sinOfSinCosQuarters" : method.getName();
      assertTrue(
          method.isSynthetic() || tested.contains(name),
          () -> name + " is missing in StripOperations");
    }
  }

  private static void assertSameBits(float expected, float actual, int n, int i) {
    if (!StripOperations.sameBits(expected, actual)) {
      assertEquals(expected, actual, () -> "element " + i + " of " + n);
    }
  }
}
