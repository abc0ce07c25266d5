package inr.reference;

import inr.optimizer.Optimizer;

/** The update of {@link Optimizer}, element by element. */
final class AdamUpdate {
  private AdamUpdate() {}

  /**
   * One step.
   *
   * @param rate η of this step
   * @param t steps done, this one included
   * @param parameters θ, overwritten
   * @param gradient g
   * @param first m, overwritten
   * @param second v, overwritten
   */
  static void apply(
      Optimizer optimizer,
      double rate,
      long t,
      double[] parameters,
      double[] gradient,
      double[] first,
      double[] second) {
    double beta1 = optimizer.beta1();
    double beta2 = optimizer.beta2();
    double correction1 = 1 - StrictMath.pow(beta1, (double) t);
    double correction2 = Math.sqrt(1 - StrictMath.pow(beta2, (double) t));
    for (int i = 0; i < parameters.length; i++) {
      double g = gradient[i];
      first[i] = beta1 * first[i] + (1 - beta1) * g;
      second[i] = beta2 * second[i] + (1 - beta2) * g * g;
      double decayed = (1 - rate * optimizer.weightDecay()) * parameters[i];
      parameters[i] =
          decayed
              - rate
                  / correction1
                  * first[i]
                  / (Math.sqrt(second[i]) / correction2 + optimizer.epsilon());
    }
  }
}
