package inr.cli;

import inr.field.Original;
import inr.preset.Preset;
import inr.studio.StudioServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inr studio}: a fit is watched, or several networks side by side. */
@Command(
    name = "studio",
    description =
        "Fits as inr fit does, with a page in which one watches the fit sharpen, pauses it and ends it; the model is the same.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class StudioCommand implements Callable<Integer> {
  /** More would be too small to be looked at, and each has an engine of its own. */
  private static final int MOST_MODELS = 8;

  /** Options that choose one network, or are of one fit. */
  private static final List<String> OF_ONE =
      List.of("--model", "--activation", "--layer", "--encoding", "--from", "--log", "--report");

  private final Session session;

  @Parameters(
      paramLabel = "INPUT",
      arity = "0..1",
      description =
          "Picture or sound, as inr fit takes it; - is standard input. Without it the page takes what is dropped on it.")
  private @Nullable Path input;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT.inr",
      description =
          "Model to write; the input's name with .inr in this folder unless given. With --models each is OUT-NAME.inr.")
  private @Nullable Path output;

  @Option(
      names = "--models",
      paramLabel = "NAME,...",
      split = ",",
      completionCandidates = PlanOptions.ModelNames.class,
      description =
          "Fit up to 8 networks side by side, in equal turns; each becomes the model that inr fit --model NAME writes.")
  private List<String> models = List.of();

  @Option(names = "--start-paused", description = "Wait in the page before the first step.")
  private boolean startPaused;

  @Mixin private PageOptions page = new PageOptions();

  @Mixin private FitOptions options = new FitOptions();

  StudioCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    options.requireSane();
    Set<Preset> networks = networks();
    if (output != null && CommandOutput.isStandardOutput(output)) {
      throw CommandFailure.usage("the address of the page is printed; name a file for the model");
    }
    if (input == null) {
      serveDrops(networks);
    } else {
      watch(input, networks);
    }
    return ExitCode.DONE;
  }

  private void serveDrops(Set<Preset> networks) throws IOException {
    for (String option : List.of("--resume", "--from")) {
      if (options.words().hasMatchedOption(option)) {
        throw CommandFailure.usage(option + " goes on with a fit of one file; name it");
      }
    }
    try (StudioServer server = page.start()) {
      page.announce(server, session);
      new DroppedFiles(session, options, networks, Optional.ofNullable(output))
          .serve(server, startPaused);
    }
  }

  private void watch(Path file, Set<Preset> networks) throws IOException {
    if (output == null && CommandInput.isStandard(file)) {
      throw CommandFailure.usage("- is an input without a name; name the model with -o");
    }
    Path model = output == null ? FitFiles.usualModel(file) : output;
    try (CommandInput source = options.input(file, session);
        StudioFits fits = StudioFits.claim(source, model, networks, options, session);
        StudioServer server = page.start()) {
      page.announce(server, session);
      watch(source, fits, server);
    }
  }

  private Set<Preset> networks() {
    Set<Preset> networks = PlanOptions.presets(models);
    if (networks.size() > MOST_MODELS) {
      throw CommandFailure.usage(
          "--models names "
              + networks.size()
              + " networks; up to "
              + MOST_MODELS
              + " are accepted");
    }
    if (!networks.isEmpty()) {
      for (String option : OF_ONE) {
        if (options.words().hasMatchedOption(option)) {
          throw CommandFailure.usage(
              option + " is of one network and --models names several; leave one of them out");
        }
      }
    }
    return networks;
  }

  private void watch(CommandInput source, StudioFits fits, StudioServer server) throws IOException {
    FitVoice voice = options.quiet() ? FitVoice.SILENT : new LiveProgress(session);
    Original original = new OneFit(session, options, options.threads(), voice).read(source);
    StudioFits.Outcome outcome = fits.run(original, server, startPaused);
    // A failure is told in the page as well, which stays until it has been read.
    boolean stays =
        outcome
            .failure()
            .map(failure -> failure.exitCode() != ExitCode.INTERRUPTED && server.isWatched())
            .orElse(outcome.seen());
    if (stays) {
      PageOptions.serve(server, session);
    }
    if (outcome.failure().isPresent()) {
      throw outcome.failure().get();
    }
  }
}
