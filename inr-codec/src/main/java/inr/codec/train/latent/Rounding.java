package inr.codec.train.latent;

import inr.codec.shape.Plane;
import inr.codec.train.kernel.Noise;
import inr.cpu.kernel.Kernels;
import inr.cpu.kernel.StripMath;

/**
 * Rounding of latents: soft with noise while they are trained, hard where what will be coded
 * counts.
 *
 * <p>Soft: y = s(s(x) + n) with s(x) = ⌊x⌋ + ½ + tanh(d/T) / (2 tanh(1/(2T))), d = x − ⌊x⌋ − ½, and
 * n normal noise; dy/dx = s'(s(x) + n) · s'(x), s' = (1 − tanh²(d/T)) / (2T tanh(1/(2T))).
 *
 * <p>Agustsson and Theis 2020, arXiv 2006.09952; C3 (arXiv 2312.02753) for the annealing.
 */
public final class Rounding {
  /** Longest strip. */
  public static final int STRIP = 1024;

  private final StripMath math = Kernels.strips();
  private final Noise noise = Noise.current();
  private final float[] whole = new float[STRIP];
  private final float[] tangent = new float[STRIP];
  private final float[] slope = new float[STRIP];

  /**
   * y = s(s(x) + n) and its slope dy/dx, which both are overwritten.
   *
   * @param temperature T, more than 0
   * @param sigma standard deviation of the noise; below 0 it is that of its amount, mirrored
   * @param key of the noise of this step
   * @param index of the first element among all latents
   * @param n elements, at most {@value #STRIP}
   */
  public void soft(
      float temperature,
      float sigma,
      int key,
      int index,
      float[] x,
      int xOffset,
      float[] y,
      int yOffset,
      float[] slopes,
      int slopesOffset,
      int n) {
    soften(temperature, x, xOffset, y, yOffset, slopes, slopesOffset, n);
    noise.fill(key, index, sigma, whole, 0, n);
    math.add(y, yOffset, whole, 0, y, yOffset, n);
    soften(temperature, y, yOffset, y, yOffset, slope, 0, n);
    math.multiply(slope, 0, slopes, slopesOffset, slopes, slopesOffset, n);
  }

  /** y = s(x) and slopes = s'(x); x may be y. */
  private void soften(
      float temperature,
      float[] x,
      int xOffset,
      float[] y,
      int yOffset,
      float[] slopes,
      int slopesOffset,
      int n) {
    float half = (float) (0.5 / StrictMath.tanh(0.5 / temperature));
    floor(x, xOffset, n);
    math.subtract(x, xOffset, whole, 0, tangent, 0, n);
    math.addConstant(tangent, 0, -0.5f, tangent, 0, n);
    math.multiplyConstant(tangent, 0, 1 / temperature, tangent, 0, n);
    math.tanh(tangent, 0, tangent, 0, n);
    math.multiplyConstant(tangent, 0, half, y, yOffset, n);
    math.add(y, yOffset, whole, 0, y, yOffset, n);
    math.addConstant(y, yOffset, 0.5f, y, yOffset, n);
    math.multiply(tangent, 0, tangent, 0, tangent, 0, n);
    math.multiplyConstant(tangent, 0, -half / temperature, tangent, 0, n);
    math.addConstant(tangent, 0, half / temperature, slopes, slopesOffset, n);
  }

  /** whole = ⌊x⌋. */
  private void floor(float[] x, int xOffset, int n) {
    math.round(x, xOffset, whole, 0, n);
    math.subtract(whole, 0, x, xOffset, tangent, 0, n);
    math.step(tangent, 0, tangent, 0, n);
    math.subtract(whole, 0, tangent, 0, whole, 0, n);
  }

  /** y = the nearest symbol to x. */
  public void hard(float[] x, int xOffset, float[] y, int yOffset, int n) {
    math.round(x, xOffset, y, yOffset, n);
    for (int i = yOffset; i < yOffset + n; i++) {
      y[i] = within(y[i]);
    }
  }

  /** The nearest symbol to x. */
  static float hard(float x) {
    return within((float) Math.rint(x));
  }

  private static float within(float whole) {
    return Math.min(Math.max(whole, Plane.LEAST), Plane.LARGEST);
  }
}
