package inr.cpu;

import inr.optimizer.Optimizer;

/**
 * One step of Adam or AdamW over part of the flat vectors; see {@link Optimizer} for the formula.
 *
 * <p>Plain loops of fused multiply-adds, division and square root, which the compiler vectorises
 * and which round alike everywhere.
 */
final class AdamUpdate {
  /**
   * Added and taken off again, this rounds moments to multiples of 9e-38: those of a parameter that
   * no longer gets a gradient stop at some such multiple and never come among the subnormal
   * numbers, where every step would be slow.
   */
  private static final float FLOOR = 1e-30f;

  private final float decay1;
  private final float share1;
  private final float decay2;
  private final float share2;
  private final float stepSize;
  private final float rootCorrection;
  private final float epsilon;
  private final float shrink;

  /**
   * The factors of one step.
   *
   * @param rate η of this step
   * @param step t, from 1
   */
  AdamUpdate(Optimizer optimizer, double rate, long step) {
    this.decay1 = (float) optimizer.beta1();
    this.share1 = (float) (1 - optimizer.beta1());
    this.decay2 = (float) optimizer.beta2();
    this.share2 = (float) (1 - optimizer.beta2());
    this.stepSize = (float) (-rate / (1 - StrictMath.pow(optimizer.beta1(), (double) step)));
    this.rootCorrection = (float) Math.sqrt(1 - StrictMath.pow(optimizer.beta2(), (double) step));
    this.epsilon = (float) optimizer.epsilon();
    this.shrink = (float) (1 - rate * optimizer.weightDecay());
  }

  /** Updates the places {@code from} to {@code to}. */
  void apply(
      float[] parameters, float[] first, float[] second, float[] gradient, int from, int to) {
    for (int i = from; i < to; i++) {
      float g = gradient[i];
      float m = Math.fma(decay1, first[i], share1 * g) + FLOOR - FLOOR;
      float v = Math.fma(decay2, second[i], share2 * g * g) + FLOOR - FLOOR;
      first[i] = m;
      second[i] = v;
      float denominator = (float) Math.sqrt(v) / rootCorrection + epsilon;
      parameters[i] = Math.fma(stepSize, m / denominator, parameters[i] * shrink);
    }
  }
}
