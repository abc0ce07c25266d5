package inr.cpu;

import inr.cpu.kernel.StripMath;
import inr.formula.Expression;
import java.util.List;

/**
 * A formula of z compiled to passes over strips of floats: z ↦ y = value(z), and slope(z) in the
 * place of z, of its {@link ScaledFormula}: z is s times the layer's pre-activation.
 */
final class ActivationProgram {
  private final boolean identity;
  private final ScaledFormula formula;
  private final StripProgram value;
  private final StripProgram valueAndSlope;

  ActivationProgram(Expression activation, StripMath strips) {
    this.identity = activation.equals(Expression.z());
    this.formula = ScaledFormula.of(activation);
    this.value = StripProgram.of(List.of(formula.value()), 1, strips);
    this.valueAndSlope = StripProgram.inPlace(List.of(formula.value(), formula.slope()), 1, strips);
  }

  /** Whether σ(z) = z, so that there is nothing to run. */
  boolean isIdentity() {
    return identity;
  }

  /** s: what weights and biases in front are multiplied by. */
  float inputFactor() {
    return (float) formula.inputFactor();
  }

  /** k: what gradients behind are multiplied by. */
  float slopeFactor() {
    return (float) formula.slopeFactor();
  }

  /**
   * y ← value(z), and with {@code slopes} z ← slope(z), on {@code count} floats from {@code offset}
   * of both arrays.
   */
  void run(float[] z, float[] y, int offset, int count, Scratch scratch, boolean slopes) {
    if (identity) {
      return;
    }
    float[][] arrays = scratch.arrays;
    int[] offsets = scratch.offsets;
    arrays[0] = z;
    arrays[1] = y;
    arrays[2] = z;
    offsets[0] = offset;
    offsets[1] = offset;
    offsets[2] = offset;
    (slopes ? valueAndSlope : value).run(arrays, offsets, count, scratch.floats);
  }
}
