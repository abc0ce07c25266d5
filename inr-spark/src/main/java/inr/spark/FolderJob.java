package inr.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * A folder of files, each of which becomes a product: listed, hashed, grouped by content, worked
 * on, one group a task and the largest first, and written down as rows.
 *
 * @param spark session that runs it
 * @param folders what is read and written
 * @param source of the work
 */
record FolderJob(SparkSession spark, JobFolders folders, FileWork.Source source) {
  /** Runs it, and returns how many files ended how. */
  Map<String, Long> run() throws IOException {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    ClusterFiles files =
        new ClusterFiles(new SerializableConfiguration(context.hadoopConfiguration()));
    List<ClusterFiles.Listed> listed = listed(files);
    String products = folders.output() + "/" + source.work().folder();
    files.makeFolder(products + "/_tmp");
    if (listed.isEmpty()) {
      return Map.of();
    }
    List<FileGroup> groups = grouped(hashed(context, files, listed));
    JavaRDD<Row> rows =
        context
            .parallelize(groups, groups.size())
            .flatMap(new FileTask(files, folders.output(), source));
    String results = folders.output() + "/results/run=" + folders.run();
    spark.createDataFrame(rows, Columns.SCHEMA).write().mode(SaveMode.Overwrite).parquet(results);
    files.removeTemporary(products);
    Map<String, Long> counts = new TreeMap<>();
    for (Row row : spark.read().parquet(results).groupBy("status").count().collectAsList()) {
      counts.put(row.getString(0), row.getLong(1));
    }
    return counts;
  }

  /** The largest first, so that none is left for the end. */
  private List<ClusterFiles.Listed> listed(ClusterFiles files) throws IOException {
    List<ClusterFiles.Listed> listed = files.list(folders.input());
    listed.sort(
        Comparator.comparingLong(ClusterFiles.Listed::bytes)
            .reversed()
            .thenComparing(ClusterFiles.Listed::path));
    return listed;
  }

  private List<FileGroup> hashed(
      JavaSparkContext context, ClusterFiles files, List<ClusterFiles.Listed> listed) {
    FileWork.Source of = source;
    return context
        .parallelize(listed, listed.size())
        .map(file -> hashed(files, of.work(), file))
        .collect();
  }

  /** What is wrong with the file is told; what is wrong with the cluster fails the task. */
  private static FileGroup hashed(ClusterFiles files, FileWork work, ClusterFiles.Listed file)
      throws IOException {
    try {
      String sha256 = files.sha256(file.path());
      return new FileGroup(sha256, work.key(sha256), file.bytes(), List.of(file.path()), "");
    } catch (FileNotFoundException | AccessControlException | ChecksumException unreadable) {
      String words = String.valueOf(unreadable.getMessage());
      return new FileGroup("", "", file.bytes(), List.of(file.path()), words);
    }
  }

  /** Groups in the order of their first files. */
  private static List<FileGroup> grouped(List<FileGroup> single) {
    Map<String, List<FileGroup>> byContent =
        single.stream()
            .collect(
                Collectors.groupingBy(
                    file -> file.key().isEmpty() ? file.paths().get(0) : file.key(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<FileGroup> groups = new ArrayList<>();
    for (List<FileGroup> equal : byContent.values()) {
      FileGroup first = equal.get(0);
      List<String> paths = new ArrayList<>();
      equal.forEach(file -> paths.addAll(file.paths()));
      groups.add(new FileGroup(first.sha256(), first.key(), first.bytes(), paths, first.problem()));
    }
    return groups;
  }
}
