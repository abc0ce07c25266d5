package inr.cli;

import inr.io.plan.KindText;
import inr.optimizer.Schedule;
import inr.preset.Recipe;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The learning rate of a fit over its steps. */
final class RateOptions {
  @Option(names = "--lr", paramLabel = "X", description = "Learning rate before the schedule.")
  private @Nullable Double learningRate;

  @Option(
      names = "--schedule",
      paramLabel = PlanOptions.KIND,
      description =
          "Learning rate over the steps, such as cosine(end=0.1); as long as the fit unless its steps are named.")
  private @Nullable String schedule;

  /** The recipe with the rate that was asked for. */
  Recipe change(Recipe usual) {
    return new Recipe(
        usual.loss(),
        usual.optimizer(),
        learningRate == null ? usual.learningRate() : learningRate,
        schedule == null
            ? usual.schedule()
            : PlanOptions.kind(Schedule.class, "--schedule", schedule),
        usual.sampler(),
        usual.steps());
  }

  /** Whether one of them was given. */
  boolean given() {
    return learningRate != null || schedule != null;
  }

  /** Whether the schedule names its own steps. */
  boolean keepsSchedule() {
    return schedule != null && KindText.names(schedule, "steps");
  }
}
