package inr.bench.suite;

import inr.backend.Backends;
import inr.backend.Trainer;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.signal.Signal;

/** Whether another program computes what we do: its losses over the first steps of one fit. */
final class LossCheck {
  private static final int STEPS = 5;

  /**
   * Relative difference of losses that still counts as the same: single precision sums in another
   * order, and Adam's first steps amplify the rounding of small gradients. Seen were 1e-6.
   */
  private static final double SAME = 1e-5;

  private LossCheck() {}

  /**
   * The greatest relative difference of a loss, over the whole picture at once and in chunks.
   *
   * @throws IllegalStateException if it is too great
   */
  static double difference(Rival rival, NetworkSpec network, int threads) {
    StepPoints batch = new StepPoints(64, 64, 0);
    return Math.max(
        difference(rival, network, batch, batch.points(), threads),
        difference(rival, network, batch, batch.points() / 4, threads));
  }

  private static double difference(
      Rival rival, NetworkSpec network, StepPoints batch, int chunk, int threads) {
    Signal signal = batch.signal();
    TrainingPlan plan = Plans.of(network, batch);
    double greatest = 0;
    try (Trainer ours = Backends.named("cpu").trainer(plan, signal, threads);
        Rival.Fit theirs = rival.fit(plan, signal, chunk, threads)) {
      for (int step = 0; step < STEPS; step++) {
        ours.step(1);
        double loss = theirs.step();
        double difference = Math.abs(loss / ours.loss() - 1);
        if (!(difference <= SAME)) {
          throw new IllegalStateException(
              rival.name()
                  + ": loss of step "
                  + step
                  + " is "
                  + loss
                  + " there and "
                  + ours.loss()
                  + " here; they do not compute the same, so their times mean nothing");
        }
        greatest = Math.max(greatest, difference);
      }
    }
    return greatest;
  }
}
