package inr.codec.weights;

import inr.backend.Backend;
import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.circuit.ParameterLayout;
import inr.circuit.Parameters;
import inr.circuit.Tensor;
import inr.loss.Loss;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.sampling.Sampler;
import inr.signal.Signal;

/**
 * Trains parameters for being rounded: the gradient is that of the rounded network, and moves the
 * numbers that are rounded (the straight-through estimator of Bengio, Léonard and Courville 2013,
 * arXiv 1308.3432), by Adam with rates in steps of each tensor.
 */
final class WeightTraining implements AutoCloseable {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.99;

  /** Points of a step. */
  private static final int BATCH = 1 << 16;

  private final Trainer trainer;
  private final TrainingPlan plan;
  private final Signal signal;
  private final ParameterLayout layout;
  private final float[] numbers;
  private final double[] mean;
  private final double[] square;
  private long done;

  /** Begins with parameters. */
  WeightTraining(
      Backend backend, NetworkSpec network, Signal signal, Parameters parameters, int threads) {
    this.signal = signal;
    plan =
        new TrainingPlan(
            network,
            new Loss.MeanSquaredError(),
            new Optimizer.Sgd(0, false),
            Float.MIN_NORMAL,
            new Schedule.Constant(),
            sampler(signal),
            0);
    trainer = backend.trainer(plan, signal, threads);
    layout = parameters.layout();
    numbers = parameters.values().clone();
    mean = new double[numbers.length];
    square = new double[numbers.length];
  }

  private static Sampler sampler(Signal signal) {
    int axes = signal.coordinates().dimensions();
    double times = Math.max(1, (double) signal.points() / BATCH);
    return new Sampler.Interleaved((int) Math.ceil(StrictMath.pow(times, 1.0 / axes)), BATCH);
  }

  /** The numbers that are rounded. */
  Parameters parameters() {
    return new Parameters(layout, numbers.clone());
  }

  /**
   * One step.
   *
   * @param exponents of the steps
   * @param rate of Adam, in steps of each tensor
   */
  void step(int[] exponents, double rate) {
    Parameters rounded = PackedParameters.of(parameters(), exponents).parameters();
    trainer.restore(
        TrainerState.of(done, 1, TrainerState.beginning(plan, signal, rounded).arrays()));
    trainer.step(1);
    float[] gradient = trainer.gradient().values();
    done++;
    double first = 1 - StrictMath.pow(BETA1, (double) done);
    double second = 1 - StrictMath.pow(BETA2, (double) done);
    for (int t = 0; t < exponents.length; t++) {
      double reach = rate * PackedParameters.step(exponents[t]);
      Tensor tensor = layout.tensors().get(t);
      for (int i = tensor.offset(); i < tensor.offset() + tensor.size(); i++) {
        mean[i] += (1 - BETA1) * (gradient[i] - mean[i]);
        square[i] += (1 - BETA2) * ((double) gradient[i] * gradient[i] - square[i]);
        if (square[i] > 0) {
          numbers[i] -= (float) (reach * (mean[i] / first) / Math.sqrt(square[i] / second));
        }
      }
    }
  }

  @Override
  public void close() {
    trainer.close();
  }
}
