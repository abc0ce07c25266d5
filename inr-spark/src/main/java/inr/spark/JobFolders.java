package inr.spark;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import picocli.CommandLine.Option;

/** Where a job reads and writes. */
final class JobFolders {
  @Option(
      names = "--input",
      required = true,
      paramLabel = "URI",
      description = "Folder of the files, or a picture, on any file system that Spark knows.")
  private String input = "";

  @Option(
      names = "--output",
      required = true,
      paramLabel = "URI",
      description = "Folder of the products and results; what is there is not made again.")
  private String output = "";

  @Option(
      names = "--run",
      paramLabel = "ID",
      description = "Name of the run in the results (default: the time in UTC).")
  private String run =
      ZonedDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss"));

  String input() {
    return input;
  }

  String output() {
    return output;
  }

  String run() {
    return run;
  }
}
