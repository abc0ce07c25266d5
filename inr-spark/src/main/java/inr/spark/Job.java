package inr.spark;

import java.util.Map;
import picocli.CommandLine;

/** What jobs have in common where they meet the command line. */
final class Job {
  static final int DONE = 0;
  static final int FAILURE = 1;
  static final int SEAMS_SHOW = 4;

  private Job() {}

  /** Runs a job; what goes wrong becomes one line and an exit code. */
  static int execute(CommandLine job, String[] args) {
    job.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          command.getErr().println("inr-spark: " + words(failure));
          return FAILURE;
        });
    return job.execute(args);
  }

  private static String words(Exception failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message.lines().findFirst().orElse("");
  }

  /** Ends the process if the job did not end well; else the session ends with the driver. */
  static void exit(int code) {
    if (code != DONE) {
      System.exit(code);
    }
  }

  /** Says how many files ended how. */
  static int print(Map<String, Long> counts, JobFolders folders) {
    StringBuilder line = new StringBuilder("inr-spark: run " + folders.run() + ":");
    counts.forEach((status, count) -> line.append(' ').append(count).append(' ').append(status));
    System.out.println(counts.isEmpty() ? line + " no files in " + folders.input() : line);
    return DONE;
  }
}
