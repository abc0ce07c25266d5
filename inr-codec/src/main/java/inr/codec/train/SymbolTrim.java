package inr.codec.train;

import inr.codec.train.state.StateCode;
import java.io.IOException;

/**
 * Moves single symbols of a file that small steps did not bring onto its target.
 *
 * <p>Where symbols have been searched with a λ, those move with another whose ratio of error to
 * bits lies between both. So a sweep has a λ that is further away each time the file has hardly
 * come nearer, and one that has gone too far is taken back and done with half of the change.
 */
final class SymbolTrim extends Phase {
  private static final int MOST_SWEEPS = 12;

  /** Of ln λ, in the first sweep. */
  private static final double FIRST_CHANGE = 0.5;

  private static final double LARGEST_CHANGE = 8;

  private final Run run;
  private final Aim aim;

  /** Of ln λ, in the next sweep, with the sign of the excess; 0 where no change brings more. */
  private double change = FIRST_CHANGE;

  SymbolTrim(Run run, Aim aim) {
    super("trim of symbols", MOST_SWEEPS);
    this.run = run;
    this.aim = aim;
  }

  @Override
  void begin() {
    aim.begin();
  }

  @Override
  boolean isOver() {
    return super.isOver() || change == 0 || !aim.misses();
  }

  @Override
  void step(int i) {
    double before = aim.excessNow();
    float[] latents = run.model.latents.snapshot();
    sweep(Math.signum(before) * change);
    Objective.Loss seen = aim.look();
    double now = aim.excessNow();
    if (now * before < 0) {
      run.model.latents.restore(latents);
      seen = aim.look();
      change /= 2;
    } else if (Math.abs(now) > Math.abs(before) / 2) {
      change = change < LARGEST_CHANGE ? 2 * change : 0;
    }
    run.tell(this, i, seen);
  }

  private void sweep(double change) {
    double lambda = run.model.lambda;
    run.model.lambda = lambda * StrictMath.exp(change);
    run.objective.moveSymbols(run.model, aim.networks().floats());
    run.model.lambda = lambda;
  }

  @Override
  void end() {
    aim.takeNearest();
  }

  @Override
  void state(StateCode code) throws IOException {
    super.state(code);
    run.networksState(code);
    change = code.real(change);
    aim.state(code);
  }
}
