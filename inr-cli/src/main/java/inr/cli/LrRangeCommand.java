package inr.cli;

import inr.backend.Backend;
import inr.backend.BackendChoice;
import inr.backend.Trainer;
import inr.field.Fit;
import inr.field.Original;
import inr.field.PlannedFit;
import inr.io.Output;
import inr.plan.TrainingPlan;
import inr.plot.Plot;
import inr.sampling.Sampler;
import inr.training.RangeTest;
import inr.training.RateCurve;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inr lr-range}: a learning rate for a fit. */
@Command(
    name = "lr-range",
    description =
        "Trains while the learning rate grows, and prints a rate for --lr of a fit with the same options: where the loss falls fastest, or a tenth of where it runs away if that is less (range test, Smith 2015).",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class LrRangeCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "INPUT",
      description = "Picture or sound, as inr fit reads them; - is standard input.")
  private Path input = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "PLOT",
      description = "Draw the curve into this .svg or .png file.")
  private @Nullable Path output;

  @Option(
      names = "--lowest",
      paramLabel = "X",
      description = "Learning rate of the first step (default ${DEFAULT-VALUE}).")
  private double lowest = RangeTest.of().lowest();

  @Option(
      names = "--highest",
      paramLabel = "X",
      description =
          "Learning rate of the last step, unless the loss runs away before: to four times its best (default ${DEFAULT-VALUE}).")
  private double highest = RangeTest.of().highest();

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps from the lowest to the highest rate (default ${DEFAULT-VALUE}).")
  private int steps = RangeTest.of().steps();

  @Mixin private PlanOptions plan = new PlanOptions();

  @Mixin private InputLimits limits = new InputLimits();

  @Option(
      names = "--grey",
      description = "Train on one channel: the picture in grey, the sound in mono.")
  private boolean grey;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Worker threads of backend cpu; the result does not depend on them (default ${DEFAULT-VALUE} here).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description = "What trains, as in inr fit (default ${DEFAULT-VALUE}).")
  private String backend = BackendChoice.AUTO;

  @Option(names = "--json", description = "Print one JSON object with the whole curve.")
  private boolean json;

  @Option(names = "--quiet", description = "Say nothing but errors.")
  private boolean quiet;

  @Option(names = "--force", description = "Overwrite an existing plot.")
  private boolean force;

  LrRangeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    FitOptions.requireThreads(threads);
    if (output != null) {
      PlotFile.requireName("-o", output);
    }
    RangeTest test = CommandFailure.unlessUsage(() -> new RangeTest(lowest, highest, steps));
    try (CommandInput in = new CommandInput(input, limits.options(), session)) {
      if (output == null) {
        run(in, test, Optional.empty());
        return ExitCode.DONE;
      }
      try (Output plot = CommandOutput.claim(output, in, force, session)) {
        run(in, test, Optional.of(plot));
        return ExitCode.DONE;
      }
    }
  }

  private void run(CommandInput in, RangeTest test, Optional<Output> file) throws IOException {
    Original original = Original.read(in.file(), limits.options().withOneChannel(grey));
    session.interruption().check();
    if (!quiet) {
      original.notes().forEach(note -> session.say(original.name() + ": " + note));
    }
    Fit fit =
        Fit.of(original).threads(Math.min(threads, Runtime.getRuntime().availableProcessors()));
    PlannedFit planned = plan.plan(fit, Optional.empty(), original.signal(), new RateOptions());
    if (planned.steps() == 0) {
      throw CommandFailure.failure(
          "model "
              + planned.name()
              + " begins at its best and is not trained, so no learning rate is of use; choose another with --model");
    }
    if (planned.plan().sampler() instanceof Sampler.Looking) {
      throw CommandFailure.usage(
          "a range test compares losses of the same points; leave --sampler out");
    }
    TrainingPlan rising = test.plan(planned.plan());
    Backend trains = CommandFailure.unlessUsage(() -> BackendChoice.training(backend, rising));
    RateCurve curve = curve(planned, rising, test, trains);
    if (file.isPresent()) {
      Plot plot = RatePlot.of(planned.name() + " on " + original.name(), curve);
      PlotFile.write(plot, file.get());
    }
    tell(in, planned, curve, trains);
  }

  private RateCurve curve(PlannedFit planned, TrainingPlan rising, RangeTest test, Backend trains) {
    LiveLine line = new LiveLine(session);
    Stopwatch begun = Stopwatch.start();
    try (Trainer trainer = trains.trainer(rising, planned.signal(), planned.threads())) {
      planned.beginning().ifPresent(trainer::restore);
      return test.run(
          trainer,
          point -> {
            session.interruption().check();
            if (!quiet && line.isDue(begun.seconds())) {
              line.show(
                  String.format(
                      Locale.ROOT,
                      "learning rate %s   loss %.4g",
                      text(point.rate()),
                      point.loss()),
                  begun.seconds());
            }
          });
    } finally {
      line.end();
    }
  }

  private void tell(CommandInput in, PlannedFit planned, RateCurve curve, Backend trains) {
    Optional<RateCurve.Suggestion> suggestion = curve.suggestion();
    if (json) {
      report(in, planned, curve, trains).print(session);
    }
    if (suggestion.isEmpty()) {
      throw CommandFailure.failure(
          in
              + ": the loss of model "
              + planned.name()
              + " falls at no learning rate from "
              + text(lowest)
              + " to "
              + text(curve.runAway().orElse(highest))
              + "; name other rates with --lowest and --highest, or another model");
    }
    if (!quiet) {
      session.say(in + ": " + words(planned, curve, suggestion.get()));
    }
    if (!json) {
      session.out().println(text(suggestion.get().rate()));
    }
  }

  private String words(PlannedFit planned, RateCurve curve, RateCurve.Suggestion suggestion) {
    return "the loss of model "
        + planned.name()
        + " falls fastest at "
        + text(curve.steepest().orElseThrow())
        + (curve.runAway().isPresent()
            ? " and runs away at " + text(curve.runAway().getAsDouble())
            : " and does not run away up to " + text(highest))
        + "; suggested is "
        + switch (suggestion.reason()) {
          case STEEPEST -> "where it falls fastest";
          case TENTH_OF_RUN_AWAY -> "a tenth of where it runs away";
        }
        + ", --lr "
        + text(suggestion.rate());
  }

  private Report report(CommandInput in, PlannedFit planned, RateCurve curve, Backend trains) {
    Report report =
        new Report()
            .put("input", in.named().toString())
            .put("model", planned.name())
            .put("parameters", planned.plan().network().layout().size())
            .put("suggested", suggested(curve))
            .put(
                "reason", curve.suggestion().map(one -> OptionWord.of(one.reason())).orElse("none"))
            .put("steepest", curve.steepest())
            .put("run_away", curve.runAway())
            .put("lowest", lowest)
            .put("highest", highest)
            .put("steps", curve.points().size())
            .put("usual", planned.plan().learningRate())
            .put("backend", trains.name())
            .put("seed", planned.plan().seed());
    List<Report> points = new ArrayList<>();
    for (RateCurve.Point point : curve.points()) {
      points.add(
          new Report()
              .put("rate", point.rate())
              .put("loss", point.loss())
              .put("smoothed", point.smoothed()));
    }
    return report.putReports("curve", points);
  }

  private static OptionalDouble suggested(RateCurve curve) {
    return curve.suggestion().stream()
        .mapToDouble(one -> Double.parseDouble(text(one.rate())))
        .findFirst();
  }

  /** A rate with as many digits as mean something. */
  static String text(double rate) {
    return String.format(Locale.ROOT, "%.1e", rate)
        .replaceAll("e([+-])0", "e$1")
        .replace("e+0", "");
  }
}
