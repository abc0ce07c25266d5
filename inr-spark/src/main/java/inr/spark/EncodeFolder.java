package inr.spark;

import inr.codec.EncodingEffort;
import inr.codec.EncodingOptions;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Encodes every picture of a folder: {@code spark-submit --class inr.spark.EncodeFolder}. */
@Command(
    name = "EncodeFolder",
    description = "Encodes every picture of a folder into few bytes.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class EncodeFolder implements Callable<Integer> {
  private final String[] args;

  @Mixin private JobFolders folders = new JobFolders();

  @Option(
      names = "--effort",
      paramLabel = "NAME",
      description = "draft, normal or best (default ${DEFAULT-VALUE}).")
  private String effort = EncodingEffort.NORMAL.word();

  @Option(
      names = "--lambda",
      paramLabel = "X",
      description = "Weight of bits against errors (default ${DEFAULT-VALUE}).")
  private double lambda = EncodingOptions.DEFAULT_LAMBDA;

  @Option(names = "--seed", paramLabel = "N", description = "Equal seeds give equal files.")
  private long seed;

  private EncodeFolder(String[] args) {
    this.args = args;
  }

  /** Runs it in the session of the submitter. */
  public static void main(String[] args) {
    Job.exit(run(args));
  }

  /** Runs it in this process and returns its exit code. */
  static int run(String... args) {
    return Job.execute(FitWishes.parser(new EncodeFolder(args)), args);
  }

  @Override
  public Integer call() throws IOException {
    work();
    String[] words = args;
    return Job.print(
        new FolderJob(SparkSession.builder().getOrCreate(), folders, () -> work(words)).run(),
        folders);
  }

  private FileWork work() {
    return new EncodeWork(EncodingEffort.named(effort), lambda, seed);
  }

  /** The work that some arguments ask for; executors read them again. */
  private static FileWork work(String[] args) {
    EncodeFolder parsed = new EncodeFolder(args);
    FitWishes.parser(parsed).parseArgs(args);
    return parsed.work();
  }
}
