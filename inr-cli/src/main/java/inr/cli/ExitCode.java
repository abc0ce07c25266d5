package inr.cli;

/** Exit codes of the command. */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILURE = 1;
  static final int USAGE = 2;
  static final int UNREADABLE_INPUT = 3;
  static final int TARGET_NOT_REACHED = 4;
  static final int DEVICE_MISSING = 5;
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
