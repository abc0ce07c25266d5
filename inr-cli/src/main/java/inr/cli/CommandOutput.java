package inr.cli;

import inr.io.Output;
import inr.io.Sibling;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What commands write, claimed before any work is done. A command that is ended by a signal lets go
 * of it.
 */
final class CommandOutput {
  /** Opened by name, a redirected file would be written from its start. */
  private static final Set<String> STANDARD_OUTPUT =
      Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

  private CommandOutput() {}

  /**
   * Refuses a target that could not be written at the end, that exists and may not be replaced, or
   * whose writing would destroy the input.
   *
   * @param force whether an older file may be replaced
   */
  static Output claim(Path target, CommandInput input, boolean force, Session session)
      throws IOException {
    if (!isStandardOutput(target) && input.isSameAs(target)) {
      throw CommandFailure.failure(target + ": is the input itself; name another file to write");
    }
    return claim(target, force, session);
  }

  /** The same where there is no input that it could be. */
  static Output claim(Path target, boolean force, Session session) throws IOException {
    return claim(target, force, "name another file or give --force", session);
  }

  /** Refuses a target that could not be written at the end, or that exists. */
  static Output claim(Path target, Session session) throws IOException {
    return claim(target, false, "name another file", session);
  }

  /** The checkpoint of what will be written to a file. */
  static Path checkpoint(Path target) {
    return Sibling.of(target, "", ".checkpoint");
  }

  /**
   * The same for the checkpoint of long work; one that is there is replaced only by work that goes
   * on from it, or is told to begin afresh.
   *
   * @param output beside which it lies
   * @param work in words, such as {@code fit}
   */
  static Output claimCheckpoint(
      Path output, String work, CommandInput input, boolean force, boolean resume, Session session)
      throws IOException {
    Path checkpoint = checkpoint(output);
    if (!resume && !force && Files.exists(checkpoint)) {
      throw CommandFailure.failure(
          checkpoint
              + ": an interrupted "
              + work
              + " left this; go on with --resume, or start afresh with --force");
    }
    return claim(checkpoint, input, true, session);
  }

  private static Output claim(Path target, boolean force, String advice, Session session)
      throws IOException {
    Interruption interruption = session.interruption();
    try {
      if (isStandardOutput(target)) {
        return standard(target, session);
      }
      Output output = Output.claim(target, force, interruption::check);
      interruption.letGo(output::close);
      return output;
    } catch (FileAlreadyExistsException older) {
      throw CommandFailure.failure(target + ": exists already; " + advice);
    }
  }

  /**
   * Where a command prints.
   *
   * @param name of it, whose ending may tell a format
   */
  static Output standard(Path name, Session session) throws IOException {
    Output output = Output.of(name, session.out(), session.interruption()::check);
    session.interruption().letGo(output::close);
    return output;
  }

  /** Whether this is where a command prints. */
  static boolean isStandardOutput(Path target) {
    return STANDARD_OUTPUT.contains(target.toString());
  }

  /** Prints what a command found, or says it where what it wrote went to standard output. */
  static void tell(List<String> lines, Path written, Session session) {
    lines.forEach(isStandardOutput(written) ? session::say : session.out()::println);
  }

  /** What an input becomes unless an output is named: its name with another ending, here. */
  static Path named(Path input, String ending) {
    String name = String.valueOf(input.getFileName());
    int dot = name.lastIndexOf('.');
    return Path.of((dot > 0 ? name.substring(0, dot) : name) + ending);
  }
}
