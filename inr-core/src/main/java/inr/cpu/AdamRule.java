package inr.cpu;

import inr.optimizer.Optimizer;
import java.util.List;

/**
 * Adam and its kin with two moments over part of the flat vectors; see {@link Optimizer.Moments}
 * for the formula.
 *
 * <p>Plain loops of fused multiply-adds, division and square root, which the compiler vectorises
 * and which round alike everywhere.
 */
final class AdamRule implements RangeRule {
  /**
   * Added and taken off again, this rounds moments to multiples of 9e-38: those of a parameter that
   * no longer gets a gradient stop at some such multiple and never come among the subnormal
   * numbers, where every step would be slow.
   */
  private static final float FLOOR = 1e-30f;

  private final Optimizer.Moments moments;
  private final float[] first;
  private final float[] second;
  private final float decay1;
  private final float share1;
  private final float decay2;
  private final float share2;
  private final float epsilon;
  private float stepSize;
  private float rootCorrection;
  private float shrink;

  /** The rule on the arrays of its two moments. */
  AdamRule(Optimizer.Moments moments, float[] first, float[] second) {
    this.moments = moments;
    this.first = first;
    this.second = second;
    this.decay1 = (float) moments.beta1();
    this.share1 = (float) (1 - moments.beta1());
    this.decay2 = (float) moments.beta2();
    this.share2 = (float) (1 - moments.beta2());
    this.epsilon = (float) moments.epsilon();
  }

  /** Whether a rule is one of those with two moments and no more. */
  static boolean isAdam(Optimizer.Rule rule) {
    return rule instanceof Optimizer.Moments
        && rule.slots().equals(List.of("adam.first", "adam.second"));
  }

  @Override
  public void begin(double rate, long step) {
    stepSize = (float) (-rate / (1 - StrictMath.pow(moments.beta1(), (double) step)));
    rootCorrection = (float) Math.sqrt(1 - StrictMath.pow(moments.beta2(), (double) step));
    shrink = (float) (1 - rate * moments.weightDecay());
  }

  @Override
  public void apply(float[] parameters, float[] gradient, int from, int to, Scratch scratch) {
    if (moments.skipsZeroGradients()) {
      applySparsely(parameters, gradient, from, to);
      return;
    }
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

  private void applySparsely(float[] parameters, float[] gradient, int from, int to) {
    for (int i = from; i < to; i++) {
      float g = gradient[i];
      if (g == 0) {
        continue;
      }
      float m = Math.fma(decay1, first[i], share1 * g) + FLOOR - FLOOR;
      float v = Math.fma(decay2, second[i], share2 * g * g) + FLOOR - FLOOR;
      first[i] = m;
      second[i] = v;
      float denominator = (float) Math.sqrt(v) / rootCorrection + epsilon;
      parameters[i] = Math.fma(stepSize, m / denominator, parameters[i]);
    }
  }
}
