package inr.plan;

import inr.loss.Field;
import inr.loss.Loss;
import inr.loss.StructuralLoss;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.sampling.Sampler;
import java.util.OptionalDouble;

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
    if (!(learningRate > 0 && learningRate <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "learning rate is "
              + learningRate
              + "; a positive number of at most "
              + Float.MAX_VALUE
              + " is needed, the largest float32");
    }
    if (optimizer.looksAhead() && !network.layout().clocks().isEmpty()) {
      throw new IllegalArgumentException(
          "lookahead takes parameters back and so the steps that a progressive encoding counts; take another optimizer or encoding");
    }
    requireFits(loss, sampler);
    if (loss instanceof Loss.CrossEntropy entropy) {
      requireBins(network, entropy);
    }
    if (sampler instanceof Sampler.Looking && !(loss instanceof Loss.OfError)) {
      throw new IllegalArgumentException(
          "sampler "
              + sampler
              + " chooses points by their errors but loss "
              + loss
              + " is not one of the error alone; take another sampler or loss");
    }
  }

  private static void requireBins(NetworkSpec network, Loss.CrossEntropy loss) {
    Layer last = network.layers().get(network.layers().size() - 1);
    if (!(last instanceof Layer.OfBins head && head.over().equals(loss.over()))) {
      throw new IllegalArgumentException(
          "loss cross-entropy is of "
              + loss.bins()
              + " bins from "
              + loss.low()
              + " to "
              + loss.high()
              + " but the network does not end in those; give it a head of them");
    }
    if (loss.smoothness() > 0 && !(last instanceof Layer.FourierDensity)) {
      throw new IllegalArgumentException(
          "loss cross-entropy has a smoothness of frequencies but the head of the network has none; take smoothness 0");
    }
  }

  private static void requireFits(Loss loss, Sampler sampler) {
    if (loss instanceof Loss.Feasible
        && sampler instanceof Sampler.Evolutionary evolutionary
        && evolutionary.frequencies() > 0) {
      throw new IllegalArgumentException(
          "sampler evolutionary adds Laplacians of errors to the loss, of which loss feasible has no weights; set frequencies=0");
    }
    boolean boxes = sampler instanceof Sampler.Patches || sampler instanceof Sampler.FullGrid;
    if (loss instanceof StructuralLoss structural && !boxes) {
      throw new IllegalArgumentException(
          "loss "
              + structural.kind()
              + " compares neighbours but the sampler does not draw them together; take patches or full-grid");
    }
    boolean twice = sampler instanceof Sampler.Patches || sampler instanceof Sampler.SoftMining;
    if (loss instanceof Loss.Feasible && twice) {
      throw new IllegalArgumentException(
          "sampler "
              + sampler
              + " may draw a point more than once, of which loss feasible has one weight; take another sampler or loss");
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

  /**
   * The same plan for a fit of {@code steps} steps: its schedule, its sampler and its encoding are
   * stretched, or shortened to 1 if there are none.
   */
  public TrainingPlan lasting(long steps) {
    return withSchedule(schedule.over(Math.max(1, steps))).sampling(steps);
  }

  /** The same plan with all but its schedule stretched so. */
  public TrainingPlan sampling(long steps) {
    long most = Math.max(1, steps);
    return withSampler(sampler.over(most)).withNetwork(network.over(most));
  }

  /**
   * The mean squared error of all points that a loss of this plan's batches tells of; nothing where
   * it tells of none.
   */
  public OptionalDouble meanSquare(double value) {
    return sampler instanceof Sampler.Looking ? OptionalDouble.empty() : loss.meanSquare(value);
  }

  /** The same plan for a network of the same parameters. */
  public TrainingPlan withNetwork(NetworkSpec other) {
    return new TrainingPlan(other, loss, optimizer, learningRate, schedule, sampler, seed);
  }

  /** The same plan with another loss. */
  public TrainingPlan withLoss(Loss other) {
    return new TrainingPlan(network, other, optimizer, learningRate, schedule, sampler, seed);
  }

  /** The same plan with another optimizer. */
  public TrainingPlan withOptimizer(Optimizer other) {
    return new TrainingPlan(network, loss, other, learningRate, schedule, sampler, seed);
  }

  /** The same plan with another learning rate. */
  public TrainingPlan withLearningRate(double other) {
    return new TrainingPlan(network, loss, optimizer, other, schedule, sampler, seed);
  }

  /** The same plan with another schedule. */
  public TrainingPlan withSchedule(Schedule other) {
    return new TrainingPlan(network, loss, optimizer, learningRate, other, sampler, seed);
  }

  /** The same plan with another sampler. */
  public TrainingPlan withSampler(Sampler other) {
    return new TrainingPlan(network, loss, optimizer, learningRate, schedule, other, seed);
  }

  /** The same plan with another seed. */
  public TrainingPlan withSeed(long other) {
    return new TrainingPlan(network, loss, optimizer, learningRate, schedule, sampler, other);
  }

  /** What the loss sees of a point. */
  public Field field() {
    int channels = network.outputs();
    return new Field(
        channels,
        loss.needs(network.inputs()).channels().size(),
        loss.targets(channels, network.inputs()),
        network.inputs());
  }

  /** Refuses a signal of other coordinates, or of other numbers than the loss compares with. */
  public void requireFits(int dimensions, int numbers) {
    if (loss instanceof Loss.OfError) {
      network.requireFits(dimensions, numbers);
      return;
    }
    network.requireFits(dimensions, network.outputs());
    if (field().targets() != numbers) {
      throw new IllegalArgumentException(
          "loss "
              + loss
              + " compares "
              + field().targets()
              + " numbers of a point but the signal has "
              + numbers);
    }
  }
}
