package inr.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Options of commands of {@code inr solve}: who works, and what is told. */
final class WorkOptions {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Worker threads, as far as there are processors; the file does not depend on them (default ${DEFAULT-VALUE} here).")
  private int threads = PROCESSORS;

  @Option(
      names = "--json",
      description = "Print one JSON object on standard output in place of the table.")
  private boolean json;

  @Option(names = "--quiet", description = "Say nothing but errors, and print no table.")
  private boolean quiet;

  @Option(names = "--force", description = "Overwrite an existing file.")
  private boolean force;

  /** No more than there are processors. */
  int threads() {
    return Math.min(threads, PROCESSORS);
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

  /**
   * Refuses what cannot be.
   *
   * @param output where the model goes
   * @throws CommandFailure as wrong usage
   */
  void requireSense(Path output) {
    if (json && CommandOutput.isStandardOutput(output)) {
      throw CommandFailure.usage("--json prints where the model goes; name another file to write");
    }
    if (threads < 1) {
      throw CommandFailure.usage("--threads is " + threads + "; at least 1 is needed");
    }
  }

  /** Tells what came of it, as one of the two. */
  void tell(Supplier<Report> json, Supplier<List<String>> table, Path output, Session session) {
    if (this.json) {
      json.get().print(session);
    } else if (!quiet) {
      CommandOutput.tell(table.get(), output, session);
    }
  }

  /** Who hears where a page is. */
  Consumer<String> voice(Session session) {
    return quiet ? words -> {} : session::say;
  }
}
