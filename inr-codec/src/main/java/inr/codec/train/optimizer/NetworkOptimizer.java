package inr.codec.train.optimizer;

/** How the networks' parameters follow their gradient; has the state of one training. */
public interface NetworkOptimizer {
  /**
   * One step.
   *
   * @param parameters changed
   * @param gradient of all parameters, not changed
   * @param rate learning rate
   */
  void update(float[] parameters, double[] gradient, double rate);
}
