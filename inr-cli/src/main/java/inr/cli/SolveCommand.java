package inr.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code inr solve}: signals from what was measured of them. Its jobs are commands. */
@Command(
    name = "solve",
    description = "Finds a signal that explains what was measured of it, and fits a model to it.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "JOB",
    sortOptions = false)
final class SolveCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private SolveCommand() {}

  /** The command with its jobs. */
  static CommandLine with(Session session) {
    CommandLine jobs = new CommandLine(new SolveCommand());
    List.of(
            new SuperresCommand(session),
            new InpaintCommand(session),
            new DenoiseCommand(session),
            new DeblurCommand(session),
            new TomographyCommand(session),
            new CustomCommand(session),
            new DeclipCommand(session),
            new FillCommand(session),
            new UpsampleCommand(session),
            new PhaseCommand(session),
            new EquationCommand(session),
            new ShapeCommand(session),
            new SphereCommand(session),
            new ExtrapolateCommand(session),
            new FramesCommand(session),
            new PoissonCommand(session))
        .forEach(jobs::addSubcommand);
    return jobs;
  }

  @Override
  public void run() {
    throw CommandFailure.usage(
        "a job is needed; there are " + String.join(", ", spec.subcommands().keySet()));
  }
}
