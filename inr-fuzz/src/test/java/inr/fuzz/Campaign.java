package inr.fuzz;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Feeds one target with changed files and collects what breaks the contract.
 *
 * <p>Nothing is known of the code that runs. A file whose outcome has not been seen, numbers aside,
 * is kept to go on from, which finds its way past checks that say different words.
 */
final class Campaign {
  /** A file that takes longer is a finding, and ends the campaign: reading cannot be stopped. */
  private static final int HANGS_AFTER_SECONDS = 60;

  private final Target target;
  private final Mutator mutator;
  private final Path file;
  private final Set<String> outcomes = new HashSet<>();
  private final Map<String, Integer> findings = new TreeMap<>();

  /**
   * A campaign.
   *
   * @param file to put the files into that are read
   */
  Campaign(Target target, Mutator mutator, Path file) {
    this.target = target;
    this.mutator = mutator;
    this.file = file;
  }

  /**
   * What a campaign came to.
   *
   * @param outcomes different ones, numbers aside
   * @param findings by what happened, each with the number of the first file that does it
   */
  record Result(int outcomes, Map<String, Integer> findings) {}

  /** Reads so many files. */
  Result run(int files) throws InterruptedException, ExecutionException {
    ExecutorService reader =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "reader");
              thread.setDaemon(true);
              return thread;
            });
    try {
      for (int i = 0; i < files; i++) {
        int number = i;
        byte[] bytes = target.mended(mutator.next());
        try {
          reader.submit(() -> read(number, bytes)).get(HANGS_AFTER_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
          findings.putIfAbsent("does not end", number);
          break;
        }
      }
    } finally {
      reader.shutdownNow();
    }
    return new Result(outcomes.size(), findings);
  }

  private void read(int number, byte[] bytes) {
    try {
      String outcome = target.outcome(bytes, file);
      if (outcomes.add(outcome.replaceAll("[0-9]+", "#"))) {
        mutator.add(bytes);
      }
    } catch (Throwable broken) { // Whatever is thrown is the finding.
      findings.putIfAbsent(signature(broken), number);
    }
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
}
