package inr.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
      arity = "0..2",
      description =
          "Command to tell about, such as fit or solve superres; inr itself unless given.")
  private List<String> names = List.of();

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
      CommandSpec command = root;
      for (String name : names) {
        command = named(command, name);
      }
      session.out().print(new ManPage(command).text());
      return ExitCode.DONE;
    }
    if (!names.isEmpty()) {
      throw CommandFailure.usage(
          "--folder takes all pages; leave " + String.join(" ", names) + " out");
    }
    Files.createDirectories(folder);
    writeAll(root, folder);
    return ExitCode.DONE;
  }

  private static CommandSpec named(CommandSpec above, String name) {
    Map<String, CommandLine> commands = above.subcommands();
    CommandLine command = commands.get(name);
    if (command == null) {
      throw CommandFailure.usage(
          commands.isEmpty()
              ? above.qualifiedName() + " has no command " + name
              : "there is no command "
                  + name
                  + "; there are "
                  + String.join(", ", commands.keySet()));
    }
    return command.getCommandSpec();
  }

  /** Writes the page of a command, and those of the commands below it. */
  private static void writeAll(CommandSpec command, Path folder) throws IOException {
    ManPage page = new ManPage(command);
    Files.writeString(folder.resolve(page.name() + ".1"), page.text(), StandardCharsets.UTF_8);
    for (CommandLine each : command.subcommands().values()) {
      writeAll(each.getCommandSpec(), folder);
    }
  }
}
