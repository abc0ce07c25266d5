package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks a command to stop as soon as its live line has begun with some word. */
final class Impatient extends ByteArrayOutputStream {
  private final Interruption interruption = new Interruption();
  private final String word;

  private Impatient(String word) {
    this.word = word;
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    super.write(bytes, offset, length);
    if (toString(StandardCharsets.UTF_8).contains("\r" + word)) {
      interruption.request();
    }
  }

  /** Runs a command until it shows a word, and returns its last line. */
  static String interruptedAt(String word, Object... args) {
    Impatient err = new Impatient(word);
    Session session =
        new Session(
            InputStream.nullInputStream(),
            Cli.stream(new ByteArrayOutputStream()),
            new Screen(Cli.stream(err), true, 80),
            err.interruption);
    assertEquals(
        ExitCode.INTERRUPTED,
        Main.run(Cli.words(args), session),
        () -> err.toString(StandardCharsets.UTF_8));
    List<String> lines = err.toString(StandardCharsets.UTF_8).strip().lines().toList();
    return lines.get(lines.size() - 1);
  }
}
