package inr.bench.suite;

import inr.backend.Backends;
import inr.backend.Trainer;
import inr.loss.Loss;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.selftest.SyntheticPicture;
import inr.signal.Signal;

/** What the sections train: pictures in RGB, squared error, Adam at a rate that changes little. */
final class Plans {
  private static final double RATE = 1e-4;
  private static final double OMEGA = 30;

  private Plans() {}

  /**
   * SIREN for pictures.
   *
   * @param sineLayers nonlinear layers; the paper's "3 hidden layers" are 4
   */
  static NetworkSpec siren(int sineLayers, int width) {
    return Siren.network(2, SyntheticPicture.CHANNELS, sineLayers, width, OMEGA, OMEGA);
  }

  /** The plan of a network. */
  static TrainingPlan of(NetworkSpec network, StepPoints batch) {
    return new TrainingPlan(
        network,
        new Loss.MeanSquaredError(),
        Optimizer.Adam.of(),
        RATE,
        new Schedule.Constant(),
        batch.sampler(),
        1);
  }

  /** The fast engine on that plan. */
  static Trainer trainer(NetworkSpec network, StepPoints batch, Signal signal, int threads) {
    return Backends.named("cpu").trainer(of(network, batch), signal, threads);
  }
}
