package inr.codec.train;

import inr.codec.parameter.QuantisedParameters;
import inr.codec.train.quantise.NetworkCost.Cost;
import inr.codec.train.state.StateCode;
import java.io.IOException;
import java.util.Optional;

/**
 * The networks go on learning where the file will have them: the gradient is that of the networks
 * in whole steps, and moves them as they are before rounding. The best that was seen in whole steps
 * is taken.
 *
 * @see <a href="https://arxiv.org/abs/1308.3432">Bengio et al. 2013, the straight-through
 *     estimator</a>
 */
final class RoundedPhase extends Phase {
  private static final double RATE = 1e-4;

  /** Steps between two looks at what the file would cost. */
  private static final int LOOK = 25;

  private final Run run;

  RoundedPhase(Run run, Steps steps) {
    super("rounded", steps.rounded());
    this.run = run;
  }

  @Override
  void begin() {
    run.model.begin();
    run.model.latents.hard();
  }

  @Override
  void step(int i) {
    double rate = RATE * (1 + StrictMath.cos(Math.PI * i / all())) / 2;
    run.tell(this, i, run.objective.networkStep(run.model, rounded().floats(), rate));
    if ((i + 1) % LOOK == 0 || i + 1 == all()) {
      look();
    }
  }

  private QuantisedParameters rounded() {
    int[] steps = run.quantised.orElseThrow().parameters().steps();
    return QuantisedParameters.of(run.layout, steps, run.model.parameters);
  }

  private void look() {
    Cost now = run.objective.networkCost(run.model).of(rounded());
    if (now.loss() < run.quantised.orElseThrow().loss()) {
      run.quantised = Optional.of(now);
    }
  }

  @Override
  void state(StateCode code) throws IOException {
    super.state(code);
    run.networksState(code);
  }
}
