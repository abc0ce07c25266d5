package inr.spark;

import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the results of all runs: {@code spark-submit --class inr.spark.Results}. */
@Command(
    name = "Results",
    description = "Shows the latest row of each file, over all runs.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Results implements Callable<Integer> {
  private static final int MOST_ROWS = 1000;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "URI",
      description = "Folder that FitFolder or EncodeFolder wrote.")
  private String output = "";

  private Results() {}

  /** Runs it in the session of the submitter. */
  public static void main(String[] args) {
    Job.exit(Job.execute(FitWishes.parser(new Results()), args));
  }

  /** The latest row of each file and key, in the order of the paths. */
  public static Dataset<Row> latest(SparkSession spark, String output) {
    return spark
        .read()
        .parquet(output + "/results")
        .withColumn(
            "age",
            functions
                .row_number()
                .over(Window.partitionBy("path", "key").orderBy(functions.col("run").desc())))
        .where("age = 1")
        .drop("age")
        .orderBy("path");
  }

  @Override
  public Integer call() {
    latest(SparkSession.builder().getOrCreate(), output)
        .select(
            "path",
            "status",
            "medium",
            "model",
            "steps",
            "psnr",
            "snr",
            "bytes_in",
            "bytes_out",
            "seconds",
            "run",
            "message")
        .show(MOST_ROWS, false);
    return Job.DONE;
  }
}
