package inr.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code inr completion}: the script by which a shell completes commands and options. */
@Command(
    name = "completion",
    description =
        "Prints the completion for bash and zsh; \"source <(inr completion)\" in ~/.bashrc uses it.",
    mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  CompletionCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    CommandSpec root = spec.root();
    session.out().println(AutoComplete.bash(root.name(), root.commandLine()));
    return ExitCode.DONE;
  }
}
