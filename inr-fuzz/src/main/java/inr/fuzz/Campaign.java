package inr.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Feeds one target with files until a number of them or a time is over, and collects what breaks the
 * contract.
 *
 * <p>Nothing is known of the code that runs. A file whose outcome has not been seen, numbers aside,
 * is kept to go on from, which finds its way past checks that say different words.
 */
final class Campaign {
  /** A file that is read for longer is a finding, and ends the campaign: it cannot be stopped. */
  private static final int HANGS_AFTER_SECONDS = 60;

  /** Processor time of one file that is a finding: nothing in a file so small is worth it. */
  private static final double SLOW_SECONDS = 5;

  private final Target target;
  private final Mutator mutator;
  private final Path folder;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Set<String> outcomes = new HashSet<>();
  private final Map<String, Path> findings = new TreeMap<>();
  private long executions;
  private double seconds;
  private double slowest;

  /**
   * A campaign.
   *
   * @param folder for the file that is read, and the files of findings
   */
  Campaign(Target target, Mutator mutator, Path folder) {
    this.target = target;
    this.mutator = mutator;
    this.folder = folder;
  }

  /**
   * What a campaign came to.
   *
   * @param seconds of processor time
   * @param outcomes different ones, numbers aside
   * @param slowest seconds of processor time of one file
   * @param findings by what happened, each with a file that does it
   */
  record Result(
      Target target,
      long executions,
      double seconds,
      int outcomes,
      double slowest,
      Map<String, Path> findings) {
    /** A row of a table. */
    String row() {
      return String.format(
          Locale.ROOT,
          "| %s | %d | %.0f | %d | %.2f | %d |",
          target.name().toLowerCase(Locale.ROOT),
          executions,
          seconds,
          outcomes,
          slowest,
          findings.size());
    }
  }

  /** Runs until one of the limits is reached. */
  Result run(long mostExecutions, double mostSeconds) throws IOException, InterruptedException {
    ExecutorService reader =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "reader");
              thread.setDaemon(true);
              return thread;
            });
    Path file = folder.resolve("input");
    try {
      while (executions < mostExecutions && seconds < mostSeconds) {
        byte[] bytes = target.mended(mutator.next());
        try {
          reader.submit(() -> execute(bytes, file)).get(HANGS_AFTER_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
          keep("does not end", bytes);
          break;
        } catch (ExecutionException e) {
          throw new IllegalStateException(e);
        }
      }
    } finally {
      reader.shutdownNow();
      Files.deleteIfExists(file);
    }
    return new Result(target, executions, seconds, outcomes.size(), slowest, findings);
  }

  @SuppressWarnings("CatchingUnchecked") // Whatever is thrown is the finding.
  private Void execute(byte[] bytes, Path file) throws IOException {
    long begun = threads.getCurrentThreadCpuTime();
    try {
      String outcome = target.outcome(bytes, file);
      if (outcomes.add(outcome.replaceAll("[0-9]+", "#"))) {
        mutator.add(bytes);
      }
    } catch (Throwable broken) {
      keep(signature(broken), bytes);
    }
    double taken = (threads.getCurrentThreadCpuTime() - begun) / 1e9;
    executions++;
    seconds += taken;
    slowest = Math.max(slowest, taken);
    if (taken > SLOW_SECONDS) {
      keep("takes long", bytes);
    }
    return null;
  }

  /** The innermost cause and the first place of ours that it came through. */
  private static String signature(Throwable broken) {
    Throwable cause = broken;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    for (StackTraceElement place : cause.getStackTrace()) {
      if (place.getClassName().startsWith("inr.")) {
        return cause.getClass().getName() + " in " + place;
      }
    }
    return cause.toString();
  }

  private void keep(String what, byte[] bytes) throws IOException {
    if (!findings.containsKey(what)) {
      String name = target.name().toLowerCase(Locale.ROOT) + "-" + findings.size() + ".bin";
      findings.put(what, Files.write(folder.resolve(name), bytes));
    }
  }
}
