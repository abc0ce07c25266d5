package inr.cli;

import inr.io.Output;
import inr.plot.Plot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The plot that a command is asked for by {@code --plot}, if it is: claimed before the work. */
final class AskedPlot implements AutoCloseable {
  /** The option that asks. */
  static final String OPTION = "--plot";

  private final Optional<Output> output;

  private AskedPlot(Optional<Output> output) {
    this.output = output;
  }

  /** Refuses names that no plot has, and claims its place as {@link CommandOutput#claim} does. */
  static AskedPlot claim(Optional<Path> asked, CommandInput input, boolean force, Session session)
      throws IOException {
    if (asked.isEmpty()) {
      return new AskedPlot(Optional.empty());
    }
    PlotFile.requireName(OPTION, asked.get());
    return new AskedPlot(Optional.of(CommandOutput.claim(asked.get(), input, force, session)));
  }

  /**
   * Draws it and says so, if it was asked for.
   *
   * @param voice hears where it is
   */
  void write(Supplier<Plot> plot, Consumer<String> voice) throws IOException {
    if (output.isPresent()) {
      PlotFile.write(plot.get(), output.get());
      voice.accept(output.get().target() + ": plot");
    }
  }

  @Override
  public void close() {
    output.ifPresent(Output::close);
  }
}
