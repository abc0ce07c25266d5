package inr.cli;

import inr.io.Output;
import inr.report.ReportPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The page that a command is asked for by {@code --report}, if it is: claimed before the work. */
final class AskedPage implements AutoCloseable {
  private final Optional<Output> output;

  private AskedPage(Optional<Output> output) {
    this.output = output;
  }

  /** Makes the page, once all that it tells of is there. */
  @FunctionalInterface
  interface Maker {
    /** The page. */
    ReportPage page() throws IOException;
  }

  /** Claims its place as {@link CommandOutput#claim} does. */
  static AskedPage claim(Optional<Path> asked, CommandInput input, boolean force, Session session)
      throws IOException {
    return new AskedPage(
        asked.isPresent()
            ? Optional.of(CommandOutput.claim(asked.get(), input, force, session))
            : Optional.empty());
  }

  /** The same of a command that reads nothing. */
  static AskedPage claim(Optional<Path> asked, boolean force, Session session) throws IOException {
    return new AskedPage(
        asked.isPresent()
            ? Optional.of(CommandOutput.claim(asked.get(), force, session))
            : Optional.empty());
  }

  boolean isAsked() {
    return output.isPresent();
  }

  /**
   * Writes the page and says so, if it was asked for.
   *
   * @param voice hears where it is
   */
  void write(Maker maker, Consumer<String> voice) throws IOException {
    if (output.isPresent()) {
      maker.page().write(output.get());
      voice.accept(output.get().target() + ": report");
    }
  }

  @Override
  public void close() {
    output.ifPresent(Output::close);
  }
}
