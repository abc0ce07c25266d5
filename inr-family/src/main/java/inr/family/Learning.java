package inr.family;

import inr.circuit.ParameterLayout;
import inr.parallel.Workers;
import inr.reference.ParameterUpdate;
import inr.training.DivergedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns what the signals of a set share: a step draws signals, finds the latent of each, and moves
 * the parameters against the gradient of the mean of the losses that remain.
 */
public final class Learning implements AutoCloseable {
  private final FamilyPlan plan;
  private final SignalSet signals;
  private final FamilyEngine<?> engine;
  private final double[] parameters;
  private final ParameterUpdate update;
  private final Workers workers;
  private final BatchGradient<?> batches;
  private final double[] gradient;
  private long step;
  private double loss = Double.NaN;

  /** Nothing is learned yet. */
  public Learning(FamilyPlan plan, SignalSet signals, int threads) {
    plan.form().network().requireFits(signals.grid().dimensions(), signals.channels());
    this.plan = plan;
    this.signals = signals;
    engine = FamilyEngine.of(plan.form());
    ParameterLayout layout = plan.layout();
    float[] initial = layout.initial(plan.seed()).values();
    parameters = new double[initial.length];
    Arrays.setAll(parameters, i -> initial[i]);
    update = new ParameterUpdate(plan.optimizer(), layout, parameters);
    workers = new Workers(threads);
    batches = new BatchGradient<>(engine, plan, signals, workers);
    gradient = new double[parameters.length];
  }

  /**
   * One step.
   *
   * @throws DivergedException if the loss is not finite; the parameters stay as they are
   */
  public void step() {
    loss = differentiate();
    double rate = plan.learningRate() * plan.schedule().factor(step);
    DivergedException.requireFinite(loss, step, rate);
    update.apply(rate, step + 1, gradient);
    step++;
  }

  /**
   * The state between two steps, a copy.
   *
   * @param seconds spent so far
   */
  public LearningCheckpoint checkpoint(double seconds) {
    double[] numbers = new double[parameters.length * (1 + update.slots().size())];
    int place = 0;
    for (double[] array : kept()) {
      System.arraycopy(array, 0, numbers, place, array.length);
      place += array.length;
    }
    return new LearningCheckpoint(plan, signals.sha256(), step, seconds, numbers);
  }

  /**
   * Goes on from a state, to the same bits as without a break.
   *
   * @throws IllegalArgumentException if it is of another plan or of other signals
   */
  public void restore(LearningCheckpoint state) {
    List<double[]> arrays = kept();
    state.requireSame(plan, signals.sha256(), parameters.length * arrays.size());
    for (int a = 0; a < arrays.size(); a++) {
      System.arraycopy(state.numbers(), a * parameters.length, arrays.get(a), 0, parameters.length);
    }
    step = state.step();
    loss = Double.NaN;
  }

  /** All arrays that outlive a step. */
  private List<double[]> kept() {
    List<double[]> arrays = new ArrayList<>(update.slots().values());
    arrays.add(0, parameters);
    return arrays;
  }

  /** The loss of the next batch, whose gradient becomes {@link #gradient}. */
  double differentiate() {
    engine.pack(parameters);
    return batches.differentiate(step, gradient);
  }

  /** ∂(mean loss)/∂parameters of the last batch. */
  double[] gradient() {
    return gradient;
  }

  /** The parameters themselves. */
  double[] parameters() {
    return parameters;
  }

  /** Steps done. */
  public long steps() {
    return step;
  }

  /**
   * What the last step made less: errors of its signals and what else its form counts; NaN before
   * it.
   */
  public double loss() {
    return loss;
  }

  /** The family so far. */
  public Family family() {
    float[] values = new float[parameters.length];
    engine.pack(parameters);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) parameters[i];
    }
    return Family.of(plan, signals, values, step, workers.count());
  }

  /** Ends the threads. */
  @Override
  public void close() {
    workers.close();
  }
}
