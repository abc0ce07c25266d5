package inr.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;

/** The commands by their names, in the order of the help. */
final class Commands {
  private static final Map<String, Function<Session, Object>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("fit", FitCommand::new);
    ALL.put("render", RenderCommand::new);
    ALL.put("learn", LearnCommand::new);
    ALL.put("solve", SolveCommand::with);
    ALL.put("view", ViewCommand::new);
    ALL.put("studio", StudioCommand::new);
    ALL.put("encode", EncodeCommand::new);
    ALL.put("decode", DecodeCommand::new);
    ALL.put("export", ExportCommand::new);
    ALL.put("import", ImportCommand::new);
    ALL.put("compare", CompareCommand::new);
    ALL.put("info", InfoCommand::new);
    ALL.put("models", ModelsCommand::new);
    ALL.put("analyze", AnalyzeCommand::new);
    ALL.put("bench", BenchCommand::new);
    ALL.put("lr-range", LrRangeCommand::new);
    ALL.put("doctor", DoctorCommand::new);
    ALL.put("completion", CompletionCommand::new);
    ALL.put("manual", ManualCommand::new);
  }

  /** Commands that tell of the others. */
  private static final Set<String> OF_ALL = Set.of("completion", "manual");

  private Commands() {}

  /** Their names, in the order of the help. */
  static Set<String> names() {
    return Collections.unmodifiableSet(ALL.keySet());
  }

  /**
   * The command with the subcommands that these arguments can need: one alone where the first
   * argument names it, since putting the options of all together takes a good part of a short
   * command's time.
   */
  static CommandLine of(String[] args, Session session) {
    CommandLine commands = new CommandLine(new InrCommand());
    String first = args.length == 0 ? "" : args[0];
    boolean alone = ALL.containsKey(first) && !OF_ALL.contains(first);
    ALL.forEach(
        (name, command) -> {
          if (!alone || name.equals(first)) {
            commands.addSubcommand(command.apply(session));
          }
        });
    return commands;
  }
}
