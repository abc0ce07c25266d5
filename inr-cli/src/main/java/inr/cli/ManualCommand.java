package inr.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code inr manual}: the manual pages. */
@Command(
    name = "manual",
    description = "Prints a manual page, for \"inr manual fit | man -l -\", or writes all of them.",
    mixinStandardHelpOptions = true)
final class ManualCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..1",
      description = "Command to tell about; inr itself unless given.")
  private @Nullable String name;

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description = "Write all pages into this folder, such as share/man/man1.")
  private @Nullable Path folder;

  ManualCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    CommandSpec root = spec.root();
    if (folder == null) {
      session.out().print(new ManPage(name == null ? root : named(root, name)).text());
      return ExitCode.DONE;
    }
    if (name != null) {
      throw CommandFailure.usage("--folder takes all pages; leave " + name + " out");
    }
    Files.createDirectories(folder);
    write(root, folder);
    for (CommandLine command : root.subcommands().values()) {
      write(command.getCommandSpec(), folder);
    }
    return ExitCode.DONE;
  }

  private static CommandSpec named(CommandSpec root, String name) {
    Map<String, CommandLine> commands = root.subcommands();
    CommandLine command = commands.get(name);
    if (command == null) {
      throw CommandFailure.usage(
          "there is no command " + name + "; there are " + String.join(", ", commands.keySet()));
    }
    return command.getCommandSpec();
  }

  private static void write(CommandSpec command, Path folder) throws IOException {
    ManPage page = new ManPage(command);
    Files.writeString(folder.resolve(page.name() + ".1"), page.text(), StandardCharsets.UTF_8);
  }
}
