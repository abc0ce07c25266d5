package inr.cli;

import inr.family.Family;
import inr.family.FamilyMethod;
import inr.family.FamilyPlan;
import inr.family.LearningCheckpoint;
import inr.family.RateCurve;
import inr.family.SignalSet;
import inr.io.Output;
import inr.io.image.PictureWriter;
import inr.signal.Medium;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code inr learn}: many signals become one family of networks. */
@Command(
    name = "learn",
    description = {
      "Learns what many signals have in common, so that a new one is a few numbers, found in a few steps by inr fit, and others are drawn by inr render.",
      "Some signals are held out, and told apart, beside the mean signal and as many principal components as a latent has numbers."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class LearnCommand implements Callable<Integer> {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "SIGNALS",
      description =
          "Folder of pictures or of sounds of one shape, of which every tenth is held out; or shapes28, made pictures of discs, boxes and rings, or digits8, handwritten digits.")
  private Path input = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FAMILY.inr",
      description = "Family to write.")
  private Path output = Path.of("");

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description =
          "functa (shifts of each layer, learned rates), coin (one fixed rate), gon (gradient origin network; one step), variational-gon (the same with latents that are drawn), hypernetwork (an encoder, and all weights made of the latent) or film (an encoder, and a frequency and a phase for each neuron) (default ${DEFAULT-VALUE}).")
  private String method = FamilyMethod.FUNCTA.toString();

  @Option(
      names = "--latent",
      paramLabel = "N",
      description = "Numbers of a signal (default ${DEFAULT-VALUE}).")
  private int latent = 32;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description =
          "Steps, of 16 signals each (default 500, of gon 600, of variational-gon 1000, of hypernetwork and film 5000).")
  private @Nullable Long steps;

  @Option(
      names = "--lr",
      paramLabel = "RATE",
      description =
          "Learning rate of the first step (default 0.001, of gon and variational-gon 0.0005).")
  private @Nullable Double rate;

  @Option(
      names = "--first-order",
      description = "Take the inner steps for given: the learning is faster and comes less far.")
  private boolean firstOrder;

  @Option(
      names = "--patch",
      paramLabel = "N",
      description =
          "Learn from parts of the files of a folder, which may have any size: squares of N x N pixels of pictures, windows of N samples of sounds. Held out are those of every tenth file.")
  private @Nullable Integer patch;

  @Option(
      names = "--rates",
      description =
          "Tell, too, how well the signals held out are kept in how few bits: as inr encode --family does, by principal components likewise, and as JPEG.")
  private boolean rates;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description =
          "Write a page, too, that shows signals held out beside what the family makes of them, drawn members, the way from one to another, and where latents lie.")
  private @Nullable Path report;

  @Option(
      names = "--held-out",
      paramLabel = "DIR",
      description =
          "Of shapes28 and digits8: write the pictures held out there, too, as 001.png and so on, which inr fit, encode and render take.")
  private @Nullable Path heldOut;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of parameters and order (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Worker threads, as far as there are processors; the family does not depend on them (default ${DEFAULT-VALUE} here).")
  private int threads = PROCESSORS;

  @Mixin private InputLimits limits = new InputLimits();

  @Option(names = "--grey", description = "Learn one channel: pictures in grey, sounds in mono.")
  private boolean grey;

  @Option(
      names = "--json",
      description = "Print one JSON object on standard output in place of the table.")
  private boolean json;

  @Option(names = "--quiet", description = "Say nothing but errors, and print no table.")
  private boolean quiet;

  @Option(
      names = "--resume",
      description =
          "Go on from FAMILY.inr.checkpoint, which an interrupted learning leaves, to the family that it would have given.")
  private boolean resume;

  @Option(
      names = "--force",
      description = "Overwrite an existing file, and begin afresh where a checkpoint is.")
  private boolean force;

  LearnCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    FitOptions.requireThreads(threads);
    if (steps != null && steps < 1) {
      throw CommandFailure.usage("--steps is " + steps + "; 1 or more are accepted");
    }
    if (json && CommandOutput.isStandardOutput(output)) {
      throw CommandFailure.usage("--json prints where the family goes; name another file to write");
    }
    FamilyMethod chosen = SolveOptions.chosen("--method", method, List.of(FamilyMethod.values()));
    try (CommandInput source = new CommandInput(input, limits.options(), session);
        Output target = CommandOutput.claim(output, source, force, session);
        AskedPage page = AskedPage.claim(Optional.ofNullable(report), source, force, session);
        Output checkpoint = claimCheckpoint(target, source)) {
      Optional<LearningCheckpoint> former =
          resume ? Optional.of(KeptLearning.read(checkpoint.target())) : Optional.empty();
      ManySignals signals =
          ManySignals.read(
              input,
              Optional.ofNullable(patch),
              limits.options().withOneChannel(grey),
              session,
              quiet);
      long last = steps == null ? chosen.steps() : steps;
      FamilyPlan plan = plan(chosen, signals.learned()).lasting(last);
      if (rates || page.isAsked()) {
        CommandFailure.unlessUsage(plan::requireCodable);
      }
      if (heldOut != null) {
        writeHeldOut(signals.heldOut(), heldOut);
      }
      session.interruption().check();
      try (KeptLearning learning =
          new KeptLearning(
              session, plan, signals.learned(), last, threads(), checkpoint, former, quiet)) {
        Family learned = learning.run();
        double seconds = learning.seconds();
        LearnResult result = LearnResult.of(chosen, learned, signals, seconds, threads());
        List<RateCurve> curves = rates ? result.rates(threads()) : List.of();
        learning.write(learned.with(result.origin()), target);
        tell(target, result, curves);
        page.write(
            () ->
                new LearnReport(
                        result,
                        curves,
                        learning.losses(),
                        input,
                        spec.commandLine().getParseResult())
                    .page(threads()),
            quiet ? words -> {} : session::say);
      }
    }
    return ExitCode.DONE;
  }

  private void writeHeldOut(SignalSet pictures, Path folder) throws IOException {
    if (Files.isDirectory(input)) {
      throw CommandFailure.usage(
          "--held-out is for shapes28 and digits8; every tenth file of " + input + " is held out");
    }
    Files.createDirectories(folder);
    Medium.Picture medium = (Medium.Picture) pictures.medium();
    for (int s = 0; s < pictures.size(); s++) {
      Path file = folder.resolve(String.format(Locale.ROOT, "%03d.png", s + 1));
      PictureWriter.write(file, medium, pictures.samples(s), force || resume);
    }
  }

  private Output claimCheckpoint(Output target, CommandInput source) throws IOException {
    Path usual = target.isFile() ? target.target() : CommandOutput.named(input, ".inr");
    return CommandOutput.claimCheckpoint(usual, "learning", source, force, resume, session);
  }

  private int threads() {
    return Math.min(threads, PROCESSORS);
  }

  private FamilyPlan plan(FamilyMethod chosen, SignalSet signals) {
    return CommandFailure.unlessUsage(
        () -> {
          FamilyPlan plan = chosen.plan(signals, latent, seed);
          FamilyPlan rated = rate == null ? plan : plan.withLearningRate(rate);
          return firstOrder ? rated.firstOrder() : rated;
        });
  }

  private void tell(Output target, LearnResult result, List<RateCurve> curves) {
    if (json) {
      Report report = result.report(target.target());
      if (rates) {
        report.putReports("rates", curves.stream().map(RateLines::report).toList());
      }
      report.print(session);
    } else if (!quiet) {
      CommandOutput.tell(result.lines(), output, session);
      CommandOutput.tell(RateLines.of(curves), output, session);
    }
  }
}
