package inr.plan;

import inr.loss.Loss;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.sampling.Sampler;

/**
 * Everything that decides a fit besides its signal: equal plans on equal signals give equal bits.
 *
 * @param network what is trained
 * @param loss what is minimised
 * @param optimizer how parameters follow the gradient
 * @param learningRate η before the schedule, positive
 * @param schedule factor on η by step
 * @param sampler which points a step sees
 * @param seed of the initial parameters and the order of the points
 */
public record TrainingPlan(
    NetworkSpec network,
    Loss loss,
    Optimizer optimizer,
    double learningRate,
    Schedule schedule,
    Sampler sampler,
    long seed) {
  public TrainingPlan {
    if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "learning rate is " + learningRate + "; a positive number is needed");
    }
  }

  /** Mean squared error, Adam, constant rate, every point in every step. */
  public static TrainingPlan of(NetworkSpec network, double learningRate, long seed) {
    return new TrainingPlan(
        network,
        new Loss.MeanSquaredError(),
        Optimizer.Adam.of(),
        learningRate,
        new Schedule.Constant(),
        new Sampler.FullGrid(),
        seed);
  }
}
