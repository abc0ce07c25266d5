package inr.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of this machine for as long as a task needs it.
 *
 * @param path of it
 */
record LocalFolder(Path path) implements AutoCloseable {
  static LocalFolder make() throws IOException {
    return new LocalFolder(Files.createTempDirectory("inr-spark-"));
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> below = Files.walk(path)) {
      all = below.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : all) {
      Files.deleteIfExists(one);
    }
  }
}
