package inr.codec.train;

import java.util.function.ToDoubleFunction;

/**
 * Moves the latents of a file that is close to its target onto it, with the networks that stand in
 * the file.
 *
 * <p>A round is a few small steps with a λ of its own, the further from that of the training the
 * more the file misses; then the real file is looked at.
 */
final class Trim {
  private static final int MOST_ROUNDS = 24;
  private static final int STEPS = 10;

  /** A file that misses its target by more has one that is out of reach. */
  private static final double LARGEST_EXCESS = 2.5;

  /** Change of ln λ for each excess: in a round latents follow about a hundredth of it. */
  private static final double GAIN = 20;

  private static final double LARGEST_CHANGE = 3;

  /** Of latents; three times as much would cost half a percent of the loss by itself. */
  private static final double RATE = 1e-4;

  /** Where a file is far away. */
  private static final double FAR_RATE = 3e-4;

  private static final double FAR = 0.04;
  private static final long NOISE = Long.MIN_VALUE / 8;

  private final Objective objective;
  private final TrainingListener listener;

  Trim(Objective objective, TrainingListener listener) {
    this.objective = objective;
    this.listener = listener;
  }

  /**
   * Trims the latents of a model.
   *
   * @param model with the networks of the file; its latents become the nearest that were seen
   * @param excess by how much ln λ is too small for the model's file, whose error is given; 0 where
   *     it is on its target
   */
  void run(Model model, ToDoubleFunction<Objective.Loss> excess) {
    double lambda = model.lambda;
    double now = excess.applyAsDouble(objective.validate(model));
    double nearest = now;
    double change = 0;
    float[] latents = model.latents.snapshot();
    model.begin();
    for (int round = 0;
        round < MOST_ROUNDS && now != 0 && Math.abs(now) < LARGEST_EXCESS;
        round++) {
      change = Math.max(-LARGEST_CHANGE, Math.min(LARGEST_CHANGE, change + GAIN * now));
      model.lambda = lambda * StrictMath.exp(change);
      round(model, round, Annealing.trim(Math.abs(now) > FAR ? FAR_RATE : RATE));
      now = excess.applyAsDouble(objective.validate(model));
      if (Math.abs(now) < Math.abs(nearest)) {
        nearest = now;
        latents = model.latents.snapshot();
      }
    }
    model.lambda = lambda;
    model.latents.restore(latents);
  }

  private void round(Model model, int round, Annealing annealing) {
    for (int i = round * STEPS; i < (round + 1) * STEPS; i++) {
      Objective.Loss loss = objective.latentStep(model, annealing, NOISE + i);
      listener.step("trim", i + 1, MOST_ROUNDS * STEPS, loss.error(), loss.bits());
    }
  }
}
