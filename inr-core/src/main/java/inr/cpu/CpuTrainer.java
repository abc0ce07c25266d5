package inr.cpu;

import inr.backend.Refusals;
import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.circuit.Circuit;
import inr.circuit.ParameterLayout;
import inr.circuit.Parameters;
import inr.cpu.TileNetwork.UpdateUnit;
import inr.cpu.kernel.Kernels;
import inr.grid.Coordinates;
import inr.loss.Loss;
import inr.plan.TrainingPlan;
import inr.sampling.Permutation;
import inr.sampling.Sampler;
import inr.signal.Signal;

/**
 * Training on the fast engine.
 *
 * <p>A batch is cut into shards, by its size alone. A worker takes a shard, goes through its tiles
 * in order and sums their gradients in order; then the shards are added in order and the parameters
 * updated and packed, part by part. So no sum depends on the number of threads.
 */
final class CpuTrainer implements Trainer {
  /** Points that are worth a shard of their own: some five tiles. */
  private static final int SHARD_POINTS = 512;

  /** Most shards, for memory's sake: each has a gradient. */
  private static final int MOST_SHARDS = 32;

  /** After so many steps the kernels have been compiled. */
  private static final int STEPS_BEFORE_TRIAL = 100;

  private final TrainingPlan plan;
  private final Signal signal;
  private final TileNetwork network;
  private final ParameterLayout layout;
  private final Workers workers;
  private final TileSpace[] spaces;
  private final TileEvaluation evaluation;
  private final TileInput input;
  private final Shard[] shards;
  private final float[] gradient;
  private final float[] parameters;
  private final float[] first;
  private final float[] second;
  private long step;
  private long stepsHere;
  private double rateFactor = 1;
  private double loss = Double.NaN;

  CpuTrainer(TrainingPlan plan, Signal signal, int threads) {
    plan.network().requireFits(signal.coordinates().dimensions(), signal.channels());
    this.plan = plan;
    this.signal = signal;
    Circuit circuit = plan.network().circuit();
    this.network = new TileNetwork(circuit, true);
    this.layout = circuit.layout();
    this.spaces = new TileSpace[threads];
    for (int w = 0; w < threads; w++) {
      spaces[w] = network.newSpace(signal.channels());
    }
    this.gradient = new float[layout.size()];
    this.parameters = layout.initial(plan.seed()).values();
    this.first = new float[layout.size()];
    this.second = new float[layout.size()];
    network.pack(parameters);
    this.workers = new Workers(threads);
    int batchPoints = (int) plan.sampler().batchPoints(0, signal.points());
    this.shards = new Shard[shardCount(batchPoints)];
    this.input = network.trainingInput(signal.coordinates(), batchPoints, shards.length, workers);
    for (int s = 0; s < shards.length; s++) {
      shards[s] = new Shard(network.gradientSize(), input.sumsSize());
    }
    this.evaluation = new TileEvaluation(network, workers, spaces, plan.network());
  }

  private static int shardCount(long points) {
    return (int) Math.max(1, Math.min(MOST_SHARDS, points / SHARD_POINTS));
  }

  @Override
  public void step(int steps) {
    Refusals.requireSteps(steps);
    for (int i = 0; i < steps; i++) {
      step();
    }
  }

  /** One whole step, in order. */
  private void step() {
    Batch batch = new Batch(plan.sampler(), step, signal.points(), plan.seed());
    int count = shardCount(batch.points);
    workers.run(count, (worker, shard) -> trainShard(batch, shard, count, spaces[worker]));
    double sum = 0;
    for (int s = 0; s < count; s++) {
      sum += shards[s].loss;
    }
    loss = sum / ((double) batch.points * signal.channels());
    double rate = plan.learningRate() * plan.schedule().factor(step) * rateFactor;
    AdamUpdate update = new AdamUpdate(plan.optimizer(), rate, step + 1);
    workers.run(
        network.updateUnits().size(),
        (worker, unit) -> update(network.updateUnits().get(unit), count, update));
    step++;
    if (++stepsHere == STEPS_BEFORE_TRIAL && network.hasFullPanels()) {
      Kernels.tryBlocks();
    }
  }

