package inr.selftest;

import inr.circuit.Channel;
import inr.circuit.Jet;
import inr.loss.Loss;

/**
 * How far a backend in single precision may be from the reference, and why: for the tests of every
 * backend and for {@link BackendCheck}.
 */
public final class Tolerance {
  /**
   * Of predictions: float rounding through five layers whose sines multiply it by 30 each;
   * absolute, as predictions are of order 1.
   */
  public static final double PREDICTIONS = 1e-5;

  /**
   * Of gradients and of derivatives with respect to the coordinates: as predictions, with one more
   * factor of the slope; relative to the largest element.
   */
  public static final double DERIVATIVES = 2e-4;

  /**
   * ε of Adam in fits that are compared step by step. With the usual 1e-8 the first step is the
   * sign of each gradient element, and rounding decides the sign of the tiny ones; with this one
   * the step is a smooth function of the gradient.
   */
  public static final double ADAM_EPSILON = 1e-2;

  /** Part of the step length that rounding may turn: gradient error over {@link #ADAM_EPSILON}. */
  public static final double STEP_PART = DERIVATIVES / ADAM_EPSILON;

  /** Rounding of the parameters themselves, once a step. */
  public static final double PARAMETER_ROUNDING = 1e-7;

  private Tolerance() {}

  /**
   * Of a loss: predictions off by δ change mean |e| by δ at most, and mean e² by 2δ times its root
   * (Cauchy and Schwarz); other formulas of the error change by less than one of these. A loss of
   * derivatives is a sum of squares of numbers that are off by a part, and changes by twice that
   * part.
   */
  public static double ofLoss(Loss loss, double value) {
    if (loss instanceof Loss.MeanSquaredError) {
      return 2 * PREDICTIONS * Math.sqrt(value);
    }
    return loss instanceof Loss.OfError
        ? PREDICTIONS * Math.max(1, 2 * Math.sqrt(value))
        : 2 * DERIVATIVES * Math.max(1, value);
  }

  /**
   * Of a channel of a jet, relative to its largest element or 1: each order of differentiation
   * loses a factor of the frequencies, ω₀ = 30 at most, to the rounding of the arguments.
   *
   * @param channel 0 is the value
   */
  public static double ofChannel(int channel, Jet jet) {
    if (channel == 0) {
      return DERIVATIVES / 10;
    }
    return jet.channels().get(channel - 1) instanceof Channel.Slope
        ? DERIVATIVES
        : 10 * DERIVATIVES;
  }

  /** Of a parameter after some steps of Adam with {@link #ADAM_EPSILON}. */
  public static double ofParameter(double value, int steps, double learningRate) {
    return steps * (STEP_PART * learningRate + PARAMETER_ROUNDING * Math.abs(value));
  }
}
