package inr.cli;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.loss.Loss;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.plan.TrainingPlan;
import inr.sampling.Sampler;
import inr.signal.Medium;
import inr.signal.Signal;
import java.util.IntSummaryStatistics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that decide a fit's bits, and the plan that they and the defaults make. */
final class PlanOptions {
  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Network, see inr models; chosen by medium unless given.")
  private @Nullable String model;

  @Option(names = "--width", paramLabel = "N", description = "Features of a hidden layer.")
  private @Nullable Integer width;

  @Option(names = "--hidden-layers", paramLabel = "N", description = "Nonlinear layers.")
  private @Nullable Integer hiddenLayers;

  @Option(
      names = "--omega",
      paramLabel = "X",
      description = "Frequency of sine layers, or the scale of gauss.")
  private @Nullable Double omega;

  @Option(
      names = "--octaves",
      paramLabel = "N",
      description = "Octaves of the models that end in -pe.")
  private @Nullable Integer octaves;

  @Option(
      names = "--sigma",
      paramLabel = "X",
      description =
          "Spread of the frequencies of the models that end in -rff, in cycles per unit on [-1, 1].")
  private @Nullable Double sigma;

  @Option(names = "--lr", paramLabel = "X", description = "Learning rate before the schedule.")
  private @Nullable Double learningRate;

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      description = "constant, cosine, exponential or step.")
  private @Nullable ScheduleKind schedule;

  @Option(
      names = "--batch",
      paramLabel = "N|full",
      description = "Points of a step, or all of them in every step.")
  private @Nullable String batch;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Equal seeds give equal models (default ${DEFAULT-VALUE}).")
  private long seed;

  /** Name of the network. */
  String model(FitDefaults defaults) {
    return kind(defaults).text();
  }

  private ModelKind kind(FitDefaults defaults) {
    return model == null ? defaults.model() : ModelKind.named(model);
  }

  /** Name of the schedule. */
  ScheduleKind schedule(FitDefaults defaults) {
    return schedule == null ? defaults.schedule() : schedule;
  }

  /** The plan of a fit of {@code steps} steps. */
  TrainingPlan plan(Signal signal, FitDefaults defaults, long steps) {
    ModelKind kind = kind(defaults);
    Tuning tuning = kind.tuning(signal.medium() instanceof Medium.Sound);
    try {
      return new TrainingPlan(
          network(kind, tuning, signal),
          new Loss.MeanSquaredError(),
          Optimizer.Adam.of(),
          learningRate == null ? tuning.learningRate() : learningRate,
          schedule(defaults).over(steps),
          sampler(defaults.sampler()),
          seed);
    } catch (IllegalArgumentException wrong) {
      throw CommandFailure.usage(String.valueOf(wrong.getMessage()));
    }
  }

  private NetworkSpec network(ModelKind kind, Tuning tuning, Signal signal) {
    refuseUnless(tuning.hasOmega() || omega == null, kind, "--omega");
    refuseUnless(kind.hasOctaves() || octaves == null, kind, "--octaves");
    refuseUnless(kind.hasSigma() || sigma == null, kind, "--sigma");
    refuseUnless(kind.hasFreeDepth() || hiddenLayers == null, kind, "--hidden-layers");
    double hiddenOmega = omega == null ? tuning.omega() : omega;
    if (tuning.hasOmega() && !(hiddenOmega > 0 && hiddenOmega < Double.POSITIVE_INFINITY)) {
      throw CommandFailure.usage("--omega is " + hiddenOmega + "; a positive number is needed");
    }
    IntSummaryStatistics sides =
        ((Grid) signal.coordinates()).axes().stream().mapToInt(Axis::samples).summaryStatistics();
    return kind.build(
        new NetworkSettings(
            signal.coordinates().dimensions(),
            signal.channels(),
            hiddenLayers == null ? tuning.hiddenLayers() : hiddenLayers,
            width == null ? tuning.width() : width,
            hiddenOmega,
            tuning.firstOmega(hiddenOmega, sides.getMax()),
            octaves == null ? FitDefaults.octaves(sides.getMin()) : octaves,
            sigma == null ? FitDefaults.sigma(signal.medium()) : sigma,
            seed));
  }

  private static void refuseUnless(boolean accepted, ModelKind kind, String option) {
    if (!accepted) {
      throw CommandFailure.usage("model " + kind.text() + " takes no " + option);
    }
  }

  private Sampler sampler(Sampler usual) {
    if (batch == null) {
      return usual;
    }
    if (batch.equals("full")) {
      return new Sampler.FullGrid();
    }
    try {
      return new Sampler.RandomBatches(Integer.parseInt(batch));
    } catch (NumberFormatException wrong) {
      throw CommandFailure.usage("--batch is " + batch + "; a number of points or full is needed");
    }
  }
}