  /** The points of one step. */
  private static final class Batch {
    final int points;
    private final long position;
    private final Permutation order;
    private final boolean inOrder;

    Batch(Sampler sampler, long step, int signalPoints, long seed) {
      long start = sampler.batchStart(step, signalPoints);
      this.points = (int) sampler.batchPoints(step, signalPoints);
      this.position = start % signalPoints;
      this.order = new Permutation(signalPoints, seed, start / signalPoints);
      this.inOrder = sampler instanceof Sampler.FullGrid;
    }

    int point(int index) {
      return (int) (inOrder ? index : order.at(position + index));
    }
  }

  private void trainShard(Batch batch, int number, int count, TileSpace space) {
    int from = (int) ((long) batch.points * number / count);
    int to = (int) ((long) batch.points * (number + 1) / count);
    Shard shard = shards[number];
    shard.clear();
    double elements = (double) batch.points * signal.channels();
    for (int start = from; start < to; start += network.tileRows()) {
      int rows = Math.min(network.tileRows(), to - start);
      for (int r = 0; r < rows; r++) {
        int point = batch.point(start + r);
        input.load(point, r, space);
        for (int c = 0; c < signal.channels(); c++) {
          space.targets[r * signal.channels() + c] = (float) signal.target(point, c);
        }
      }
      network.forward(input, space, rows, true);
      shard.loss = lossAndGradient(shard.loss, space, rows, elements);
      network.backward(input, space, rows, shard);
    }
  }

  /** Goes on with a shard's sum, so that it does not depend on where tiles begin. */
  private double lossAndGradient(double sumBefore, TileSpace space, int rows, double elements) {
    Loss function = plan.loss();
    network.clearOutputGradients(space, rows);
    float[] predictions = network.outputs(space, 0);
    float[] gradients = network.outputGradients(space, 0);
    double sum = sumBefore;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < signal.channels(); c++) {
        int index = network.outputIndex(r, c);
        double error = (double) predictions[index] - space.targets[r * signal.channels() + c];
        sum += function.value(error);
        gradients[index] = (float) (function.derivative(error) / elements);
      }
    }
    return sum;
  }

  private void update(UpdateUnit unit, int count, AdamUpdate update) {
    network.collect(input, unit, shards, count, gradient);
    int[] ranges = unit.unit().flatRanges(unit.from(), unit.to());
    for (int i = 0; i < ranges.length; i += 2) {
      update.apply(parameters, first, second, gradient, ranges[i], ranges[i + 1]);
    }
    network.pack(input, unit, parameters);
  }

  @Override
  public double loss() {
    return loss;
  }

  @Override
  public Parameters gradient() {
    return new Parameters(layout, gradient.clone());
  }

  @Override
  public Parameters parameters() {
    return new Parameters(layout, parameters.clone());
  }

  @Override
  public void evaluate(Coordinates coordinates, float[] predictions) {
    evaluation.evaluate(coordinates, predictions);
  }

  @Override
  public void jacobian(Coordinates coordinates, float[] jacobian) {
    evaluation.jacobian(coordinates, jacobian);
  }

  @Override
  public TrainerState save() {
    return TrainerState.of(step, rateFactor, parameters, first, second);
  }

  @Override
  public void restore(TrainerState state) {
    Refusals.requireState(parameters.length, state);
    System.arraycopy(
        TrainerState.narrowed(state.parameters()), 0, parameters, 0, parameters.length);
    System.arraycopy(TrainerState.narrowed(state.firstMoments()), 0, first, 0, first.length);
    System.arraycopy(TrainerState.narrowed(state.secondMoments()), 0, second, 0, second.length);
    step = state.step();
    rateFactor = state.rateFactor();
    loss = Double.NaN;
    network.updateUnits().forEach(unit -> network.pack(input, unit, parameters));
  }

  @Override
  public void close() {
    workers.close();
  }
}
