package inr.cli;

import inr.backend.Backend;
import inr.backend.BackendChoice;
import inr.field.Fit;
import inr.field.Original;
import inr.field.PlannedFit;
import inr.io.model.Checkpoint;
import inr.io.model.CheckpointFile;
import inr.io.model.ModelFile;
import inr.io.model.Precision;
import inr.io.plan.KindText;
import inr.network.Layer;
import inr.plan.TrainingPlan;
import inr.sampling.Sampler;
import inr.signal.Medium;
import inr.signal.Signal;
import inr.training.StopRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inr fit}: a picture or sound becomes a network. */
@Command(
    name = "fit",
    description = "Fits a network to a picture or sound and stores it as a model.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class FitCommand implements Callable<Integer> {
  /** What is left of a limit that has been used up. */
  private static final double LEAST_SECONDS = 1e-3;

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private final Session session;

  @Parameters(
      paramLabel = "INPUT",
      description =
          "Picture (PNG, JPEG, TIFF, WebP, BMP, GIF, PSD, QOI, PNM) or sound (WAV, AIFF, AU, FLAC).")
  private Path input = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT.inr",
      description = "Model to write; the input's name with .inr in this folder unless given.")
  private @Nullable Path output;

  @Mixin private PlanOptions options = new PlanOptions();

  @Mixin private InputLimits limits = new InputLimits();

  @Option(
      names = "--steps",
      paramLabel = "N",
      description =
          "Steps in all, 0 to store what a fit begins with; chosen by model and size, or by a trial to fit into --max-seconds, unless given.")
  private @Nullable Long steps;

  @Option(names = "--max-seconds", paramLabel = "S", description = "Stop when this time is over.")
  private @Nullable Double maxSeconds;

  @Option(
      names = "--target-psnr",
      paramLabel = "DB",
      description = "Stop at this PSNR; exit code 4 if it is not reached.")
  private @Nullable Double targetPsnr;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Worker threads of backend cpu, as far as there are processors; the result does not depend on them (default ${DEFAULT-VALUE} here).")
  private int threads = PROCESSORS;

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description =
          "What trains: cuda, cpu or reference, or auto, the first of them that can (default ${DEFAULT-VALUE}).")
  private String backendName = BackendChoice.AUTO;

  @Option(
      names = "--grey",
      description = "Fit one channel: the picture in grey, the sound in mono.")
  private boolean grey;

  @Option(names = "--json", description = "Print one JSON object on standard output at the end.")
  private boolean json;

  @Option(names = "--quiet", description = "Say nothing but errors.")
  private boolean quiet;

  @Option(
      names = "--force",
      description = "Overwrite an existing model, and start afresh where a checkpoint lies.")
  private boolean force;

  @Option(
      names = "--resume",
      description =
          "Go on from the checkpoint that an interrupted or failed fit with the same options left beside its output, on its backend unless another one is named with --backend.")
  private boolean resume;

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      description =
          "float32 or float16, how parameters are stored; float32 unless the model knows that float16 is enough.")
  private @Nullable Precision precision;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description =
          "Write step, seconds, loss, PSNR and learning rate to a .csv or .jsonl file while the fit goes on.")
  private @Nullable Path log;

  @Option(
      names = "--from",
      paramLabel = "MODEL.inr",
      description =
          "Go on with the network, parameters and plan of a model, on this input; only --steps, --lr, --schedule, --loss, --optimizer, --batch and --seed can differ.")
  private @Nullable Path from;

  @Option(
      names = "--measure-all",
      description =
          "Measure a picture of more than 2^24 points at all of them, not on evenly spread strips.")
  private boolean measureAll;

  FitCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    requireSaneLimits();
    threads = Math.min(threads, PROCESSORS); // more of them would take turns, and memory
    try (FitFiles files =
        FitFiles.claim(input, Optional.ofNullable(output), force, resume, session)) {
      requireRoomToPrint(files.model().target());
      return fit(files);
    }
  }

  private int fit(FitFiles files) throws IOException {
    Original original = Original.read(input, limits.options().withOneChannel(grey));
    if (original.signal().medium() instanceof Medium.Field) {
      throw CommandFailure.failure(
          input
              + ": is a picture of floating point, which only the library fits yet; save it with 16 bits");
    }
    session.interruption().check();
    original.notes().forEach(note -> say(input.getFileName() + ": " + note));
    Stopwatch begun = Stopwatch.start();
    PlannedFit planned = planned(original);
    double startSeconds = begun.seconds();
    Path checkpointFile = files.checkpoint().target();
    Optional<Checkpoint> checkpoint =
        resume ? Optional.of(checkpoint(checkpointFile)) : Optional.empty();
    Backend backend = backend(checkpoint, checkpointFile, planned.plan());
    Budget budget = budget(checkpoint, planned, backend, startSeconds);
    PlannedFit fit = planned.lasting(budget.steps);
    checkpoint.ifPresent(
        saved ->
            CommandFailure.unlessUsage(() -> saved.requireMatches(fit.plan(), original.sha256())));
    say(words(fit, backend));
    StopRules rules =
        StopRules.steps(budget.steps)
            .withSeconds(Math.max(LEAST_SECONDS, budget.seconds))
            .withTargetPsnr(targetPsnr == null ? Double.POSITIVE_INFINITY : targetPsnr);
    FitJob job = new FitJob(session, fit, startSeconds, backend, rules);
    FitResult result = run(job, files, checkpoint);
    say(result.text());
    result.whetherItPaid().ifPresent(this::say);
    if (json) {
      result.json().print(session);
    }
    if (targetPsnr != null && !(result.score().psnr() >= targetPsnr)) {
      throw new CommandFailure(
          ExitCode.TARGET_NOT_REACHED,
          String.format(
              Locale.ROOT,
              "the target of %s dB was not reached: the PSNR is %.2f dB; give it more steps or a larger network",
              targetPsnr,
              result.score().psnr()));
    }
    return ExitCode.DONE;
  }

  private FitResult run(FitJob job, FitFiles files, Optional<Checkpoint> checkpoint)
      throws IOException {
    if (log == null) {
      return job.run(files, checkpoint, quiet, Optional.empty());
    }
    try (FitLog lines = FitLog.open(log, job.fit().plan(), session, force, resume)) {
      return job.run(files, checkpoint, quiet, Optional.of(lines));
    }
  }

  private PlannedFit planned(Original original) throws IOException {
    Fit fit = Fit.of(original).threads(threads);
    if (precision != null) {
      fit.precision(precision);
    }
    if (measureAll) {
      fit.measureAll();
    }
    return from == null
        ? options.plan(fit, original.signal())
        : options.plan(fit.from(ModelFile.read(from)));
  }

  /** What a fit may take: steps in all, and seconds from now. */
  private record Budget(long steps, double seconds) {}

  /**
   * The steps that were asked for, or those of the fit that goes on, or those that fit the time.
   */
  private Budget budget(
      Optional<Checkpoint> checkpoint, PlannedFit planned, Backend backend, double startSeconds) {
    double limit =
        maxSeconds == null
            ? Double.POSITIVE_INFINITY
            : Math.max(LEAST_SECONDS, maxSeconds - startSeconds);
    if (steps != null) {
      return new Budget(steps, limit);
    }
    if (checkpoint.isPresent()) {
      return new Budget(FitCheckpoint.stepsOf(checkpoint.get(), planned.steps()), limit);
    }
    if (maxSeconds == null || planned.steps() == 0) {
      return new Budget(planned.steps(), limit);
    }
    StepTrial trial =
        StepTrial.run(
            backend, planned.plan(), planned.signal(), threads, limit, session.interruption());
    long trialSteps = trial.stepsIn(limit);
    say(
        String.format(
            Locale.ROOT,
            "a trial of %.1f s gives %d steps in %s s; --steps %d repeats this fit",
            trial.seconds(),
            trialSteps,
            maxSeconds,
            trialSteps));
    return new Budget(trialSteps, limit - trial.seconds());
  }

  private void requireSaneLimits() {
    if (log != null && !FitLog.isName(log)) {
      throw CommandFailure.usage(
          "--log is " + log + "; a name that ends in .csv or .jsonl is accepted");
    }
    if (steps != null && steps < 0) {
      throw CommandFailure.usage("--steps is " + steps + "; 0 or more are accepted");
    }
    if (maxSeconds != null && !(maxSeconds > 0)) {
      throw CommandFailure.usage(
          "--max-seconds is " + maxSeconds + "; a positive number is needed");
    }
    if (targetPsnr != null && !Double.isFinite(targetPsnr)) {
      throw CommandFailure.usage("--target-psnr is " + targetPsnr + "; a number of dB is needed");
    }
    if (threads < 1 || threads > 4096) {
      throw CommandFailure.usage("--threads is " + threads + "; 1 to 4096 are accepted");
    }
  }

  private void requireRoomToPrint(Path target) {
    if (json && CommandOutput.isStandardOutput(target)) {
      throw CommandFailure.usage("--json prints where the model goes; name another file to write");
    }
  }

  private static Checkpoint checkpoint(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new CommandFailure(
          ExitCode.UNREADABLE_INPUT,
          file + ": there is no such checkpoint to go on from; leave --resume out to start");
    }
    return CheckpointFile.read(file);
  }

  /**
   * The backend of this run. Another one than before rounds differently, so it goes on from a
   * checkpoint only where it is named.
   */
  private Backend backend(Optional<Checkpoint> checkpoint, Path file, TrainingPlan plan) {
    if (checkpoint.isEmpty()) {
      return CommandFailure.unlessUsage(() -> BackendChoice.training(backendName, plan));
    }
    String former = FitCheckpoint.backendOf(checkpoint.get());
    Backend backend =
        CommandFailure.unlessUsage(() -> BackendChoice.resuming(backendName, former, plan));
    if (backend.name().equals(former)) {
      return backend;
    }
    if (backendName.equals(BackendChoice.AUTO)) {
      throw CommandFailure.usage(
          file
              + ": checkpoint is of backend "
              + former
              + ", which cannot be used here; --backend "
              + backend.name()
              + " goes on from it, with other bits");
    }
    say(
        file
            + ": checkpoint is of backend "
            + former
            + "; backend "
            + backend.name()
            + " goes on from it, with other bits");
    return backend;
  }

  private String words(PlannedFit fit, Backend backend) {
    TrainingPlan plan = fit.plan();
    Signal signal = fit.signal();
    String points =
        plan.sampler() instanceof Sampler.FullGrid
            ? "full"
            : String.valueOf(plan.sampler().batchPoints(signal.coordinates().samples()));
    List<Layer> layers = plan.network().layers();
    String width =
        layers.size() > 1 && layers.get(0) instanceof Layer.Dense dense
            ? "width " + dense.width() + ", "
            : "";
    return String.format(
        Locale.ROOT,
        "%s: model %s, %s%s, %d parameters, learning rate %s, batch %s of %d points, schedule %s, %d steps, backend %s%s",
        input.getFileName(),
        fit.name(),
        width,
        InfoCommand.hiddenLayers(plan.network()),
        plan.network().layout().size(),
        plan.learningRate(),
        points,
        signal.points(),
        KindText.kindOf((Record) plan.schedule()),
        fit.steps(),
        backend.name(),
        threads(backend));
  }

  /** Threads mean nothing to the other backends. */
  private String threads(Backend backend) {
    if (!backend.name().equals("cpu")) {
      return "";
    }
    return threads == 1 ? ", 1 thread" : ", " + threads + " threads";
  }

  private void say(String line) {
    if (!quiet) {
      session.say(line);
    }
  }
}
