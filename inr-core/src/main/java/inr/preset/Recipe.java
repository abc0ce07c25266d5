package inr.preset;

import inr.circuit.Circuit;
import inr.circuit.Operation;
import inr.circuit.Tensor;
import inr.loss.Loss;
import inr.loss.StructuralLoss;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.sampling.Sampler;
import java.util.List;

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
  private static final int TABLES_BATCH = 1 << 14;
  private static final int PATCH_POINTS = 4096;
  private static final int PICTURE_PATCH = 32;
  private static final int SOUND_PATCH = 8192;

  /** Points times parameters that two cores train in about a minute. */
  private static final double WORK_OF_A_MINUTE = 2.4e12;

  /** What a number of a table that a point looks up takes beside a parameter of a layer. */
  private static final double WORK_OF_A_TAP = 300;

  /** More steps than these do not pay, however small signal and network are. */
  private static final long MOST_STEPS = 10_000;

  /**
   * That of networks whose every parameter takes part in every point: squared error, of all heads
   * where there are several, Adam, random batches, half a cosine; about a minute of work.
   */
  public static Recipe dense(Shape shape, NetworkSpec network, double learningRate) {
    Sampler sampler = new Sampler.RandomBatches(shape.isSound() ? SOUND_BATCH : PICTURE_BATCH);
    Circuit circuit = network.circuit();
    int heads = circuit.heads().size();
    return new Recipe(
        heads > 1 ? new Loss.EveryHead(heads) : new Loss.MeanSquaredError(),
        Optimizer.Adam.of(),
        learningRate,
        Schedule.Cosine.of(),
        sampler,
        denseSteps(circuit.layout().size(), sampler, shape));
  }

  /**
   * That of networks on tables, of which a step meets some rows: squared error, sparse Adam, large
   * random batches, half a cosine; about a minute of work.
   *
   * @param tableRate factor on the learning rate for the tables
   */
  static Recipe tables(Shape shape, NetworkSpec network, double learningRate, double tableRate) {
    Sampler sampler = new Sampler.RandomBatches(TABLES_BATCH);
    double work = sampler.batchPoints(shape.samples()) * workOfPoint(network);
    return new Recipe(
        new Loss.MeanSquaredError(),
        onTables(Optimizer.SparseAdam.of(), tableRate, 1),
        learningRate,
        Schedule.Cosine.of(),
        sampler,
        stepsOfAMinute(work));
  }

  /** One rule at two rates, factors on the learning rate for tables and for all else. */
  static Optimizer onTables(Optimizer.Rule rule, double tableRate, double restRate) {
    return new Optimizer.Grouped(
        List.of(
            new Optimizer.Group(Optimizer.Members.TABLES, rule, tableRate),
            new Optimizer.Group(Optimizer.Members.REST, rule, restRate)));
  }

  private static long stepsOfAMinute(double work) {
    return Math.max(1, Math.min(MOST_STEPS, (long) (WORK_OF_A_MINUTE / work)));
  }

  /** The same with another loss. */
  public Recipe withLoss(Loss other) {
    return new Recipe(other, optimizer, learningRate, schedule, sampler, steps);
  }

  /** The same with another optimizer. */
  Recipe withOptimizer(Optimizer other) {
    return new Recipe(loss, other, learningRate, schedule, sampler, steps);
  }

  /** The same with another number of steps. */
  Recipe withSteps(long other) {
    return new Recipe(loss, optimizer, learningRate, schedule, sampler, other);
  }

  /** In parameters that take part in it, as which a number looked up counts many times over. */
  private static double workOfPoint(NetworkSpec network) {
    double work = 0;
    for (Operation operation : network.circuit().operations()) {
      if (operation instanceof Operation.Lookup lookup) {
        for (Operation.Lookup.Table table : lookup.tables()) {
          int taps = table.lattice().interpolation().taps();
          work +=
              WORK_OF_A_TAP
                  * table.numbers().columns()
                  * StrictMath.pow(taps, table.lattice().dimensions());
        }
      } else {
        work += operation.tensors().stream().mapToInt(Tensor::size).sum();
      }
    }
    return work;
  }

  /**
   * The boxes that a structural loss sees in a step unless told otherwise: about as many points as
   * usual, or one box that it fits into; no more of them than cover the signal.
   */
  public static Sampler patches(StructuralLoss loss, Shape shape) {
    boolean line = shape.samples().size() == 1;
    int least = loss.parts().stream().mapToInt(StructuralLoss.Part::leastSide).max().orElse(1);
    int side = Math.max(line ? SOUND_PATCH : PICTURE_PATCH, least);
    long box = new Sampler.Patches(side, 1).batchPoints(shape.samples());
    long all =
        shape.samples().stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    long count = Math.min(PATCH_POINTS / box, (all + box - 1) / box);
    return new Sampler.Patches(side, (int) Math.max(1, count));
  }

  /** Steps that take a network of dense layers about a minute. */
  public static long denseSteps(NetworkSpec network, Sampler sampler, Shape shape) {
    return denseSteps(network.layout().size(), sampler, shape);
  }

  private static long denseSteps(int parameters, Sampler sampler, Shape shape) {
    return stepsOfAMinute((double) sampler.batchPoints(shape.samples()) * parameters);
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
