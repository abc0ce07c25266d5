package inr.preset;

import inr.loss.Loss;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.sampling.Sampler;

/**
 * How a network is fitted: everything of a plan but the network and the seed.
 *
 * @param loss what is made small
 * @param optimizer how parameters follow the gradient
 * @param learningRate before the schedule
 * @param schedule of any length; a plan stretches it
 * @param sampler points of a step
 * @param steps of a usual fit; 0 where what it begins with is the best already
 */
public record Recipe(
    Loss loss,
    Optimizer optimizer,
    double learningRate,
    Schedule schedule,
    Sampler sampler,
    long steps) {
  private static final int PICTURE_BATCH = 2048;
  private static final int SOUND_BATCH = 4096;

  /** Points times parameters that two cores train in about a minute. */
  private static final double WORK_OF_A_MINUTE = 2.4e12;

  /** More steps than these do not pay, however small signal and network are. */
  private static final long MOST_STEPS = 10_000;

  /**
   * That of networks whose every parameter takes part in every point: squared error, Adam, random
   * batches, half a cosine; about a minute of work.
   */
  public static Recipe dense(Shape shape, NetworkSpec network, double learningRate) {
    Sampler sampler = new Sampler.RandomBatches(shape.isSound() ? SOUND_BATCH : PICTURE_BATCH);
    return new Recipe(
        new Loss.MeanSquaredError(),
        Optimizer.Adam.of(),
        learningRate,
        Schedule.Cosine.of(),
        sampler,
        denseSteps(network, sampler, shape));
  }

  /** Steps that take such a network about a minute. */
  public static long denseSteps(NetworkSpec network, Sampler sampler, Shape shape) {
    double work = (double) sampler.batchPoints(shape.samples()) * network.layout().size();
    return Math.max(1, Math.min(MOST_STEPS, (long) (WORK_OF_A_MINUTE / work)));
  }

  /**
   * This for layers {@code width} wide, with a learning rate η √(usual/width): narrow layers want
   * larger steps. Adam moves every weight by η, so a sum of n weights moves by η√n to ηn; the
   * gentler of both is the one that no network breaks under, docs/decisions/0032.
   */
  Recipe forWidth(int usual, int width) {
    double rate = learningRate * Math.sqrt((double) usual / width);
    return new Recipe(loss, optimizer, rate, schedule, sampler, steps);
  }

  /** The plan of a fit of any length; see {@link TrainingPlan#lasting}. */
  public TrainingPlan plan(NetworkSpec network, long seed) {
    return new TrainingPlan(network, loss, optimizer, learningRate, schedule, sampler, seed);
  }
}
