package inr.cpu.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Every operation of {@link StripMath} beside the scalar it computes, for the tests to go through.
 */
final class StripOperations {
  /** A strip operation on the strips a and b that start at the given offsets of one array. */
  interface Strips {
    void apply(StripMath math, float[] from, int a, int b, float[] out, int outOffset, int n);
  }

  /** The same on one element. */
  interface Element {
    float apply(float a, float b);
  }

  record Operation(String name, Strips strips, Element element) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Operation> ALL =
      List.of(
          new Operation(
              "add", (m, x, a, b, y, o, n) -> m.add(x, a, x, b, y, o, n), (a, b) -> a + b),
          new Operation(
              "subtract",
              (m, x, a, b, y, o, n) -> m.subtract(x, a, x, b, y, o, n),
              (a, b) -> a - b),
          new Operation(
              "multiply",
              (m, x, a, b, y, o, n) -> m.multiply(x, a, x, b, y, o, n),
              (a, b) -> a * b),
          new Operation(
              "divide", (m, x, a, b, y, o, n) -> m.divide(x, a, x, b, y, o, n), (a, b) -> a / b),
          new Operation(
              "multiplyConstant",
              (m, x, a, b, y, o, n) -> m.multiplyConstant(x, a, 0.3f, y, o, n),
              (a, b) -> a * 0.3f),
          new Operation(
              "addConstant",
              (m, x, a, b, y, o, n) -> m.addConstant(x, a, 0.3f, y, o, n),
              (a, b) -> a + 0.3f),
          new Operation(
              "abs", (m, x, a, b, y, o, n) -> m.abs(x, a, y, o, n), (a, b) -> Math.abs(a)),
          new Operation(
              "sign", (m, x, a, b, y, o, n) -> m.sign(x, a, y, o, n), (a, b) -> Math.signum(a)),
          new Operation(
              "step", (m, x, a, b, y, o, n) -> m.step(x, a, y, o, n), (a, b) -> a > 0 ? 1 : 0),
          new Operation(
              "max0", (m, x, a, b, y, o, n) -> m.max0(x, a, y, o, n), (a, b) -> Math.max(a, 0)),
          new Operation(
              "sqrt",
              (m, x, a, b, y, o, n) -> m.sqrt(x, a, y, o, n),
              (a, b) -> (float) Math.sqrt(a)),
          new Operation(
              "inverseSqrt",
              (m, x, a, b, y, o, n) -> m.inverseSqrt(x, a, y, o, n),
              (a, b) -> 1 / (float) Math.sqrt(Math.max(a, 1e-30f))),
          new Operation(
              "flush",
              (m, x, a, b, y, o, n) -> m.flush(x, a, 0.3f, y, o, n),
              (a, b) -> Math.abs(a) < 0.3f ? 0 : a),
          new Operation(
              "multiplyFlushed",
              (m, x, a, b, y, o, n) -> m.multiplyFlushed(x, a, x, b, 0.3f, y, o, n),
              (a, b) -> Math.abs(a * b) < 0.3f ? 0 : a * b),
          new Operation(
              "reciprocal", (m, x, a, b, y, o, n) -> m.reciprocal(x, a, y, o, n), (a, b) -> 1 / a),
          new Operation(
              "sinQuarters",
              (m, x, a, b, y, o, n) -> m.sinQuarters(x, a, y, o, n),
              (a, b) -> ScalarMath.sinQuarters(a)),
          new Operation(
              "cosQuarters",
              (m, x, a, b, y, o, n) -> m.cosQuarters(x, a, y, o, n),
              (a, b) -> ScalarMath.cosQuarters(a)),
          new Operation(
              "sinOfSinCosQuarters",
              (m, x, a, b, y, o, n) -> m.sinCosQuarters(x, a, y, o, new float[n], 0, n),
              (a, b) -> ScalarMath.sinQuarters(a)),
          new Operation(
              "cosOfSinCosQuarters",
              (m, x, a, b, y, o, n) -> m.sinCosQuarters(x, a, new float[n], 0, y, o, n),
              (a, b) -> ScalarMath.cosQuarters(a)),
          new Operation(
              "exp", (m, x, a, b, y, o, n) -> m.exp(x, a, y, o, n), (a, b) -> ScalarMath.exp(a)),
          new Operation(
              "tanh", (m, x, a, b, y, o, n) -> m.tanh(x, a, y, o, n), (a, b) -> ScalarMath.tanh(a)),
          new Operation(
              "erf", (m, x, a, b, y, o, n) -> m.erf(x, a, y, o, n), (a, b) -> ScalarMath.erf(a)),
          new Operation(
              "atan", (m, x, a, b, y, o, n) -> m.atan(x, a, y, o, n), (a, b) -> ScalarMath.atan(a)),
          new Operation(
              "log1p",
              (m, x, a, b, y, o, n) -> m.log1p(x, a, y, o, n),
              (a, b) -> ScalarMath.log1p(a)),
          new Operation(
              "log", (m, x, a, b, y, o, n) -> m.log(x, a, y, o, n), (a, b) -> ScalarMath.log(a)),
          new Operation(
              "round",
              (m, x, a, b, y, o, n) -> m.round(x, a, y, o, n),
              (a, b) -> (float) Math.rint(a)),
          new Operation("copy", (m, x, a, b, y, o, n) -> m.copy(x, a, y, o, n), (a, b) -> a),
          new Operation("fill", (m, x, a, b, y, o, n) -> m.fill(0.3f, y, o, n), (a, b) -> 0.3f));

  private StripOperations() {}

  /**
   * Operations of which a result has other bits than the scalar one, for any pair of {@link
   * SpecialFloats}, the first in any lane.
   */
  static List<String> thatDifferOnSpecialFloats(StripMath math) {
    int n = SpecialFloats.ALL.length;
    float[] from = new float[2 * n];
    for (int i = 0; i < from.length; i++) {
      from[i] = SpecialFloats.ALL[i % n];
    }
    float[] out = new float[n];
    List<String> different = new ArrayList<>();
    for (Operation operation : ALL) {
      boolean same = true;
      for (int shift = 0; shift < n; shift++) {
        operation.strips().apply(math, from, shift, 0, out, 0, n);
        for (int i = 0; i < n; i++) {
          same &= sameBits(operation.element().apply(from[shift + i], from[i]), out[i]);
        }
      }
      if (!same) {
        different.add(operation.name());
      }
    }
    return different;
  }

  /** Equal bits, but any NaN for a NaN. */
  static boolean sameBits(float expected, float actual) {
    return Float.floatToIntBits(expected) == Float.floatToIntBits(actual);
  }
}
