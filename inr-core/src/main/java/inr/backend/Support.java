package inr.backend;

import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;

/**
 * Whether a backend can train a network.
 *
 * @param supported whether it can
 * @param reason empty, or why not and what helps
 */
public record Support(boolean supported, String reason) {
  /** Yes. */
  public static Support yes() {
    return new Support(true, "");
  }

  /** No, for a reason that names the remedy. */
  public static Support no(String reason) {
    return new Support(false, reason);
  }

  /** Whether there are the derivatives that the loss of a plan looks at. */
  public static Support ofDerivatives(TrainingPlan plan) {
    NetworkSpec network = plan.network();
    try {
      network.circuit().lift(plan.loss().needs(network.inputs()));
      return yes();
    } catch (IllegalArgumentException reason) {
      return no(String.valueOf(reason.getMessage()));
    }
  }

  /** Refuses where this is a no. */
  public void require(String backend) {
    if (!supported) {
      throw new UnsupportedPlanException("backend " + backend + ": " + reason);
    }
  }
}
