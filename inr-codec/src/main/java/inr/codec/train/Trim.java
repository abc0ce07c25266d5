package inr.codec.train;

import inr.codec.parameter.QuantisedParameters;
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

  private final Run run;
  private final Packing packing;
  private final StoredError error;

  /** λ of the training. */
  private double lambda;

  /**
   * By how much ln λ is too small for the file as it was seen last; 0 where it is on its target.
   */
  private double now;

  private double nearest;

  /** Of ln λ, in this round. */
  private double change;

  /** Those of the nearest file. */
  private float[] latents = {};

  Trim(Run run, Packing packing, StoredError error) {
    super("trim", MOST_ROUNDS * STEPS);
    this.run = run;
    this.packing = packing;
    this.error = error;
  }

  @Override
  void begin() {
    float[] networks = networks().floats();
    System.arraycopy(networks, 0, run.model.parameters, 0, networks.length);
    lambda = run.model.lambda;
    now = excess();
    nearest = now;
    latents = run.model.latents.snapshot();
    run.model.begin();
  }

  private QuantisedParameters networks() {
    return run.quantised.orElseThrow().parameters();
  }

  private double excess() {
    double latentBits = run.objective.validate(run.model).bits();
    float[] symbols = run.model.latents.symbols();
    return run.steering.excessOf(
        packing.bytes(networks(), symbols),
        latentBits,
        error.of(networks(), packing.symbols(symbols)));
  }

  @Override
  boolean isOver() {
    boolean within = now != 0 && Math.abs(now) < LARGEST_EXCESS;
    return super.isOver() || done() % STEPS == 0 && !within;
  }

  @Override
  void step(int i) {
    if (i % STEPS == 0) {
      change = Math.max(-LARGEST_CHANGE, Math.min(LARGEST_CHANGE, change + GAIN * now));
      run.model.lambda = lambda * StrictMath.exp(change);
    }
    Annealing annealing = Annealing.trim(Math.abs(now) > FAR ? FAR_RATE : RATE);
    run.tell(this, i, run.objective.latentStep(run.model, annealing, NOISE + i));
    if ((i + 1) % STEPS == 0) {
      look();
    }
  }

  private void look() {
    now = excess();
    if (Math.abs(now) < Math.abs(nearest)) {
      nearest = now;
      latents = run.model.latents.snapshot();
    }
  }

  @Override
  void end() {
    run.model.lambda = lambda;
    run.model.latents.restore(latents);
  }

  @Override
  void state(StateCode code) throws IOException {
    super.state(code);
    run.networksState(code);
    lambda = code.real(lambda);
    now = code.real(now);
    nearest = code.real(nearest);
    change = code.real(change);
    if (latents.length == 0) {
      latents = run.model.latents.snapshot();
    }
    code.reals(latents);
  }
}
