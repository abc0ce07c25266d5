package inr.family;

/**
 * How a latent is found: φ₀ = 0, φₖ₊₁ = φₖ − α ⊙ ∂L/∂φ(φₖ), L the mean squared error of one signal
 * (with a {@link VariationalFamily} its whole loss), so that a signal's steps do not depend on
 * which others are learned beside it.
 *
 * @param steps K while learning, 1 to 100
 * @param rate α before it is learned, positive
 * @param learnsRates whether each number of the latent learns an α of its own, as log α
 * @param secondOrder whether the outer gradient goes back through the steps (Hessian-vector
 *     products) or takes φ_K for given, which takes half of the time and learns less
 */
public record InnerLoop(int steps, double rate, boolean learnsRates, boolean secondOrder) {
  private static final int MOST_STEPS = 100;

  public InnerLoop {
    requireSteps(steps);
    if (!(rate > 0 && rate <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException("inner rate is " + rate + "; a positive number is needed");
    }
  }

  /** Refuses a number of steps that nobody means. */
  public static void requireSteps(int steps) {
    if (steps < 1 || steps > MOST_STEPS) {
      throw new IllegalArgumentException(
          "inner steps are " + steps + "; 1 to " + MOST_STEPS + " are accepted");
    }
  }

  /** The same without derivatives of the steps. */
  public InnerLoop firstOrder() {
    return new InnerLoop(steps, rate, learnsRates, false);
  }
}
