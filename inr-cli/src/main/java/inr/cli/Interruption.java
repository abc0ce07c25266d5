package inr.cli;

import java.util.concurrent.CountDownLatch;

/**
 * The way from SIGINT or SIGTERM to an orderly end: a command that is asked to stop finishes what
 * it must, such as a checkpoint, removes what is half done, and returns its exit code.
 */
final class Interruption {
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;
  private volatile int exitCode;
  private volatile Runnable reaction = () -> {};

  /**
   * From now on the Java virtual machine ends with the command's exit code after a signal, not
   * before the command has returned.
   */
  void install() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "interruption"));
  }

  private void shutDown() {
    // System.exit runs this too, after the command has returned.
    if (finished.getCount() == 0) {
      return;
    }
    request();
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(exitCode);
  }

  /** Asks the command to stop. */
  void request() {
    requested = true;
    reaction.run();
  }

  /** What to do when the command is asked to stop, or has been already. */
  void react(Runnable toStop) {
    reaction = toStop;
    if (requested) {
      toStop.run();
    }
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
