package inr.spark;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Fits every picture, sound and volume of a folder: {@code spark-submit --class
 * inr.spark.FitFolder}.
 */
@Command(
    name = "FitFolder",
    description = "Fits a network to every picture, sound and volume of a folder.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class FitFolder implements Callable<Integer> {
  private final String[] args;

  @Mixin private JobFolders folders = new JobFolders();

  @Mixin private FitWishes wishes = new FitWishes();

  private FitFolder(String[] args) {
    this.args = args;
  }

  /** Runs it in the session of the submitter. */
  public static void main(String[] args) {
    Job.exit(run(args));
  }

  /** Runs it in this process and returns its exit code. */
  static int run(String... args) {
    return Job.execute(FitWishes.parser(new FitFolder(args)), args);
  }

  @Override
  public Integer call() throws IOException {
    wishes.settings();
    String[] words = args;
    return Job.print(
        new FolderJob(SparkSession.builder().getOrCreate(), folders, () -> work(words)).run(),
        folders);
  }

  /** The work that some arguments ask for; executors read them again. */
  private static FileWork work(String[] args) {
    FitFolder parsed = new FitFolder(args);
    FitWishes.parser(parsed).parseArgs(args);
    return new FitWork(parsed.wishes.settings());
  }
}
