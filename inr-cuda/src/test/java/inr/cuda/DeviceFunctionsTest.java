package inr.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.cpu.kernel.Kernels;
import inr.cpu.kernel.StripMath;
import inr.cuda.driver.Arguments;
import inr.cuda.driver.DeviceArena;
import inr.cuda.driver.DeviceBuffer;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The functions of the kernels give the bits of the CPU engine's, whose errors are stated. */
@ExtendWith(CleanDevice.class)
class DeviceFunctionsTest {
  /** Floats that are tried: every so many bit patterns, so all exponents and both signs. */
  private static final int STRIDE = 40_503;

  private static final int THREADS = 256;

  /** A function of the kernels, and the same on the CPU. */
  private record Function(int number, Strip strip) {
    interface Strip {
      void apply(StripMath math, float[] x, float[] y);
    }
  }

  private static Named<Function> function(int number, String name, Function.Strip strip) {
    return Named.of(name, new Function(number, strip));
  }

  static List<Named<Function>> functions() {
    return List.of(
        function(0, "sin", (math, x, y) -> math.sinQuarters(x, 0, y, 0, x.length)),
        function(1, "cos", (math, x, y) -> math.cosQuarters(x, 0, y, 0, x.length)),
        function(2, "exp", (math, x, y) -> math.exp(x, 0, y, 0, x.length)),
        function(3, "tanh", (math, x, y) -> math.tanh(x, 0, y, 0, x.length)),
        function(4, "erf", (math, x, y) -> math.erf(x, 0, y, 0, x.length)),
        function(5, "atan", (math, x, y) -> math.atan(x, 0, y, 0, x.length)),
        function(6, "log1p", (math, x, y) -> math.log1p(x, 0, y, 0, x.length)),
        function(7, "inverse sqrt", (math, x, y) -> math.inverseSqrt(x, 0, y, 0, x.length)),
        function(8, "reciprocal", (math, x, y) -> math.reciprocal(x, 0, y, 0, x.length)),
        function(9, "positive part", (math, x, y) -> math.max0(x, 0, y, 0, x.length)),
        function(10, "step", (math, x, y) -> math.step(x, 0, y, 0, x.length)),
        function(11, "sign", (math, x, y) -> math.sign(x, 0, y, 0, x.length)));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void bitsAreThoseOfTheCpu(Function function) {
    float[] x = new float[(int) ((1L << 32) / STRIDE) + 1];
    for (int i = 0; i < x.length; i++) {
      x[i] = Float.intBitsToFloat(i * STRIDE);
    }
    float[] expected = new float[x.length];
    function.strip.apply(Kernels.strips(), x, expected);
    float[] actual = onDevice(function.number, x);
    int numbers = 0;
    for (int i = 0; i < x.length; i++) {
      if (Float.isNaN(x[i])) {
        continue; // What becomes of a NaN is not promised.
      }
      // A zero may have either sign.
      assertEquals(
          Float.floatToIntBits(expected[i] + 0f),
          Float.floatToIntBits(actual[i] + 0f),
          "of the float with bits " + Integer.toHexString(i * STRIDE));
      numbers++;
    }
    assertTrue(numbers > 100_000, numbers + " floats tried");
  }

  private static float[] onDevice(int function, float[] x) {
    return DeviceSession.building(
        session -> {
          try (session;
              DeviceArena arena = session.device().newArena()) {
            DeviceBuffer from = arena.allocate("arguments", 4L * x.length);
            DeviceBuffer to = arena.allocate("values", 4L * x.length);
            from.upload(x, 0, x.length, 0);
            session
                .device()
                .kernel("apply_function", "apply_function")
                .launch(
                    (x.length + THREADS - 1) / THREADS,
                    1,
                    THREADS,
                    0,
                    new Arguments().pointer(from).pointer(to).int32(x.length).int32(function));
            float[] y = new float[x.length];
            to.download(y, 0, y.length, 0);
            return y;
          }
        });
  }
}
