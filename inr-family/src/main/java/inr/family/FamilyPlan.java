package inr.family;

import inr.circuit.Distribution;
import inr.circuit.ParameterLayout;
import inr.circuit.Role;
import inr.circuit.Sketch;
import inr.circuit.Wire;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import java.util.List;

/**
 * Everything that decides a family besides its signals: equal plans on equal signals give equal
 * bits.
 *
 * @param network whose members are the signals
 * @param inner how latents are found
 * @param optimizer of what the signals share
 * @param learningRate of the optimizer, before the schedule; positive
 * @param schedule of the learning rate
 * @param batchSize signals of a step, at least 1
 * @param seed of the initial parameters and the order of the signals
 */
public record FamilyPlan(
    ModulatedSiren network,
    InnerLoop inner,
    Optimizer optimizer,
    double learningRate,
    Schedule schedule,
    int batchSize,
    long seed) {
  static final String RATES = "inner.log-rate";

  public FamilyPlan {
    if (!(learningRate > 0 && learningRate <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "learning rate is " + learningRate + "; a positive number is needed");
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException(
          "batch has " + batchSize + " signals; 1 or more are accepted");
    }
  }

  /**
   * Where the parameters lie: those of the network of φ = 0, A, and log α of each number of the
   * latent.
   */
  public ParameterLayout layout() {
    Sketch sketch = new Sketch(network.network().inputs());
    List<Wire> predictions = network.write(sketch);
    Distribution rate = new Distribution.Constant(StrictMath.log(inner.rate()));
    sketch.tensor(RATES, network.latent(), 1, Role.COLUMN, rate);
    return sketch.finish(predictions).layout();
  }

  /** The same plan for so many steps, over which the rate falls. */
  public FamilyPlan lasting(long steps) {
    return new FamilyPlan(
        network,
        inner,
        optimizer,
        learningRate,
        schedule.over(Math.max(1, steps)),
        batchSize,
        seed);
  }

  /** The same plan with another learning rate. */
  public FamilyPlan withLearningRate(double other) {
    return new FamilyPlan(network, inner, optimizer, other, schedule, batchSize, seed);
  }

  /** The same plan with other inner steps. */
  public FamilyPlan withInner(InnerLoop other) {
    return new FamilyPlan(network, other, optimizer, learningRate, schedule, batchSize, seed);
  }
}
