package inr.cli;

import java.util.List;

/** Exit codes of the command. */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILURE = 1;
  static final int USAGE = 2;
  static final int UNREADABLE_INPUT = 3;
  static final int TARGET_NOT_REACHED = 4;
  static final int DEVICE_MISSING = 5;
  static final int INTERRUPTED = 130;

  /** From best to worst; a missed target leaves a model. */
  private static final List<Integer> BY_WEIGHT =
      List.of(
          DONE, TARGET_NOT_REACHED, UNREADABLE_INPUT, FAILURE, USAGE, DEVICE_MISSING, INTERRUPTED);

  private ExitCode() {}

  /** The one that weighs more. */
  static int worse(int a, int b) {
    return BY_WEIGHT.indexOf(a) < BY_WEIGHT.indexOf(b) ? b : a;
  }
}
