package inr.cli;

import inr.backend.BackendChoice;
import inr.field.Fit;
import inr.field.FitSettings;
import inr.field.Original;
import inr.field.PlannedFit;
import inr.field.Score;
import inr.field.tiled.TileSource;
import inr.io.media.MediaOptions;
import inr.io.model.ModelFile;
import inr.io.model.Precision;
import inr.io.table.PointTable;
import inr.preset.Preset;
import inr.training.StopRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The options of a fit, whatever it is of and wherever its model goes. */
final class FitOptions {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Mixin private PlanOptions plan = new PlanOptions();

  @Mixin private RateOptions rate = new RateOptions();

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
      names = "--max-error",
      paramLabel = "E",
      description =
          "Train for errors of no sample beyond E (levels of a picture, steps of a sound, units of a table) rather than for a small mean; exit code 4 if one is.")
  private @Nullable Double maxError;

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
  private String backend = BackendChoice.AUTO;

  @Option(
      names = "--grey",
      description = "Fit one channel: the picture in grey, the sound in mono.")
  private boolean grey;

  @Option(
      names = "--coordinates",
      paramLabel = "N",
      description =
          "Of a table: how many of its first columns are coordinates, 1 to 3; the others are values (default: one column of values).")
  private @Nullable Integer coordinates;

  @Option(
      names = "--held-out",
      paramLabel = "P",
      description =
          "Of a table: the share of its rows that training does not see, and the step is taken that tells these best; 0 to train on all (default 0.1).")
  private @Nullable Double heldOut;

  @Option(
      names = "--json",
      description =
          "Print one JSON object on standard output at the end, one a line for each input.")
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
          "Go on from the checkpoint that an interrupted or failed fit with the same options left beside its output, on its backend unless another one is named with --backend. --steps, --lr and --schedule can differ. Of several inputs, those whose model is there are left alone, and those without a checkpoint are begun.")
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
          "Write step, seconds, loss, PSNR of training and learning rate to a .csv or .jsonl file while the fit goes on.")
  private @Nullable Path log;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description =
          "Write a page in which original and fit are looked at: one file, which asks for nothing.")
  private @Nullable Path report;

  @Option(
      names = "--from",
      paramLabel = "MODEL.inr",
      description =
          "Go on with the network, parameters and plan of a model, on this input; only --steps, --lr, --schedule, --loss, --max-error, --optimizer, --batch, --sampler and --seed can differ.")
  private @Nullable Path from;

  @Option(
      names = "--settle",
      description =
          "With --from, of model smartmixed: each neuron keeps the activation that it weighs most.")
  private boolean settle;

  @Option(
      names = "--refine",
      description =
          "With --from, of model kan: splines on intervals half as long, which begin as the same functions.")
  private boolean refine;

  @Option(
      names = "--measure-all",
      description =
          "Measure a picture of more than 2^24 points at all of them, not on evenly spread strips.")
  private boolean measureAll;

  /** Refuses numbers and names that no fit can take. */
  void requireSane() {
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
    if (maxError != null && !(maxError > 0 && maxError < Double.POSITIVE_INFINITY)) {
      throw CommandFailure.usage("--max-error is " + maxError + "; a positive number is needed");
    }
    if (refine && from == null) {
      throw CommandFailure.usage("--refine goes on with a model; name it with --from");
    }
    if (settle && from == null) {
      throw CommandFailure.usage("--settle goes on with a model; name it with --from");
    }
    requireThreads(threads);
  }

  /** Refuses numbers of threads that nobody means. */
  static void requireThreads(int threads) {
    if (threads < 1 || threads > 4096) {
      throw CommandFailure.usage("--threads is " + threads + "; 1 to 4096 are accepted");
    }
  }

  /** What is fitted, to be read within the limits. */
  CommandInput input(Path named, Session session) {
    return new CommandInput(named, limits.options(), session);
  }

  /** How it is read. */
  MediaOptions media() {
    return limits.options();
  }

  /** Reads what is fitted. */
  Original read(Path file, FitVoice voice) throws IOException {
    if (PointTable.isNameOf(file)) {
      requireNothingOfPictures();
      return Original.readTable(
          file, coordinates == null ? OptionalInt.empty() : OptionalInt.of(coordinates));
    }
    if (coordinates != null || heldOut != null) {
      throw CommandFailure.usage("--coordinates and --held-out are for tables, .csv and .tsv");
    }
    try {
      return Original.read(
          file, limits.options().withOneChannel(grey).withWatch(voice.reading(file)));
    } finally {
      voice.end();
    }
  }

  /** Reads a picture that is fitted in tiles. */
  TileSource readTiles(Path file, FitVoice voice) throws IOException {
    if (PointTable.isNameOf(file) || coordinates != null || heldOut != null) {
      throw CommandFailure.usage("--tiles is for pictures of 8 or 16 bits, not for tables");
    }
    try {
      return TileSource.read(
          file, limits.options().withOneChannel(grey).withWatch(voice.reading(file)));
    } catch (IllegalArgumentException noPicture) {
      throw CommandFailure.usage(String.valueOf(noPicture.getMessage()));
    } finally {
      voice.end();
    }
  }

  private void requireNothingOfPictures() {
    if (grey || report != null) {
      throw CommandFailure.usage(
          "--grey and --report are for pictures, sounds and volumes; leave them out for a table");
    }
  }

  /**
   * The fit of it, with all but its length decided.
   *
   * @param preset the network, if not the one that is chosen here
   */
  PlannedFit planned(Original original, Optional<Preset> preset, int ofThreads) throws IOException {
    Fit fit = Fit.of(original).threads(ofThreads);
    if (precision != null) {
      fit.precision(precision);
    }
    if (heldOut != null) {
      double share = heldOut;
      CommandFailure.unlessUsage(() -> fit.heldOut(share));
    }
    if (maxError != null) {
      fit.maxError(maxError);
    }
    if (measureAll) {
      fit.measureAll();
    }
    if (settle) {
      fit.settle();
    }
    if (refine) {
      fit.refine();
    }
    return from == null
        ? plan.plan(fit, preset, original.signal(), rate)
        : plan.plan(fit.from(ModelFile.read(from)), rate);
  }

  /**
   * The fits of the tiles of a picture, which are told by fewer options.
   *
   * @param tile one of them
   */
  FitSettings ofTiles(Original tile) {
    boolean limits = maxSeconds != null || targetPsnr != null || maxError != null || measureAll;
    boolean files = log != null || report != null || from != null;
    if (limits || files || settle || refine || rate.given()) {
      throw CommandFailure.usage(
          "--tiles excludes --max-seconds, --target-psnr, --max-error, --measure-all, --log, --report, --from, --lr and --schedule; leave them out");
    }
    if (!backend.equals(BackendChoice.AUTO)) {
      throw CommandFailure.usage("--tiles chooses its backend itself; leave --backend out");
    }
    return plan.settings(
        tile.signal(),
        new FitSettings(
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            steps(),
            0,
            Optional.ofNullable(precision),
            grey));
  }

  /** Steps that were asked for. */
  OptionalLong steps() {
    return steps == null ? OptionalLong.empty() : OptionalLong.of(steps);
  }

  /** Seconds that a fit may take, infinite unless given. */
  double maxSeconds() {
    return maxSeconds == null ? Double.POSITIVE_INFINITY : maxSeconds;
  }

  /** When a fit of a budget ends. */
  StopRules rules(FitBudget budget) {
    return StopRules.steps(budget.steps())
        .withSeconds(budget.seconds())
        .withTargetPsnr(targetPsnr == null ? Double.POSITIVE_INFINITY : targetPsnr);
  }

  /** Ends a fit that missed a target, whose model is there. */
  void requireTarget(Score score) {
    if (targetPsnr != null && !(score.psnr() >= targetPsnr)) {
      throw new CommandFailure(
          ExitCode.TARGET_NOT_REACHED,
          String.format(
              Locale.ROOT,
              "the target of %s dB was not reached: the PSNR is %.2f dB; give it more steps or a larger network",
              targetPsnr,
              score.psnr()));
    }
    if (maxError != null && !(score.largestError() <= maxError)) {
      throw new CommandFailure(
          ExitCode.TARGET_NOT_REACHED,
          String.format(
              Locale.ROOT,
              "the largest error of %s was not reached: one sample is off by %.6g; give it more steps, a larger network or a wider bound",
              maxError,
              score.largestError()));
    }
  }

  /** Worker threads of all fits together: more than processors would take turns, and memory. */
  int threads() {
    return Math.min(threads, PROCESSORS);
  }

  String backend() {
    return backend;
  }

  boolean json() {
    return json;
  }

  boolean quiet() {
    return quiet;
  }

  boolean force() {
    return force;
  }

  boolean resume() {
    return resume;
  }

  Optional<Path> report() {
    return Optional.ofNullable(report);
  }

  /** The words of the command line by which these options were given. */
  ParseResult words() {
    return command.commandLine().getParseResult();
  }

  Optional<Path> log() {
    return Optional.ofNullable(log);
  }
}
