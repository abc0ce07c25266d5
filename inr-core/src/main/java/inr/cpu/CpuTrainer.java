package inr.cpu;

import inr.backend.Numbers;
import inr.backend.Objective;
import inr.backend.PointMemory;
import inr.backend.Refusals;
import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.circuit.Circuit;
import inr.circuit.Jet;
import inr.circuit.ParameterLayout;
import inr.circuit.Parameters;
import inr.cpu.TileNetwork.UpdateUnit;
import inr.cpu.kernel.Kernels;
import inr.grid.Coordinates;
import inr.parallel.Workers;
import inr.plan.TrainingPlan;
import inr.sampling.Batch;
import inr.signal.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;

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
  private final boolean fused;
  private final TileNetwork network;
  private final ParameterLayout layout;
  private final Workers workers;
  private final TileSpace[] spaces;
  private final TileEvaluation evaluation;
  private final TileInput input;
  private Shard[] shards;
  private final float[] gradient;
  private final float[] parameters;
  private final PointMemory memory;
  private final TileLoss tileLoss;
  private final FlatUpdate update;
  private int room;
  private long step;
  private long stepsHere;
  private double rateFactor = 1;
  private double loss = Double.NaN;
  private final Map<String, float[]> good = new TreeMap<>();
  private long goodStep;
  private double goodRateFactor;

  CpuTrainer(TrainingPlan plan, Signal signal, int threads, boolean fused) {
    plan.requireFits(signal.coordinates().dimensions(), signal.channels());
    this.plan = plan;
    this.fused = fused;
    this.signal = signal;
    Circuit circuit = plan.network().circuit();
    Jet jet = plan.loss().needs(circuit.dimensions());
    this.layout = circuit.layout();
    this.network = new TileNetwork(circuit.lift(jet), fused);
    this.parameters = layout.initial(plan.seed()).values();
    this.gradient = new float[layout.size()];
    this.memory = new PointMemory(plan, signal);
    this.tileLoss = TileLoss.of(plan, memory, Kernels.strips());
    this.update =
        new FlatUpdate(plan.optimizer(), layout, parameters, Kernels.strips(), Kernels.matrices());
    int scratchArrays = Math.max(tileLoss.scratchArrays(), update.scratchArrays());
    int batchPoints = plan.sampler().batchPoints(signal.coordinates().samples());
    int shardCount = shardCount(batchPoints);
    int most = Math.max(shardCount, network.updateUnits().size());
    this.workers = new Workers(Math.min(threads, most));
    this.spaces = new TileSpace[workers.count()];
    for (int w = 0; w < spaces.length; w++) {
      spaces[w] = network.newSpace(signal.channels(), scratchArrays);
    }
    network.pack(parameters);
    this.input = network.trainingInput(signal.coordinates(), batchPoints, shardCount, workers);
    this.shards = new Shard[0];
    makeRoom(batchPoints);
    this.evaluation =
        jet.channels().isEmpty()
            ? new TileEvaluation(network, workers, spaces, plan.network())
            : TileEvaluation.of(plan.network(), circuit, workers, fused);
    mark();
  }

  static int shardCount(long points) {
    return (int) Math.max(1, Math.min(MOST_SHARDS, points / SHARD_POINTS));
  }

  /** Shards, and all that operations keep, for batches of so many points. */
  private void makeRoom(int points) {
    if (points <= room) {
      return;
    }
    int had = shards.length;
    shards = Arrays.copyOf(shards, shardCount(points));
    for (int s = had; s < shards.length; s++) {
      shards[s] = new Shard(network.gradientSize(), input.sumsSize());
    }
    network.reserve(input, points);
    room = points;
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
    if (memory.selection().looks(step)) {
      look();
    }
    Batch batch = memory.selection().batch(step);
    Optional<Objective> objective = memory.objective(step, batch);
    if (objective.isPresent()) {
      step(batch, objective.get());
      return;
    }
    int count = shardCount(batch.points());
    differentiate(batch, count, tileLoss);
    double sum = 0;
    for (int s = 0; s < count; s++) {
      sum += shards[s].loss;
    }
    loss = sum / ((double) batch.points() * tileLoss.terms());
    memory.multipliers().ifPresent(weights -> weights.stepped(loss));
    update(count);
  }

  /** Writes the errors of all points for the sampler. */
  private void look() {
    Batch all = memory.selection().all();
    makeRoom(all.points());
    float[] errors = memory.selection().errors();
    int count = shardCount(all.points());
    workers.run(count, (worker, shard) -> lookShard(all, shard, count, spaces[worker], errors));
    memory.selection().looked();
  }

  @Override
  public void step(Batch batch, Objective objective) {
    Refusals.requirePoints(batch);
    makeRoom(batch.points());
    int count = shardCount(batch.points());
    double[] predictions = new double[batch.points() * network.outputs()];
    workers.run(
        count, (worker, shard) -> predictShard(batch, shard, count, spaces[worker], predictions));
    double[] slopes = new double[predictions.length];
    loss = objective.at(predictions, slopes);
    differentiate(batch, count, new GivenSlopes(slopes));
    update(count);
  }

  /** Leaves the gradients of the shards. */
  private void differentiate(Batch batch, int count, TileLoss by) {
    network.begin(input, batch, workers, spaces);
    workers.run(count, (worker, shard) -> trainShard(batch, shard, count, spaces[worker], by));
    network.complete(batch.points(), workers, spaces);
  }

  /** Adds up the shards and follows their gradient. */
  private void update(int count) {
    update.begin(plan.learningRate() * plan.schedule().factor(step) * rateFactor, step + 1);
    if (update.needsWholeGradient()) {
      updateWhole(count);
    } else {
      List<UpdateUnit> units = network.updateUnits();
      workers.run(units.size(), (worker, u) -> updateUnit(units.get(u), count, spaces[worker]));
    }
    step++;
    if (++stepsHere == STEPS_BEFORE_TRIAL && network.hasFullPanels()) {
      Kernels.tryBlocks();
    }
  }

  private void updateUnit(UpdateUnit unit, int count, TileSpace space) {
    network.collect(input, unit, shards, count, gradient);
    applyRules(unit, space);
    network.pack(input, unit, parameters);
  }

  private void applyRules(UpdateUnit unit, TileSpace space) {
    int[] ranges = unit.unit().flatRanges(unit.from(), unit.to());
    for (int i = 0; i < ranges.length; i += 2) {
      update.apply(gradient, ranges[i], ranges[i + 1], space.scratch);
    }
  }

  /** Where the norm of the gradient or whole matrices count, all of it is there first. */
  private void updateWhole(int count) {
    List<UpdateUnit> units = network.updateUnits();
    workers.run(
        units.size(), (worker, u) -> network.collect(input, units.get(u), shards, count, gradient));
    update.clip(gradient);
    workers.run(update.wholes(), (worker, w) -> update.applyWhole(w, gradient));
    workers.run(
        units.size(),
        (worker, u) -> {
          applyRules(units.get(u), spaces[worker]);
          network.pack(input, units.get(u), parameters);
        });
  }

  private void trainShard(Batch batch, int number, int count, TileSpace space, TileLoss by) {
    Shard shard = shards[number];
    shard.clear();
    double elements = (double) batch.points() * by.terms();
    forTiles(
        batch,
        number,
        count,
        space,
        rows -> {
          network.forward(input, space, rows, true);
          shard.loss = by.lossAndGradient(shard.loss, network, space, rows, elements);
          network.backward(input, space, rows, shard);
        });
  }

  private void predictShard(
      Batch batch, int number, int count, TileSpace space, double[] predictions) {
    int outputs = network.outputs();
    forTiles(
        batch,
        number,
        count,
        space,
        rows -> {
          network.forward(input, space, rows, false);
          for (int p = 0; p < outputs; p++) {
            float[] values = network.outputs(space, p);
            for (int r = 0; r < rows; r++) {
              predictions[(space.firstRow + r) * outputs + p] = values[network.outputIndex(r, p)];
            }
          }
        });
  }

  private void lookShard(Batch all, int number, int count, TileSpace space, float[] errors) {
    int channels = signal.channels();
    forTiles(
        all,
        number,
        count,
        space,
        rows -> {
          network.forward(input, space, rows, false);
          for (int c = 0; c < channels; c++) {
            float[] values = network.outputs(space, c);
            for (int r = 0; r < rows; r++) {
              errors[space.points[r] * channels + c] =
                  values[network.outputIndex(r, c)] - space.targets[r * channels + c];
            }
          }
        });
  }

  /** Loads the tiles of a shard one after the other. */
  private void forTiles(Batch batch, int number, int count, TileSpace space, IntConsumer tile) {
    int from = (int) ((long) batch.points() * number / count);
    int to = (int) ((long) batch.points() * (number + 1) / count);
    for (int start = from; start < to; start += network.tileRows()) {
      int rows = Math.min(network.tileRows(), to - start);
      for (int r = 0; r < rows; r++) {
        int point = batch.point(start + r);
        space.points[r] = point;
        input.load(point, r, space);
        for (int c = 0; c < signal.channels(); c++) {
          space.targets[r * signal.channels() + c] = (float) signal.target(point, c);
        }
      }
      space.firstRow = start;
      tile.accept(rows);
    }
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
    return new Parameters(layout, update.model().clone());
  }

  @Override
  public void evaluate(Coordinates coordinates, float[] predictions) {
    asModel(() -> evaluation.evaluate(coordinates, predictions));
  }

  @Override
  public void jacobian(Coordinates coordinates, float[] jacobian) {
    asModel(() -> evaluation.jacobian(coordinates, jacobian));
  }

  @Override
  public void jet(Jet jet, Coordinates coordinates, float[] values) {
    Refusals.requireJet(plan.network(), jet, coordinates, values);
    TileEvaluation lifted =
        TileEvaluation.of(plan.network(), plan.network().circuit().lift(jet), workers, fused);
    lifted.network().pack(update.model());
    lifted.outputs(coordinates, values);
  }

  /** Evaluates the parameters that the fit is about, which may not be those that are packed. */
  private void asModel(Runnable evaluating) {
    if (update.model() == parameters && evaluation.network() == network) {
      evaluating.run();
      return;
    }
    evaluation.network().pack(update.model());
    evaluating.run();
    if (evaluation.network() == network) {
      network.pack(parameters);
    }
  }

  @Override
  public TrainerState save() {
    Map<String, Numbers> arrays = new TreeMap<>();
    arrays().forEach((name, values) -> arrays.put(name, new Numbers.Floats(values.clone())));
    return TrainerState.of(step, rateFactor, arrays);
  }

  @Override
  public boolean isFinite() {
    for (float[] values : arrays().values()) {
      if (!new Numbers.Floats(values).isFinite()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void mark() {
    arrays()
        .forEach(
            (name, values) -> {
              float[] copy = good.computeIfAbsent(name, fresh -> new float[values.length]);
              System.arraycopy(values, 0, copy, 0, values.length);
            });
    goodStep = step;
    goodRateFactor = rateFactor;
  }

  @Override
  public TrainerState marked() {
    Map<String, Numbers> arrays = new TreeMap<>();
    good.forEach((name, values) -> arrays.put(name, new Numbers.Floats(values.clone())));
    return TrainerState.of(goodStep, goodRateFactor, arrays);
  }

  /** Everything that a step reads and changes, by name. */
  private Map<String, float[]> arrays() {
    Map<String, float[]> arrays = new TreeMap<>(update.slots());
    arrays.putAll(memory.arrays());
    arrays.put(TrainerState.PARAMETERS, parameters);
    return arrays;
  }

  @Override
  public void restore(TrainerState state) {
    Map<String, float[]> arrays = arrays();
    arrays.forEach((name, values) -> Refusals.requireState(state, name, values.length));
    arrays.forEach(
        (name, values) ->
            System.arraycopy(state.array(name).toFloats(), 0, values, 0, values.length));
    step = state.step();
    rateFactor = state.rateFactor();
    loss = Double.NaN;
    memory.selection().looked();
    network.updateUnits().forEach(unit -> network.pack(input, unit, parameters));
  }

  @Override
  public void close() {
    workers.close();
  }
}
