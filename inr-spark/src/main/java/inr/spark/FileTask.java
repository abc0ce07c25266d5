package inr.spark;

import inr.io.Sha256;
import inr.io.SignalFormatException;
import inr.io.model.Program;
import java.io.IOException;
import java.io.Serializable;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

/**
 * The work on one group of files, on an executor. A file that is bad becomes a row that says so;
 * what fails of the cluster fails the task, which Spark tries again, with the same bytes.
 *
 * @param files of the cluster
 * @param output where products go, in a folder of their kind
 * @param source of the work
 */
record FileTask(ClusterFiles files, String output, FileWork.Source source)
    implements FlatMapFunction<FileGroup, Row>, Serializable {
  @Override
  public Iterator<Row> call(FileGroup group) throws IOException {
    long begun = System.nanoTime();
    Columns first = work(group);
    first.put("seconds", (System.nanoTime() - begun) * 1e-9);
    List<Row> rows = new ArrayList<>();
    rows.add(about(group, 0).putAll(first).row());
    for (int i = 1; i < group.paths().size(); i++) {
      Columns other = about(group, i).putAll(first).put("seconds", 0.0);
      if (first.is("status", Status.DONE.word())) {
        other
            .put("status", Status.SKIPPED.word())
            .put("message", "has the content of " + group.paths().get(0));
      }
      rows.add(other.row());
    }
    return rows.iterator();
  }

  private static Columns about(FileGroup group, int index) throws IOException {
    return new Columns()
        .put("path", group.paths().get(index))
        .put("sha256", group.sha256())
        .put("key", group.key())
        .put("bytes_in", group.bytes())
        .put("host", InetAddress.getLocalHost().getHostName())
        .put("jdk", System.getProperty("java.version"))
        .put("inr_version", Program.text())
        .put("message", "");
  }

  private Columns work(FileGroup group) throws IOException {
    if (!group.problem().isEmpty()) {
      return failed(Status.UNREADABLE, group.problem());
    }
    FileWork work = source.work();
    String folder = output + "/" + work.folder();
    String name = group.key() + work.ending();
    try (LocalFolder local = LocalFolder.make()) {
      if (files.exists(folder + "/" + name)) {
        try {
          Path product = files.copy(folder + "/" + name, local.path());
          return work.facts(product).put("status", Status.SKIPPED.word());
        } catch (SignalFormatException | ChecksumException damaged) {
          files.delete(folder + "/" + name);
        }
      }
      Path input = files.copy(group.paths().get(0), local.path());
      return make(work, group, input, folder, name);
    }
  }

  private Columns make(FileWork work, FileGroup group, Path input, String folder, String name)
      throws IOException {
    FileWork.Product product;
    try {
      if (!Sha256.of(input).equals(group.sha256())) {
        throw new SignalFormatException(input, "was changed while the job ran; run it again");
      }
      product = work.make(input, TaskContext.get().cpus());
    } catch (SignalFormatException | RuntimeException | OutOfMemoryError failure) {
      return failed(Status.of(failure), String.valueOf(failure.getMessage()));
    }
    files.write(folder, name, product.bytes());
    return product.facts().put("status", Status.DONE.word());
  }

  private static Columns failed(Status status, String words) {
    return new Columns()
        .put("status", status.word())
        .put("message", words.strip().replaceAll("\\s*\\R\\s*", " "));
  }
}
