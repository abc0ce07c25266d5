package inr.cli;

import inr.backend.MissingDeviceException;
import inr.io.SignalFormatException;
import java.util.function.Supplier;

/** A command ends with an exit code and one line that says why. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static CommandFailure usage(String message) {
    return new CommandFailure(ExitCode.USAGE, message);
  }

  /** A result, or wrong usage where an argument was found to be wrong. */
  static <T> T unlessUsage(Supplier<T> result) {
    try {
      return result.get();
    } catch (IllegalArgumentException wrong) {
      throw usage(String.valueOf(wrong.getMessage()));
    }
  }

  /** Refuses as wrong usage what a check finds to be wrong. */
  static void unlessUsage(Runnable check) {
    unlessUsage(
        () -> {
          check.run();
          return true;
        });
  }

  static CommandFailure failure(String message) {
    return new CommandFailure(ExitCode.FAILURE, message);
  }

  static CommandFailure failure(String message, Throwable cause) {
    CommandFailure failure = failure(message);
    failure.initCause(cause);
    return failure;
  }

  /** What any failure means to the command. */
  static CommandFailure of(Throwable failure) {
    if (failure instanceof CommandFailure known) {
      return known;
    }
    int code =
        failure instanceof MissingDeviceException
            ? ExitCode.DEVICE_MISSING
            : failure instanceof SignalFormatException
                ? ExitCode.UNREADABLE_INPUT
                : ExitCode.FAILURE;
    CommandFailure named = new CommandFailure(code, Main.words(failure));
    named.initCause(failure);
    return named;
  }

  int exitCode() {
    return exitCode;
  }
}
