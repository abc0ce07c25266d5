package inr.cli;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The way from SIGINT or SIGTERM to an orderly end: a command that is asked to stop finishes what
 * it must, such as a checkpoint, removes what is half done, and returns its exit code. One that has
 * nothing to finish yet ends within a second, whatever it is doing.
 */
final class Interruption {
  private static final long PATIENCE_MILLIS = 1000;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final List<Runnable> letGo = new CopyOnWriteArrayList<>();
  private final List<Interruption> parts = new CopyOnWriteArrayList<>();
  private volatile boolean requested;
  private volatile int exitCode = ExitCode.INTERRUPTED;
  private volatile @Nullable Runnable reaction;

  /**
   * From now on the Java virtual machine ends with the command's exit code after a signal.
   *
   * @return false if a signal ends it already
   */
  boolean install() {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "interruption"));
      return true;
    } catch (IllegalStateException endsAlready) {
      return false;
    }
  }

  private void shutDown() {
    // System.exit runs this too, after the command has returned.
    if (finished.getCount() == 0) {
      return;
    }
    request();
    if (!returned()) {
      letGoOfAll();
    }
    Runtime.getRuntime().halt(exitCode);
  }

  /** Waits for the command, as long as it takes if there is something that it must finish. */
  private boolean returned() {
    try {
      while (!finished.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        if (!hasSomethingToFinish()) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean hasSomethingToFinish() {
    return reaction != null || parts.stream().anyMatch(Interruption::hasSomethingToFinish);
  }

  private void letGoOfAll() {
    letGo.forEach(Runnable::run);
    parts.forEach(Interruption::letGoOfAll);
  }

  /** Asks the command to stop, and all of its parts. */
  void request() {
    requested = true;
    Runnable toStop = reaction;
    if (toStop != null) {
      toStop.run();
    }
    parts.forEach(Interruption::request);
  }

  /**
   * That of a part of the command, such as one of several fits: it is asked when the command is,
   * and what it has to finish and to let go of counts until it has ended.
   */
  Interruption part() {
    Interruption part = new Interruption();
    parts.add(part);
    if (requested) {
      part.request();
    }
    return part;
  }

  /** A part has ended. */
  void end(Interruption part) {
    parts.remove(part);
  }

  /**
   * From now on the command has something to finish when it is asked to stop.
   *
   * @param toStop what to do then, or at once if it has been asked already
   */
  void react(Runnable toStop) {
    reaction = toStop;
    if (requested) {
      toStop.run();
    }
  }

  /** From now on the command has nothing to finish; a signal ends it where it is. */
  void relent() {
    reaction = null;
  }

  /** What to do if the command is not waited for. */
  void letGo(Runnable cleaning) {
    letGo.add(cleaning);
  }

  /** Whether the command was asked to stop. */
  boolean requested() {
    return requested;
  }

  /** Ends the command here if it was asked to stop. */
  void check() {
    if (requested) {
      throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted");
    }
  }

  /** The command has returned. */
  void finish(int code) {
    exitCode = code;
    finished.countDown();
  }
}
