package inr.codec.train;

import inr.codec.parameter.QuantisedParameters;
import inr.codec.train.state.StateCode;
import java.io.IOException;

/** By how much the file of a model misses its target, and the nearest that was seen. */
final class Aim {
  /** A file that misses its target by more has one that is out of reach. */
  private static final double LARGEST_EXCESS = 2.5;

  private final Run run;
  private final Packing packing;
  private final StoredError error;

  /** As {@link Steering#excessOf} tells it. */
  private double now;

  private double nearest;

  /** Those of the nearest file. */
  private float[] latents = {};

  Aim(Run run, Packing packing, StoredError error) {
    this.run = run;
    this.packing = packing;
    this.error = error;
  }

  /** The first look. */
  void begin() {
    see();
    nearest = now;
    latents = run.model.latents.snapshot();
  }

  /** Looks at the file, which is kept if it is the nearest so far, and tells its loss. */
  Objective.Loss look() {
    Objective.Loss loss = see();
    if (Math.abs(now) < Math.abs(nearest)) {
      nearest = now;
      latents = run.model.latents.snapshot();
    }
    return loss;
  }

  /** Goes back to the nearest. */
  void takeNearest() {
    run.model.latents.restore(latents);
    now = nearest;
  }

  /** By how much ln λ is too small for the file of the last look; 0 where it is on its target. */
  double excessNow() {
    return now;
  }

  /** Whether there is something to win: it misses its target, which is not out of reach. */
  boolean misses() {
    return now != 0 && Math.abs(now) < LARGEST_EXCESS;
  }

  /** Networks as they stand in the file. */
  QuantisedParameters networks() {
    return run.quantised.orElseThrow().parameters();
  }

  private Objective.Loss see() {
    Objective.Loss loss = run.objective.validate(run.model);
    float[] symbols = run.model.latents.symbols();
    now =
        run.steering.excessOf(
            packing.bytes(networks(), symbols),
            loss.bits(),
            error.of(networks(), packing.symbols(symbols)));
    return loss;
  }

  /** What it has seen. */
  void state(StateCode code) throws IOException {
    now = code.real(now);
    nearest = code.real(nearest);
    if (latents.length == 0) {
      latents = run.model.latents.snapshot();
    }
    code.reals(latents);
  }
}
