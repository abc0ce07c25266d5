package inr.family;

import inr.circuit.ParameterLayout;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;

/**
 * Everything that decides a family besides its signals: equal plans on equal signals give equal
 * bits.
 *
 * @param form how members differ, and how latents are found
 * @param optimizer of what the signals share
 * @param learningRate of the optimizer, before the schedule; positive
 * @param schedule of the learning rate
 * @param batchSize signals of a step, at least 1
 * @param seed of the initial parameters and the order of the signals
 */
public record FamilyPlan(
    FamilyForm form,
    Optimizer optimizer,
    double learningRate,
    Schedule schedule,
    int batchSize,
    long seed) {
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

  /** Where the parameters lie that all signals share. */
  public ParameterLayout layout() {
    return form.layout();
  }

  /**
   * Refuses a plan whose latents are never coded, nor drawn in a plane, since they have too many
   * numbers.
   */
  public void requireCodable() {
    LatentBasis.requireNumbers(form.latent());
  }

  /** The same plan for so many steps, over which the rate falls. */
  public FamilyPlan lasting(long steps) {
    return new FamilyPlan(
        form, optimizer, learningRate, schedule.over(Math.max(1, steps)), batchSize, seed);
  }

  /** The same plan with another learning rate. */
  public FamilyPlan withLearningRate(double other) {
    return new FamilyPlan(form, optimizer, other, schedule, batchSize, seed);
  }

  /**
   * The same plan without derivatives of inner steps.
   *
   * @throws IllegalArgumentException if it has no inner steps
   */
  public FamilyPlan firstOrder() {
    return new FamilyPlan(form.firstOrder(), optimizer, learningRate, schedule, batchSize, seed);
  }
}
