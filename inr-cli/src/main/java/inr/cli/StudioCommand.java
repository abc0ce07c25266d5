package inr.cli;

import inr.studio.LiveFit;
import inr.studio.StudioServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inr studio}: a fit is watched. */
@Command(
    name = "studio",
    description =
        "Fits as inr fit does, with a page in which one watches the fit sharpen, pauses it and ends it; the model is the same.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class StudioCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "INPUT",
      description = "Picture or sound, as inr fit takes it; - is standard input.")
  private Path input = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT.inr",
      description = "Model to write; the input's name with .inr in this folder unless given.")
  private @Nullable Path output;

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
    if (output == null && CommandInput.isStandard(input)) {
      throw CommandFailure.usage("- is an input without a name; name the model with -o");
    }
    Path model = output == null ? FitFiles.usualModel(input) : output;
    if (CommandOutput.isStandardOutput(model)) {
      throw CommandFailure.usage("the address of the page is printed; name a file for the model");
    }
    try (CommandInput source = options.input(input, session);
        FitFiles files = FitFiles.claim(source, model, options.force(), options.resume(), session);
        StudioServer server = page.start()) {
      page.announce(server, session);
      watch(files, server);
    }
    return ExitCode.DONE;
  }

  private void watch(FitFiles files, StudioServer server) throws IOException {
    LiveFit live =
        new LiveFit(
            "Fit", server, options.threads(), startPaused, session.interruption()::requested);
    FitVoice told = options.quiet() ? FitVoice.SILENT : new LiveProgress(session);
    try {
      new OneFit(session, options, options.threads(), new StudioVoice(told, live, server))
          .run(files);
    } catch (IOException | RuntimeException failure) {
      end(live, CommandFailure.of(failure), files, server);
      return;
    }
    PageOptions.serve(server, session);
  }

  /** A failure is told in the page as well, which stays until it has been read. */
  private void end(LiveFit live, CommandFailure failure, FitFiles files, StudioServer server)
      throws IOException {
    if (live.isDiscarded()) {
      Files.deleteIfExists(files.checkpoint().target());
      live.ended("no model was written");
      session.say("discarded, no model was written");
      return;
    }
    session.interruption().check();
    live.ended(Main.oneLine(failure.getMessage()));
    if (server.isWatched()) {
      PageOptions.serve(server, session);
    }
    throw failure;
  }
}
