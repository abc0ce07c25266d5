package inr.codec.train;

import inr.codec.train.state.StateCode;
import java.io.IOException;
import java.util.Optional;

/**
 * Tries several random starts for some steps, the better two once more, and takes the best. The
 * networks begin alone, with latents that show the picture, see {@link InitialLatents}.
 */
final class WarmUp extends Phase {
  private final Run run;
  private final Steps steps;
  private final long seed;
  private Optional<Snapshot> first = Optional.empty();
  private Optional<Snapshot> second = Optional.empty();

  /**
   * The warm-up of a training.
   *
   * @param seed of the starts
   */
  WarmUp(Run run, Steps steps, long seed) {
    super(TrainingPlace.WARM_UP, steps.allWarmUp());
    this.run = run;
    this.steps = steps;
    this.seed = seed;
  }

  @Override
  void step(int i) {
    int turn = steps.turn(i);
    int within = steps.within(i);
    int alone = turn < steps.candidates() ? steps.alone() : 0;
    if (within == 0) {
      enter(turn);
    }
    if (within == 0 || within == alone) {
      run.model.begin();
    }
    Annealing now = Annealing.warmUp(run.model.lambda).priced(run.opening.price(0));
    run.tell(
        this,
        i,
        within < alone ? run.objective.networkStep(run.model, now.rate()) : run.softStep(now));
    if (steps.turn(i + 1) != turn) {
      rank(turn, run.model.snapshot(run.objective.validate(run.model).loss()));
    }
  }

  /** A new start for each candidate, then the better two as they were left. */
  private void enter(int turn) {
    if (turn < steps.candidates()) {
      run.model.start(seed * 64 + turn, run.steering.first());
      run.model.latents.hard();
    } else {
      run.model.take((turn == steps.candidates() ? first : second).orElseThrow());
    }
  }

  private void rank(int turn, Snapshot next) {
    if (turn == steps.candidates()) {
      first = Optional.of(next);
    } else if (turn > steps.candidates()) {
      first = first.filter(other -> other.loss() <= next.loss()).or(() -> Optional.of(next));
    } else if (first.isEmpty() || next.loss() < first.get().loss()) {
      second = first;
      first = Optional.of(next);
    } else if (second.isEmpty() || next.loss() < second.get().loss()) {
      second = Optional.of(next);
    }
  }

  @Override
  void end() {
    run.model.take(first.orElseThrow());
  }

  @Override
  void state(StateCode code) throws IOException {
    super.state(code);
    if (steps.turn(done()) >= 1) {
      first = Optional.of(Snapshot.state(code, first, run.model));
    }
    if (steps.turn(done()) >= 2) {
      second = Optional.of(Snapshot.state(code, second, run.model));
    }
  }
}
