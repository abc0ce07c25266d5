package inr.cli;

import inr.field.Original;
import inr.field.tiled.TiledModel;
import inr.field.tiled.TiledRenderer;
import inr.grid.Grid;
import inr.io.media.MediaOptions;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.signal.Medium;
import inr.signal.Signal;
import inr.studio.Exhibit;
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
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  private final Session session;

  @Parameters(
      paramLabel = "MODEL.inr",
      description = "Model that inr fit wrote, or one in tiles (.inrt); - is standard input.")
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
      Path file = source.file();
      Show show =
          TiledModel.recognises(file) ? show(TiledModel.open(file)) : show(ModelFile.read(file));
      try (StudioServer server = page.start()) {
        server.show(show);
        page.announce(server, session);
        PageOptions.serve(server, session);
      }
    }
    return ExitCode.DONE;
  }

  private Show show(Model model) throws IOException {
    return show(
        model.medium(),
        model.grid(),
        new FinishedField("Field", model, ModelFacts.of(model), THREADS));
  }

  private Show show(TiledModel model) throws IOException {
    return show(
        model.index().picture(),
        TiledRenderer.ownGrid(model),
        new FinishedField("Field", model, TiledInfo.facts(model), THREADS));
  }

  private Show show(Medium medium, Grid grid, Exhibit field) throws IOException {
    String name = String.valueOf(input.getFileName());
    Optional<Original> beside = original(medium, grid);
    return CommandFailure.unlessUsage(() -> new Show(name, medium, grid, beside, List.of(field)));
  }

  private Optional<Original> original(Medium medium, Grid grid) throws IOException {
    if (original == null) {
      return Optional.empty();
    }
    MediaOptions options = limits.options();
    Original read = Original.read(original, options);
    Signal signal = read.signal();
    boolean alike =
        signal.medium().equals(medium) && signal.coordinates().samples().equals(grid.samples());
    if (!alike) {
      throw CommandFailure.failure(
          original
              + " is a "
              + SignalText.of(signal.medium(), signal.coordinates())
              + " but the model is of a "
              + SignalText.of(medium, grid)
              + "; name what it was fitted to");
    }
    return Optional.of(read);
  }
}
