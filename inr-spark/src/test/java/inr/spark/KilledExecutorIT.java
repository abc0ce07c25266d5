package inr.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inr.io.image.PictureWriter;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jobs, submitted to a cluster of two executor processes, of which one is killed. */
class KilledExecutorIT {
  private static final Path JOB = Path.of(System.getProperty("inr.job", ""));
  private static final String OPENS = System.getProperty("inr.opens", "");
  private static final int FILES = 10;
  private static final int SIDE = 64;
  private static final int MOST_MINUTES = 5;
  private static final int POLL_MILLIS = 20;

  @TempDir private Path folder = Path.of("");

  /** What an installation of Spark has, as far as executors are started from it. */
  @BeforeEach
  void installSpark() throws IOException {
    if (!Files.isRegularFile(JOB)) {
      skip("there is no job jar at " + JOB + "; run .ci/spark");
    }
    Path jars = Files.createDirectories(folder.resolve("spark").resolve("jars"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry);
      String name = String.valueOf(jar.getFileName());
      if (name.endsWith(".jar") && !name.startsWith("inr-")) {
        try {
          Files.createSymbolicLink(jars.resolve(name), jar.toAbsolutePath());
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
          skip("this system makes no symbolic links: " + noLinks);
        }
      }
    }
  }

  /** Says why this cannot run; fails instead where {@code -Dinr.require=spark} asks for it. */
  private static void skip(String reason) {
    if (System.getProperty("inr.require", "").contains("spark")) {
      fail(reason);
    }
    assumeTrue(false, reason);
  }

  /** Different ones, so that each is a task. */
  private Path pictures() throws IOException {
    Path in = Files.createDirectory(folder.resolve("in"));
    for (int file = 0; file < FILES; file++) {
      byte[] bytes = new byte[SIDE * SIDE];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (100 + file + 50 * Math.sin(0.1 * (i % SIDE) + 0.002 * i));
      }
      PictureWriter.write(
          in.resolve(file + ".png"),
          new Medium.Picture(SIDE, SIDE, 1, 8),
          new Samples.UnsignedBytes(bytes),
          false);
    }
    return in;
  }

  private Process submit(String master, Path in, Path out) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of(OPENS.split(" ", -1)));
    words.addAll(List.of("--add-modules", "jdk.incubator.vector", "-Xmx512m", "-cp"));
    words.add(folder.resolve("spark/jars") + File.separator + "*");
    words.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", master));
    words.addAll(List.of("--conf", "spark.ui.enabled=false"));
    words.addAll(List.of("--conf", "spark.driver.host=127.0.0.1"));
    words.addAll(List.of("--conf", "spark.driver.bindAddress=127.0.0.1"));
    words.addAll(List.of("--class", "inr.spark.FitFolder", JOB.toString()));
    words.addAll(List.of("--input", in.toString(), "--output", out.toString(), "--run", "1"));
    words.addAll(List.of("--model", "siren", "--width", "32", "--steps", "2000"));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.redirectOutput(log(out).toFile());
    builder.environment().put("SPARK_HOME", folder.resolve("spark").toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder.start();
  }

  private static Path log(Path out) {
    return out.resolveSibling(out.getFileName() + ".log");
  }

  private static Map<String, byte[]> models(Path out) throws IOException {
    Map<String, byte[]> models = new TreeMap<>();
    if (Files.isDirectory(out.resolve("models"))) {
      try (Stream<Path> all = Files.list(out.resolve("models"))) {
        for (Path file : all.filter(one -> one.toString().endsWith(".inr")).toList()) {
          models.put(file.getFileName().toString(), Files.readAllBytes(file));
        }
      }
    }
    return models;
  }

  private static void end(Process job, Path out) throws IOException, InterruptedException {
    assertTrue(job.waitFor(MOST_MINUTES, TimeUnit.MINUTES), () -> "hangs; see " + log(out));
    assertEquals(0, job.exitValue(), Files.readString(log(out)));
  }

  /** Kills an executor after the first models, and tells how many there were. */
  private static int kill(Process job, Path out) throws IOException, InterruptedException {
    int found = 0;
    while (found < 2 && job.isAlive()) {
      Thread.sleep(POLL_MILLIS);
      found = models(out).size();
    }
    // The cluster's workers live in the driver, so its children are the executors.
    List<ProcessHandle> executors = job.children().toList();
    assertEquals(2, executors.size(), Files.readString(log(out)));
    assertTrue(executors.get(0).destroyForcibly());
    return found;
  }

  /** The driver first, since it starts another executor for one that ends. */
  private static void stop(Process job) {
    List<ProcessHandle> below = job.descendants().toList();
    job.destroyForcibly();
    below.forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void aKilledExecutorChangesNoModel() throws IOException, InterruptedException {
    Path in = pictures();
    Path cluster = folder.resolve("cluster");
    Process job = submit("local-cluster[2,1,1024]", in, cluster);
    try {
      int before = kill(job, cluster);
      assertTrue(before < FILES, "all were fitted before one could be killed");
      end(job, cluster);
    } finally {
      stop(job);
    }
    String said = Files.readString(log(cluster));
    assertTrue(said.contains("Lost executor"), said);

    Path alone = folder.resolve("alone");
    Process second = submit("local[1]", in, alone);
    try {
      end(second, alone);
    } finally {
      stop(second);
    }
    Map<String, byte[]> expected = models(alone);
    Map<String, byte[]> found = models(cluster);
    assertEquals(FILES, expected.size());
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name)));
  }
}
