package inr.codec.train;

import inr.codec.train.quantise.StepSearch;
import java.util.Optional;

/** The networks get whole steps. */
final class WholeSteps extends Phase {
  private final Run run;
  private final Runnable between;

  /**
   * One step, which takes some time.
   *
   * @param between called now and then; the state stays that before the step
   */
  WholeSteps(Run run, Runnable between) {
    super("steps", 1);
    this.run = run;
    this.between = between;
  }

  @Override
  void step(int i) {
    run.model.latents.hard();
    StepSearch search =
        new StepSearch(run.layout, run.objective.networkCost(run.model), run.model.parameters);
    run.quantised = Optional.of(search.run(between));
  }
}
