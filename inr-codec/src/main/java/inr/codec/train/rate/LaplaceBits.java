package inr.codec.train.rate;

import inr.cpu.kernel.Kernels;
import inr.cpu.kernel.StripMath;
import org.jspecify.annotations.Nullable;

/**
 * Bits of symbols under a Laplace distribution and their gradients.
 *
 * <p>bits = −log₂ max(p, 2⁻¹⁶), p = F(y + ½ − µ) − F(y − ½ − µ), F the distribution of scale b, ln
 * b = clamp(t − 4, −5, 5). With a = |y − µ| + ½, c = |y − µ| − ½ and e(x) = exp(−|x|/b):
 *
 * <ul>
 *   <li>p = ½(e(c) − e(a)) where c &gt; 0, else 1 − ½(e(c) + e(a)): no difference of two numbers
 *       near 1
 *   <li>∂p/∂y = sign(y − µ) (e(a) − e(c)) / 2b = −∂p/∂µ
 *   <li>∂p/∂ln b = (c·e(c) − a·e(a)) / 2b
 * </ul>
 *
 * <p>Nothing flows where p or t is clamped.
 */
final class LaplaceBits {
  /** Least probability that training sees. */
  static final float LEAST = 0x1p-16f;

  /** t is ln b + 4: an untrained network says b = e⁻⁴. */
  static final float SHIFT = 4;

  private static final double LN2 = StrictMath.log(2);

  /** Largest |ln b|. */
  static final float LIMIT = 5;

  private final StripMath math = Kernels.strips();
  private final float[] inverse;
  private final float[] deviation;
  private final float[] near;
  private final float[] far;
  private final float[] nearDecay;
  private final float[] farDecay;
  private final float[] probability;
  private final float[] gradient;

  /** Workspace for strips of up to {@code length}. */
  LaplaceBits(int length) {
    inverse = new float[length];
    deviation = new float[length];
    near = new float[length];
    far = new float[length];
    nearDecay = new float[length];
    farDecay = new float[length];
    probability = new float[length];
    gradient = new float[length];
  }

  /**
   * Bits of n symbols y with the predictions µ and t.
   *
   * @param each where those of each symbol go, at the same places as the symbols; null where nobody
   *     asks for them
   */
  double bits(
      float[] y, int yOffset, float[] predictions, int mu, int t, float @Nullable [] each, int n) {
    probabilities(y, yOffset, predictions, mu, t, n);
    math.log(probability, 0, gradient, 0, n);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum -= gradient[i];
    }
    if (each != null) {
      math.multiplyConstant(gradient, 0, (float) (-1 / LN2), each, yOffset, n);
    }
    return sum / LN2;
  }

  /**
   * Bits of n symbols as {@link #bits}, and {@code scale} times their gradients: that of y in dy,
   * those of µ and t in {@code slopes}, which are overwritten.
   */
  double gradients(
      float[] y,
      int yOffset,
      float[] predictions,
      int mu,
      int t,
      float scale,
      float[] dy,
      float[] slopes,
      int dMu,
      int dT,
      int n) {
    double bits = bits(y, yOffset, predictions, mu, t, null, n);
    // −scale / (ln 2 · p) / 2b where p is not clamped
    math.addConstant(probability, 0, -LEAST, gradient, 0, n);
    math.step(gradient, 0, gradient, 0, n);
    math.divide(gradient, 0, probability, 0, gradient, 0, n);
    math.multiply(gradient, 0, inverse, 0, gradient, 0, n);
    math.multiplyConstant(gradient, 0, (float) (-0.5 * scale / LN2), gradient, 0, n);

    math.sign(deviation, 0, deviation, 0, n);
    math.multiply(deviation, 0, gradient, 0, deviation, 0, n);
    math.subtract(farDecay, 0, nearDecay, 0, dy, 0, n);
    math.multiply(dy, 0, deviation, 0, dy, 0, n);
    math.multiplyConstant(dy, 0, -1, slopes, dMu, n);

    math.multiply(near, 0, nearDecay, 0, near, 0, n);
    math.multiply(far, 0, farDecay, 0, far, 0, n);
    math.subtract(near, 0, far, 0, near, 0, n);
    math.multiply(near, 0, gradient, 0, near, 0, n);
    // 1 where |t − 4| < 5
    math.addConstant(predictions, t, -SHIFT, far, 0, n);
    math.abs(far, 0, far, 0, n);
    math.multiplyConstant(far, 0, -1, far, 0, n);
    math.addConstant(far, 0, LIMIT, far, 0, n);
    math.step(far, 0, far, 0, n);
    math.multiply(near, 0, far, 0, slopes, dT, n);
    return bits;
  }

  /** 1/b, y − µ, c and a, e(c) and e(a), and the clamped p. */
  private void probabilities(float[] y, int yOffset, float[] predictions, int mu, int t, int n) {
    // −clamp(t − 4) = max(−5, −max(t − 4, −5)), of what max0 can do
    math.addConstant(predictions, t, LIMIT - SHIFT, inverse, 0, n);
    math.max0(inverse, 0, inverse, 0, n);
    math.multiplyConstant(inverse, 0, -1, inverse, 0, n);
    math.addConstant(inverse, 0, 2 * LIMIT, inverse, 0, n);
    math.max0(inverse, 0, inverse, 0, n);
    math.addConstant(inverse, 0, -LIMIT, inverse, 0, n);
    math.exp(inverse, 0, inverse, 0, n);

    math.subtract(y, yOffset, predictions, mu, deviation, 0, n);
    math.abs(deviation, 0, far, 0, n);
    math.addConstant(far, 0, -0.5f, near, 0, n);
    math.addConstant(far, 0, 0.5f, far, 0, n);
    decay(far, farDecay, n);
    math.abs(near, 0, nearDecay, 0, n);
    decay(nearDecay, nearDecay, n);

    // p = (½ − s) − ½e(a) + s·e(c), s = ½ where c > 0 and −½ elsewhere
    math.step(near, 0, probability, 0, n);
    math.addConstant(probability, 0, -0.5f, probability, 0, n);
    math.addConstant(nearDecay, 0, -1, gradient, 0, n);
    math.multiply(probability, 0, gradient, 0, probability, 0, n);
    math.multiplyConstant(farDecay, 0, -0.5f, gradient, 0, n);
    math.addConstant(gradient, 0, 0.5f, gradient, 0, n);
    math.add(probability, 0, gradient, 0, probability, 0, n);
    // max(p, least)
    math.addConstant(probability, 0, -LEAST, probability, 0, n);
    math.max0(probability, 0, probability, 0, n);
    math.addConstant(probability, 0, LEAST, probability, 0, n);
  }

  /** out = exp(−distance / b). */
  private void decay(float[] distance, float[] out, int n) {
    math.multiply(distance, 0, inverse, 0, out, 0, n);
    math.multiplyConstant(out, 0, -1, out, 0, n);
    math.exp(out, 0, out, 0, n);
  }
}
