package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.plan.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A command run in this process: its exit code, and what it printed. */
record Cli(int code, String out, String err) {
  static Cli run(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] words = words(args);
    int code = Main.run(words, stream(out), stream(err));
    return new Cli(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** A command in a Java virtual machine of its own, not started yet. */
  static ProcessBuilder ownJvm(List<String> javaOptions, Object... args) {
    return ownJvm(Main.class, javaOptions, args);
  }

  /** A program in a Java virtual machine of its own, not started yet. */
  static ProcessBuilder ownJvm(Class<?> main, List<String> javaOptions, Object... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As the manifest of the jar says.
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--add-exports=java.base/jdk.internal.module=ALL-UNNAMED");
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(words(args)));
    return new ProcessBuilder(command);
  }

  /** A fit of six steps, each on all points of its input, of a small network. */
  static Object[] sixSteps(Path input, Path output, Object... options) {
    List<Object> args = new ArrayList<>(List.of("fit", input, "-o", output));
    args.addAll(List.of("--model", "siren", "--width", 16, "--hidden-layers", 1));
    args.addAll(List.of("--batch", "full", "--steps", 6));
    args.addAll(Arrays.asList(options));
    return args.toArray();
  }

  /**
   * Runs a fit that is interrupted at its first report. Where each step makes a good state, that is
   * a known step.
   */
  static Cli interrupted(Object... args) {
    Interruption interruption = new Interruption();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream alert =
        new PrintStream(err, true, StandardCharsets.UTF_8) {
          @Override
          public void print(String text) {
            super.print(text);
            if (text.startsWith("\r")) {
              interruption.request();
            }
          }
        };
    Session session =
        new Session(
            InputStream.nullInputStream(),
            stream(new ByteArrayOutputStream()),
            new Screen(alert, true, 80),
            interruption);
    return new Cli(Main.run(words(args), session), "", err.toString(StandardCharsets.UTF_8));
  }

  /** Arguments as a shell hands them over. */
  static String[] words(Object... args) {
    return Arrays.stream(args).map(String::valueOf).toArray(String[]::new);
  }

  static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /** The run ended well. */
  Cli done() {
    assertEquals(ExitCode.DONE, code, err);
    return this;
  }

  /** The run ended with a code and one line of words that holds {@code part}. */
  Cli failed(int expected, String part) {
    assertEquals(expected, code, err);
    String[] lines = err.strip().split("\n");
    String last = lines[lines.length - 1];
    assertTrue(
        last.startsWith("inr: ") && last.contains(part), "'" + last + "' lacks '" + part + "'");
    assertTrue(Arrays.stream(lines).allMatch(line -> line.startsWith("inr: ")), err);
    return this;
  }

  /** The one object on standard output. */
  @SuppressWarnings("unchecked")
  Map<String, Object> json() {
    assertEquals(1, out.strip().lines().count(), out);
    return (Map<String, Object>) JsonText.read(out.strip());
  }

  double number(String key) {
    return ((Number) json().get(key)).doubleValue();
  }
}
