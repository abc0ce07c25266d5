package inr.codec.train;

import inr.codec.train.state.StateCode;
import java.io.IOException;

/**
 * Moves the latents of a file that is close to its target onto it, with the networks that stand in
 * the file.
 *
 * <p>A round is a few small steps with a λ of its own, the further from that of the training the
 * more the file misses; then the real file is looked at. The nearest that was seen is taken.
 */
final class Trim extends Phase {
  private static final int MOST_ROUNDS = 24;
  private static final int STEPS = 10;

  /** Change of ln λ for each excess: in a round latents follow about a hundredth of it. */
  private static final double GAIN = 20;

  private static final double LARGEST_CHANGE = 3;

  /** Of latents; three times as much would cost half a percent of the loss by itself. */
  private static final double RATE = 1e-4;

  /** Where a file is far away. */
  private static final double FAR_RATE = 3e-4;

  private static final double FAR = 0.04;
  private static final long NOISE = Long.MIN_VALUE / 8;

  private final Run run;
  private final Aim aim;

  /** λ of the training. */
  private double lambda;

  /** Of ln λ, in this round. */
  private double change;

  Trim(Run run, Aim aim) {
    super("trim", MOST_ROUNDS * STEPS);
    this.run = run;
    this.aim = aim;
  }

  @Override
  void begin() {
    float[] networks = aim.networks().floats();
    System.arraycopy(networks, 0, run.model.parameters, 0, networks.length);
    lambda = run.model.lambda;
    aim.begin();
    run.model.begin();
  }

  @Override
  boolean isOver() {
    return super.isOver() || done() % STEPS == 0 && !aim.misses();
  }

  @Override
  void step(int i) {
    if (i % STEPS == 0) {
      change = Math.max(-LARGEST_CHANGE, Math.min(LARGEST_CHANGE, change + GAIN * aim.excessNow()));
      run.model.lambda = lambda * StrictMath.exp(change);
    }
    Annealing annealing = Annealing.trim(Math.abs(aim.excessNow()) > FAR ? FAR_RATE : RATE);
    run.tell(this, i, run.objective.latentStep(run.model, annealing, NOISE + i));
    if ((i + 1) % STEPS == 0) {
      aim.look();
    }
  }

  @Override
  void end() {
    run.model.lambda = lambda;
    aim.takeNearest();
  }

  @Override
  void state(StateCode code) throws IOException {
    super.state(code);
    run.networksState(code);
    lambda = code.real(lambda);
    change = code.real(change);
    aim.state(code);
  }
}
