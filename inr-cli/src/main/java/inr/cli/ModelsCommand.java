package inr.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code inr models}: the networks by name. */
@Command(
    name = "models",
    description = "Lists the networks that can be fitted.",
    mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {
  private final Session session;

  ModelsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    for (ModelKind kind : ModelKind.values()) {
      session
          .out()
          .println(
              String.format(
                  Locale.ROOT, "%-13s %s; %s", kind.text(), kind.description(), kind.source()));
    }
    return ExitCode.DONE;
  }
}
