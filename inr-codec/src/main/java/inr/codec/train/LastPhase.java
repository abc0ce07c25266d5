package inr.codec.train;

import inr.codec.train.state.StateCode;
import java.io.IOException;

/** The networks alone are trained on the rounded latents. */
final class LastPhase extends Phase {
  private static final double RATE = 1e-4;

  private final Run run;

  LastPhase(Run run, Steps steps) {
    super("last", steps.last());
    this.run = run;
  }

  @Override
  void begin() {
    run.model.begin();
    run.model.latents.hard();
    run.beginBest();
  }

  @Override
  void step(int i) {
    run.tell(this, i, run.objective.networkStep(run.model, RATE));
    if ((i + 1) % Run.LOOK == 0 || i + 1 == all()) {
      run.look();
    }
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
