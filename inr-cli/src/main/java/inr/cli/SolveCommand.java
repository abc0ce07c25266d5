package inr.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code inr solve}: signals from what was measured of them. Its jobs are commands. */
@Command(
    name = "solve",
    description = "Finds a signal that explains what was measured of it, and fits a model to it.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "JOB",
    sortOptions = false)
final class SolveCommand implements Runnable {
  private SolveCommand() {}

  /** The command with its jobs. */
  static CommandLine with(Session session) {
    return new CommandLine(new SolveCommand()).addSubcommand(new SuperresCommand(session));
  }

  @Override
  public void run() {
    throw CommandFailure.usage("a job is needed; there is superres");
  }
}
