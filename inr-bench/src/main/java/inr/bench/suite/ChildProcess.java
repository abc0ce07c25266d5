package inr.bench.suite;

import inr.bench.Bench;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Other Java processes, on the same Java and with the same options as this one. */
final class ChildProcess {
  private ChildProcess() {}

  /**
   * The command of a child that runs this program with other arguments.
   *
   * @param options of Java, besides those of this process
   */
  static List<String> ofThisProgram(List<String> options, String... arguments) {
    List<String> command = new ArrayList<>(java());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Bench.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** The command of a child that runs a jar. */
  static List<String> ofJar(Path jar, String... arguments) {
    List<String> command = new ArrayList<>(java());
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static List<String> java() {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    return java;
  }

  /** What somebody does while a child runs. */
  interface Watch<T> {
    /** Watches the child until it has ended. */
    T untilEnd(Process child) throws IOException, InterruptedException;
  }

  /**
   * Runs a child to its end.
   *
   * @param environment variables that it gets besides those of this process
   * @param watch what is done meanwhile; its result is returned
   * @throws IOException if the child cannot be started or fails; the message has its last line
   */
  static <T> T run(List<String> command, Map<String, String> environment, Watch<T> watch)
      throws IOException, InterruptedException {
    Path words = Files.createTempFile("inr-bench", ".log");
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true).redirectOutput(words.toFile());
      Process child = builder.start();
      try {
        T result = watch.untilEnd(child);
        if (child.waitFor() != 0) {
          throw new IOException(
              "child process ended with code " + child.exitValue() + ": " + lastLine(words));
        }
        return result;
      } finally {
        child.destroy();
      }
    } finally {
      Files.delete(words);
    }
  }

  private static String lastLine(Path words) throws IOException {
    List<String> lines = Files.readAllLines(words, StandardCharsets.UTF_8);
    return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
  }
}
