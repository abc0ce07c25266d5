package inr.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Entry point of the command {@code inr}: every outcome becomes an exit code and at most one line
 * of words.
 */
public final class Main {
  private static final int USUAL_COLUMNS = 80;

  /** Commands that compute nothing, and so start without the module of the fast kernels. */
  private static final Set<String> WITHOUT_KERNELS =
      Set.of("info", "models", "completion", "manual", "--help", "-h", "--version", "-V");

  private Main() {}

  /** Runs a command and exits with its code; SIGINT and SIGTERM ask it to stop. */
  public static void main(String[] args) {
    Interruption interruption = new Interruption();
    if (!interruption.install()) {
      return; // A signal came first, and ends the Java virtual machine.
    }
    if (args.length > 0 && !WITHOUT_KERNELS.contains(args[0])) {
      VectorModule.load();
    }
    // The launcher sees the terminal; Java itself cannot tell reliably.
    boolean terminal = Boolean.getBoolean("inr.terminal");
    int columns = Integer.getInteger("inr.columns", USUAL_COLUMNS);
    StandardOutput out = new StandardOutput();
    Session session =
        new Session(
            System.in, utf8(out), new Screen(utf8(System.err), terminal, columns), interruption);
    // What goes through a command that was asked to stop is Java ending around it. Without a signal
    // an error ends the Java virtual machine with its own code.
    int code = ExitCode.INTERRUPTED;
    try {
      code = run(args, session, out::isReaderGone);
    } finally {
      // Also when an error goes through, or the Java virtual machine would wait for the command.
      interruption.finish(code);
    }
    System.exit(code);
  }

  private static PrintStream utf8(OutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  /**
   * Runs a command in this process; its standard input is empty.
   *
   * @param args command and options, as on the command line
   * @param out for data that was asked for
   * @param err for words
   * @return the exit code
   */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    Screen screen = new Screen(err, false, USUAL_COLUMNS);
    return run(args, new Session(InputStream.nullInputStream(), out, screen, new Interruption()));
  }

  static int run(String[] args, Session session) {
    return run(args, session, () -> false);
  }

  /**
   * Runs a command.
   *
   * @param readerGone whether standard output failed for want of a reader, which is no fault
   */
  private static int run(String[] args, Session session, BooleanSupplier readerGone) {
    CommandLine commands = Commands.of(args, session);
    commands.setOut(new PrintWriter(session.out(), true, StandardCharsets.UTF_8));
    commands.setErr(new PrintWriter(session.screen().err(), true, StandardCharsets.UTF_8));
    commands.setParameterExceptionHandler((failure, arguments) -> wrongUsage(failure, session));
    commands.setExecutionExceptionHandler(
        (failure, command, parsed) -> failed(failure, command, session));
    UsageText.refuseValuesInWords(commands);
    try {
      int code = commands.execute(args);
      if (code == ExitCode.DONE && session.out().checkError() && !readerGone.getAsBoolean()) {
        session.say("standard output could not be written, what was asked for is not all there");
        return ExitCode.FAILURE;
      }
      return code;
    } catch (OutOfMemoryError tooLarge) {
      session.say(words(tooLarge));
      return ExitCode.FAILURE;
    }
  }

  private static int wrongUsage(CommandLine.ParameterException failure, Session session) {
    session.say(
        oneLine(UsageText.of(failure))
            + "; see "
            + failure.getCommandLine().getCommandSpec().qualifiedName()
            + " --help");
    return ExitCode.USAGE;
  }

  private static int failed(Exception failure, CommandLine command, Session session) {
    showWhere(failure, session);
    if (failure instanceof CommandLine.ParameterException usage) {
      return wrongUsage(usage, session);
    }
    CommandFailure known = CommandFailure.of(failure);
    String line = oneLine(known.getMessage());
    if (known.exitCode() == ExitCode.USAGE) {
      return wrongUsage(new CommandLine.ParameterException(command, line), session);
    }
    session.say(line);
    return known.exitCode();
  }

  /** For whoever looks for the fault. */
  static void showWhere(Throwable failure, Session session) {
    if ("1".equals(System.getenv("INR_DEBUG"))) {
      failure.printStackTrace(session.screen().err());
    }
  }

  /** What went wrong, for one line. */
  static String words(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return "not enough memory (Java may use "
          + (Runtime.getRuntime().maxMemory() >> 20)
          + " MiB); allow Java more, such as INR_JAVA_OPTS=-Xmx8g";
    }
    if (failure instanceof AccessDeniedException denied && denied.getReason() == null) {
      return denied.getFile() + ": may not be written or read by this user";
    }
    if (failure instanceof FileSystemException file) {
      return file.getFile()
          + ": "
          + Optional.ofNullable(file.getReason())
              .orElse("is missing or cannot be used (" + name(file) + ")");
    }
    String message = failure.getMessage();
    boolean expected =
        failure instanceof IOException
            || failure instanceof IllegalArgumentException
            || name(failure).startsWith("inr.");
    return expected && message != null
        ? message
        : "unexpected failure: " + failure + "; INR_DEBUG=1 shows where";
  }

  private static String name(Throwable failure) {
    return failure.getClass().getName();
  }

  /** The same words without line breaks. */
  static String oneLine(@Nullable String message) {
    return message == null ? "no reason was given" : message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
