package inr.reference;

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
import inr.grid.Coordinates;
import inr.loss.Multipliers;
import inr.plan.TrainingPlan;
import inr.sampling.Batch;
import inr.signal.Signal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The definition of a training step; parameters and moments are doubles. */
final class ReferenceTrainer implements Trainer {
  private final TrainingPlan plan;
  private final Signal signal;
  private final ReferenceNetwork network;
  private final ReferenceEvaluator evaluator;
  private final ParameterLayout layout;
  private final double[] parameters;
  private final double[] gradient;
  private final PointLoss pointLoss;
  private final PointMemory memory;
  private final ParameterUpdate update;
  private long step;
  private double rateFactor = 1;
  private double loss = Double.NaN;
  private TrainerState marked;

  ReferenceTrainer(TrainingPlan plan, Signal signal) {
    this.plan = plan;
    this.signal = signal;
    Circuit circuit = plan.network().circuit();
    this.layout = circuit.layout();
    this.network = new ReferenceNetwork(circuit.lift(plan.loss().needs(circuit.dimensions())));
    this.pointLoss = new PointLoss(plan.loss(), plan.field());
    this.memory = new PointMemory(plan, signal);
    this.parameters = layout.initial(plan.seed()).doubles();
    this.gradient = new double[parameters.length];
    this.update = new ParameterUpdate(plan.optimizer(), layout, parameters);
    this.evaluator = new ReferenceEvaluator(plan.network(), update::model);
    this.marked = save();
  }

  @Override
  public void step(int steps) {
    Refusals.requireSteps(steps);
    for (int s = 0; s < steps; s++) {
      if (memory.selection().looks(step)) {
        look();
      }
      Batch batch = memory.selection().batch(step);
      Optional<Objective> objective = memory.objective(step, batch);
      if (objective.isPresent()) {
        step(batch, objective.get());
      } else {
        differentiate(batch);
        update();
      }
    }
  }

  @Override
  public void step(Batch batch, Objective objective) {
    Refusals.requirePoints(batch);
    int outputs = network.outputs();
    double[] x = new double[signal.coordinates().dimensions()];
    double[] predictions = new double[batch.points() * outputs];
    for (int i = 0; i < batch.points(); i++) {
      signal.coordinates().coordinates(batch.point(i), x);
      System.arraycopy(network.predict(parameters, x), 0, predictions, i * outputs, outputs);
    }
    double[] slopes = new double[predictions.length];
    loss = objective.at(predictions, slopes);
    Arrays.fill(gradient, 0);
    for (int i = 0; i < batch.points(); i++) {
      signal.coordinates().coordinates(batch.point(i), x);
      double[] slope = Arrays.copyOfRange(slopes, i * outputs, (i + 1) * outputs);
      network.accumulate(parameters, x, slope, gradient);
    }
    update();
  }

  private void update() {
    double rate = plan.learningRate() * plan.schedule().factor(step) * rateFactor;
    step++;
    update.apply(rate, step, gradient);
  }

  /** Loss and gradient of a batch: the mean over its points and channels. */
  private void differentiate(Batch batch) {
    double[] x = new double[signal.coordinates().dimensions()];
    double[] target = new double[signal.channels()];
    Arrays.fill(gradient, 0);
    loss = 0;
    for (int i = 0; i < batch.points(); i++) {
      int point = batch.point(i);
      signal.coordinates().coordinates(point, x);
      for (int c = 0; c < target.length; c++) {
        target[c] = signal.target(point, c);
      }
      double share = 1.0 / ((double) batch.points() * pointLoss.terms());
      double[] predictions = network.predict(parameters, x);
      double[] slope = new double[predictions.length];
      loss += pointLoss.at(predictions, target, x, share, slope);
      if (memory.selection().weighs()) {
        for (int c = 0; c < slope.length; c++) {
          slope[c] *= memory.selection().weight(i);
        }
      }
      memory.multipliers().ifPresent(weights -> weigh(weights, point, predictions, target, slope));
      network.backward(parameters, slope, gradient);
    }
    memory.multipliers().ifPresent(weights -> weights.stepped(loss));
  }

  private static void weigh(
      Multipliers weights, int point, double[] predictions, double[] target, double[] slope) {
    for (int c = 0; c < slope.length; c++) {
      slope[c] *= weights.weight(point * slope.length + c, predictions[c] - target[c]);
    }
  }

  /** Writes the errors of all points for the sampler. */
  private void look() {
    float[] errors = memory.selection().errors();
    double[] x = new double[signal.coordinates().dimensions()];
    int channels = signal.channels();
    for (int point = 0; point < signal.points(); point++) {
      signal.coordinates().coordinates(point, x);
      double[] predictions = network.predict(parameters, x);
      for (int c = 0; c < channels; c++) {
        errors[point * channels + c] = (float) (predictions[c] - signal.target(point, c));
      }
    }
    memory.selection().looked();
  }

  @Override
  public double loss() {
    return loss;
  }

  @Override
  public Parameters gradient() {
    return floats(gradient);
  }

  @Override
  public Parameters parameters() {
    return floats(update.model());
  }

  @Override
  public void evaluate(Coordinates coordinates, float[] predictions) {
    evaluator.evaluate(coordinates, predictions);
  }

  @Override
  public void jacobian(Coordinates coordinates, float[] jacobian) {
    evaluator.jacobian(coordinates, jacobian);
  }

  @Override
  public void jet(Jet jet, Coordinates coordinates, float[] values) {
    evaluator.jet(jet, coordinates, values);
  }

  @Override
  public TrainerState save() {
    Map<String, Numbers> arrays = new TreeMap<>();
    arrays.put(TrainerState.PARAMETERS, new Numbers.Doubles(parameters.clone()));
    update.slots().forEach((name, values) -> arrays.put(name, new Numbers.Doubles(values.clone())));
    memory.arrays().forEach((name, kept) -> arrays.put(name, new Numbers.Floats(kept.clone())));
    return TrainerState.of(step, rateFactor, arrays);
  }

  @Override
  public void restore(TrainerState state) {
    Refusals.requireState(state, TrainerState.PARAMETERS, parameters.length);
    update.slots().keySet().forEach(name -> Refusals.requireState(state, name, parameters.length));
    memory.arrays().forEach((name, kept) -> Refusals.requireState(state, name, kept.length));
    step = state.step();
    rateFactor = state.rateFactor();
    loss = Double.NaN;
    copy(state.parameters(), parameters);
    update.slots().forEach((name, values) -> copy(state.array(name), values));
    memory
        .arrays()
        .forEach(
            (name, kept) ->
                System.arraycopy(state.array(name).toFloats(), 0, kept, 0, kept.length));
    memory.selection().looked();
  }

  @Override
  public void mark() {
    marked = save();
  }

  @Override
  public TrainerState marked() {
    return marked;
  }

  private static void copy(Numbers from, double[] to) {
    System.arraycopy(from.toDoubles(), 0, to, 0, to.length);
  }

  @Override
  public void close() {
    evaluator.close();
  }

  private Parameters floats(double[] values) {
    return new Parameters(layout, new Numbers.Doubles(values).toFloats());
  }
}
