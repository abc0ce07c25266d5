package inr.cli;

import inr.field.Original;
import inr.io.media.MediaOptions;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.signal.Signal;
import inr.studio.FinishedField;
import inr.studio.Show;
import inr.studio.StudioServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inr view}: a model is looked at. */
@Command(
    name = "view",
    description = "Opens a page in which a model is looked at, at any zoom, or heard.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ViewCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "MODEL.inr",
      description = "Model that inr fit wrote; - is standard input.")
  private Path input = Path.of("");

  @Option(
      names = "--original",
      paramLabel = "FILE",
      description = "Picture or sound that it was fitted to, to be shown beside it.")
  private @Nullable Path original;

  @Mixin private PageOptions page = new PageOptions();

  @Mixin private InputLimits limits = new InputLimits();

  ViewCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    try (CommandInput source = new CommandInput(input, limits.options(), session)) {
      Show show = show(ModelFile.read(source.file()));
      try (StudioServer server = page.start()) {
        server.show(show);
        page.announce(server, session);
        PageOptions.serve(server, session);
      }
    }
    return ExitCode.DONE;
  }

  private Show show(Model model) throws IOException {
    FinishedField field =
        new FinishedField(
            "Field", model, ModelFacts.of(model), Runtime.getRuntime().availableProcessors());
    String name = String.valueOf(input.getFileName());
    Optional<Original> beside = original(model);
    return CommandFailure.unlessUsage(
        () -> new Show(name, model.medium(), model.grid(), beside, List.of(field)));
  }

  private Optional<Original> original(Model model) throws IOException {
    if (original == null) {
      return Optional.empty();
    }
    MediaOptions options = limits.options();
    Original read = Original.read(original, options);
    Signal signal = read.signal();
    boolean alike =
        signal.medium().equals(model.medium())
            && signal.coordinates().samples().equals(model.grid().samples());
    if (!alike) {
      throw CommandFailure.failure(
          original
              + " is a "
              + SignalText.of(signal.medium(), signal.coordinates())
              + " but the model is of a "
              + SignalText.of(model.medium(), model.grid())
              + "; name what it was fitted to");
    }
    return Optional.of(read);
  }
}
