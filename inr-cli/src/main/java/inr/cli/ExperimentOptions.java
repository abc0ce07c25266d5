package inr.cli;

import inr.preset.Preset;
import inr.solve.FieldThroughOperator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which networks an experiment of a job trains, and how. */
final class ExperimentOptions {
  private static final long USUAL_PARAMETERS = 50_000;

  @Option(
      names = "--models",
      paramLabel = "MODEL",
      split = ",",
      completionCandidates = PlanOptions.ModelNames.class,
      description =
          "An experiment with these networks, each trained through the reduction: all, or names with commas between them, see inr models.")
  private List<String> models = List.of();

  @Option(
      names = "--seeds",
      paramLabel = "K",
      description = "Train each network with the seeds 0 to K - 1 (default 1).")
  private @Nullable Integer seeds;

  @Option(
      names = "--parameters",
      paramLabel = "N",
      description =
          "Parameters of each network, by its width or density (default " + USUAL_PARAMETERS + ").")
  private @Nullable Long parameters;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of each network (default " + FieldThroughOperator.USUAL_STEPS + ").")
  private @Nullable Integer steps;

  /** Whether networks are asked for. */
  boolean given() {
    return !models.isEmpty();
  }

  /** Networks that were named, each once. */
  List<Preset> presets() {
    return List.copyOf(PlanOptions.presets(models));
  }

  int seeds() {
    return seeds == null ? 1 : seeds;
  }

  long parameters() {
    return parameters == null ? USUAL_PARAMETERS : parameters;
  }

  int steps() {
    return steps == null ? FieldThroughOperator.USUAL_STEPS : steps;
  }

  /** Refuses numbers that cannot be, and those of networks where there are none. */
  void requireSense() {
    if (!given() && (seeds != null || parameters != null || steps != null)) {
      throw CommandFailure.usage(
          "--seeds, --parameters and --steps are of networks; name some with --models");
    }
    TrainedNetworks.requireSeeds(seeds());
    TrainedNetworks.requireParameters(parameters());
    TrainedNetworks.requireSteps(steps());
  }
}
