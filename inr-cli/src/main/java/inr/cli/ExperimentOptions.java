package inr.cli;

import inr.preset.Preset;
import inr.preset.Presets;
import inr.solve.FieldThroughOperator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which networks an experiment of a job trains, and how. */
final class ExperimentOptions {
  private static final String ALL = "all";
  private static final int MOST_SEEDS = 1000;
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
    Set<Preset> presets = new LinkedHashSet<>();
    for (String name : models) {
      if (name.equalsIgnoreCase(ALL)) {
        presets.addAll(Presets.ALL);
      } else {
        presets.add(PlanOptions.preset(name));
      }
    }
    return List.copyOf(presets);
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
    if (seeds() < 1 || seeds() > MOST_SEEDS) {
      throw CommandFailure.usage(
          "--seeds is " + seeds() + "; 1 to " + MOST_SEEDS + " are accepted");
    }
    if (parameters() < 1) {
      throw CommandFailure.usage("--parameters is " + parameters() + "; 1 or more are accepted");
    }
    if (steps() < 1) {
      throw CommandFailure.usage("--steps is " + steps() + "; 1 or more are accepted");
    }
  }
}
