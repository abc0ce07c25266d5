package inr.codec.train;

import inr.codec.train.quantise.NetworkCost;
import inr.codec.train.quantise.StepSearch;
import inr.codec.train.state.StateCode;
import java.io.IOException;

/**
 * Soft rounding that hardens and a rate that falls. Now and then the loss with hard rounding is
 * taken; the best model so far is kept, and λ moves towards its target, if there is one. A long
 * phase moves single symbols now and then, since those that have become 0 do not come back by
 * themselves.
 */
final class MainPhase extends Phase {
  /** Looks at least, where λ is searched. */
  private static final int LEAST_LOOKS = 12;

  /** Share of the phase after which it is worth knowing what whole steps will cost. */
  private static final double LEARNING_FROM = 0.55;

  /** A phase of fewer steps has no time to move single symbols. */
  private static final int LEAST_TO_MOVE = 2000;

  /** Parts of a long phase between which single symbols move. */
  private static final int PARTS = 10;

  /** After so few it is too early: a bit is still far from its price, see {@link Opening}. */
  private static final int FIRST_PARTS = 1;

  private final Run run;
  private final int look;

  MainPhase(Run run, Steps steps) {
    super("main", steps.main());
    this.run = run;
    look =
        run.steering.searches()
            ? Math.min(Run.LOOK, Math.max(1, steps.main() / LEAST_LOOKS))
            : Run.LOOK;
  }

  @Override
  void begin() {
    run.beginBest();
    run.model.begin();
    if (run.steering.searches()) {
      steer(0, run.objective.validate(run.model));
    }
  }

  @Override
  void step(int i) {
    Annealing now = Annealing.main((double) (i - i % look) / all());
    double price = run.opening.price((double) i / all());
    run.tell(this, i, run.softStep(now.priced(price)));
    int done = i + 1;
    if (done % look == 0 || done == all()) {
      Objective.Loss seen = run.look();
      if (run.steering.searches() && done < all()) {
        steer((double) done / all(), seen);
      }
    }
    if (isBetweenParts(done)) {
      run.objective.moveSymbols(run.model, run.model.parameters);
    }
  }

  private boolean isBetweenParts(int done) {
    int part = all() / PARTS;
    return all() >= LEAST_TO_MOVE
        && done % part == 0
        && done / part > FIRST_PARTS
        && done / part < PARTS;
  }

  /**
   * Moves λ, from what a bit was worth to what was seen; what was the best with the old one is no
   * measure any more.
   */
  private void steer(double done, Objective.Loss seen) {
    if (done >= LEARNING_FROM && !run.steering.hasLearnt()) {
      NetworkCost cost = run.objective.networkCost(run.model);
      run.steering.learn(
          seen, new StepSearch(run.layout, cost, run.model.parameters).run(() -> {}));
    }
    double lambda = run.opening.price(done) * run.model.lambda;
    run.model.lambda = run.steering.next(lambda, done, seen);
    run.forgetBest();
  }

  @Override
  void end() {
    run.takeBest();
  }

  @Override
  void state(StateCode code) throws IOException {
    super.state(code);
    run.bestState(code);
  }
}
