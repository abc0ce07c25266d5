package inr.cli;

import inr.io.model.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command without a subcommand. */
@Command(
    name = "inr",
    description = "Fits pictures and sounds with small neural networks and gives them back.",
    mixinStandardHelpOptions = true,
    versionProvider = InrCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failure",
      "2:wrong usage",
      "3:unreadable input",
      "4:target not reached",
      "5:asked-for device missing",
      "130:interrupted; a fit keeps a checkpoint"
    })
final class InrCommand implements Runnable {
  /** Version of the program, as the jar tells it. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Program.text()};
    }
  }

  @Override
  public void run() {
    throw CommandFailure.usage(
        "a command is needed; there are " + String.join(", ", Commands.names()));
  }
}
