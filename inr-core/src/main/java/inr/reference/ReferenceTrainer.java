package inr.reference;

import inr.backend.Refusals;
import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.circuit.ParameterLayout;
import inr.circuit.Parameters;
import inr.grid.Coordinates;
import inr.plan.TrainingPlan;
import inr.sampling.Permutation;
import inr.sampling.Sampler;
import inr.signal.Signal;
import java.util.Arrays;

/** The definition of a training step; parameters and moments are doubles. */
final class ReferenceTrainer implements Trainer {
  private final TrainingPlan plan;
  private final Signal signal;
  private final ReferenceNetwork network;
  private final ReferenceEvaluator evaluator;
  private final ParameterLayout layout;
  private final double[] parameters;
  private final double[] gradient;
  private final double[] firstMoments;
  private final double[] secondMoments;
  private long step;
  private double rateFactor = 1;
  private double loss = Double.NaN;

  ReferenceTrainer(TrainingPlan plan, Signal signal) {
    this.plan = plan;
    this.signal = signal;
    this.network = new ReferenceNetwork(plan.network());
    this.layout = plan.network().layout();
    this.parameters = doubles(layout.initial(plan.seed()));
    this.gradient = new double[parameters.length];
    this.firstMoments = new double[parameters.length];
    this.secondMoments = new double[parameters.length];
    this.evaluator = new ReferenceEvaluator(network, parameters);
  }

  @Override
  public void step(int steps) {
    Refusals.requireSteps(steps);
    for (int s = 0; s < steps; s++) {
      differentiateBatch();
      double rate = plan.learningRate() * plan.schedule().factor(step) * rateFactor;
      step++;
      AdamUpdate.apply(
          plan.optimizer(), rate, step, parameters, gradient, firstMoments, secondMoments);
    }
  }

  /** Loss and gradient of the batch of this step: the mean over its points and channels. */
  private void differentiateBatch() {
    long points = signal.points();
    long start = plan.sampler().batchStart(step, points);
    long count = plan.sampler().batchPoints(step, points);
    Permutation order = new Permutation(points, plan.seed(), start / points);
    boolean gridOrder = plan.sampler() instanceof Sampler.FullGrid;
    double[] x = new double[signal.coordinates().dimensions()];
    double[] target = new double[signal.channels()];
    Arrays.fill(gradient, 0);
    loss = 0;
    for (long position = start % points; position < start % points + count; position++) {
      int point = (int) (gridOrder ? position : order.at(position));
      signal.coordinates().coordinates(point, x);
      for (int c = 0; c < target.length; c++) {
        target[c] = signal.target(point, c);
      }
      loss +=
          network.accumulate(
              parameters, x, target, plan.loss(), 1.0 / (count * target.length), gradient);
    }
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
    return floats(parameters);
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
  public TrainerState save() {
    return new TrainerState(
        step, rateFactor, parameters.clone(), firstMoments.clone(), secondMoments.clone());
  }

  @Override
  public void restore(TrainerState state) {
    Refusals.requireState(parameters.length, state);
    step = state.step();
    rateFactor = state.rateFactor();
    System.arraycopy(state.parameters(), 0, parameters, 0, parameters.length);
    System.arraycopy(state.firstMoments(), 0, firstMoments, 0, parameters.length);
    System.arraycopy(state.secondMoments(), 0, secondMoments, 0, parameters.length);
  }

  @Override
  public void close() {
    evaluator.close();
  }

  static double[] doubles(Parameters parameters) {
    double[] values = new double[parameters.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = parameters.values()[i];
    }
    return values;
  }

  private Parameters floats(double[] values) {
    return new Parameters(layout, TrainerState.narrowed(values));
  }
}
