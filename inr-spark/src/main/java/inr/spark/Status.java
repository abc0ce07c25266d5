package inr.spark;

import inr.io.SignalFormatException;
import inr.training.DivergedException;
import java.util.Locale;

/** How the work on a file ended. */
enum Status {
  /** Something was made of it. */
  DONE,
  /** It was there already, or another file has the same content. */
  SKIPPED,
  /** It is no file of a known kind, or damaged. */
  UNREADABLE,
  /** Its medium does not go with what was asked for. */
  REFUSED,
  /** The loss ran away. */
  DIVERGED,
  /** An executor has not enough memory. */
  TOO_LARGE;

  /** What a failure says of the file; what says nothing of it is thrown on, and the task fails. */
  static Status of(Throwable failure) {
    if (failure instanceof SignalFormatException) {
      return UNREADABLE;
    }
    if (failure instanceof DivergedException) {
      return DIVERGED;
    }
    if (failure instanceof OutOfMemoryError) {
      return TOO_LARGE;
    }
    if (failure instanceof IllegalArgumentException) {
      return REFUSED;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
  }

  /** Its word in the results, such as {@code too-large}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
