package inr.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every one of the 2³² floats: the error that {@link StripMath} states is the largest there is, and
 * scalar and vector kernels give the same bits. Takes some minutes for each function on all cores,
 * so it is not part of the build:
 *
 * <pre>{@code mvn -q -pl inr-core test -Dtest=EveryFloatTest -DexcludedGroups=none}</pre>
 */
@Tag("exhaustive")
class EveryFloatTest {
  private static final int STRIP = 1 << 12;

  /** An error and where it is. */
  private record Deviation(double ulp, float at) {
    static Deviation worse(Deviation a, Deviation b) {
      return b.ulp > a.ulp ? b : a;
    }
  }

  @ParameterizedTest
  @EnumSource
  void theStatedErrorIsTheLargest(ElementaryFunction function) {
    Deviation worst =
        IntStream.range(0, 1 << 20)
            .parallel()
            .mapToObj(strip -> worstOf(function, strip * STRIP))
            .reduce(new Deviation(0, 0), Deviation::worse);
    assertTrue(worst.ulp <= function.stated, () -> function + ": " + worst);
    assertEquals(function.error(function.worst, function.apply(function.worst)), worst.ulp);
  }

  /** Of the {@link #STRIP} floats from these bits on. */
  private static Deviation worstOf(ElementaryFunction function, int bits) {
    float[] x = new float[STRIP];
    float[] vector = new float[STRIP];
    for (int i = 0; i < STRIP; i++) {
      x[i] = Float.intBitsToFloat(bits + i);
    }
    function.apply(Kernels.strips(), x, vector);
    Deviation worst = new Deviation(0, 0);
    for (int i = 0; i < STRIP; i++) {
      float y = function.apply(x[i]);
      if (Float.floatToIntBits(y) != Float.floatToIntBits(vector[i])) {
        assertEquals(y, vector[i], () -> function + ": twins differ");
      }
      double error = function.error(x[i], y);
      if (error > worst.ulp) {
        worst = new Deviation(error, x[i]);
      }
    }
    return worst;
  }
}
