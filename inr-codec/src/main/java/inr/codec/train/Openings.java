package inr.codec.train;

import inr.codec.train.state.StateCode;
import java.io.IOException;
import java.util.List;

/**
 * Tries openings with a short training each from the same start, and takes the one that ends
 * better: some hundred steps tell what thousands will say, see docs/decisions/0031.
 */
final class Openings extends Phase {
  private static final int WARM_UP = 50;

  private final Run run;
  private final Steps steps;
  private final List<Opening> openings;
  private final long seed;
  private final double[] losses;

  /**
   * The trial of a training.
   *
   * @param openings that are tried
   * @param seed of the start
   */
  Openings(Run run, Steps steps, List<Opening> openings, long seed) {
    super(TrainingPlace.OPENINGS, steps.allTrials());
    this.run = run;
    this.steps = steps;
    this.openings = openings;
    this.seed = seed;
    losses = new double[openings.size()];
  }

  @Override
  void step(int i) {
    Opening opening = openings.get(i / steps.trial());
    int within = i % steps.trial();
    int main = steps.alone() + WARM_UP;
    if (within == 0) {
      run.model.start(seed * 64, run.steering.first());
      run.model.latents.hard();
    }
    if (within == 0 || within == steps.alone() || within == main) {
      run.model.begin();
    }
    double done = Math.max(0, (double) (within - main) / (steps.trial() - main));
    Annealing now = within < main ? Annealing.warmUp(run.model.lambda) : Annealing.main(done);
    run.tell(
        this,
        i,
        within < steps.alone()
            ? run.objective.networkStep(run.model, now.rate())
            : run.softStep(now.priced(opening.price(done))));
    if (within + 1 == steps.trial()) {
      losses[i / steps.trial()] = run.objective.validate(run.model).loss();
    }
  }

  @Override
  void end() {
    int best = 0;
    for (int k = 1; k < losses.length; k++) {
      best = losses[k] < losses[best] ? k : best;
    }
    run.opening = openings.get(best);
  }

  @Override
  void state(StateCode code) throws IOException {
    super.state(code);
    for (int k = 0; k < losses.length; k++) {
      losses[k] = code.real(losses[k]);
    }
  }
}
