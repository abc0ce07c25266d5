package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.training.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FitLogTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Session session =
      new Session(
          InputStream.nullInputStream(),
          Cli.stream(err),
          new Screen(Cli.stream(err), false, 80),
          new Interruption());

  private static Progress at(double psnr) {
    return new Progress(12, 30, 0.5, psnr, 0.25, 1e6, 1.5, 2);
  }

  @Test
  void whatIsNoNumberIsLeftOut() throws IOException {
    StringWriter table = new StringWriter();
    try (FitLog log = new FitLog(Path.of("a.csv"), table, session)) {
      log.progress(at(31.5));
      log.progress(at(Double.NaN));
    }
    assertEquals("12,1.500,0.5,31.5,0.25\n12,1.500,0.5,,0.25\n", table.toString());
    StringWriter objects = new StringWriter();
    try (FitLog log = new FitLog(Path.of("a.jsonl"), objects, session)) {
      log.progress(at(Double.NaN));
    }
    assertEquals(
        "{\"step\":12,\"seconds\":1.500,\"loss\":0.5,\"psnr\":null,\"learning_rate\":0.25}\n",
        objects.toString());
  }

  /** The fit is worth more than its log. */
  @Test
  void aFullDiskEndsTheLogAndNotTheFit() throws IOException {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int from, int count) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() throws IOException {
            throw new IOException("No space left on device");
          }
        };
    try (FitLog log = new FitLog(Path.of("a.csv"), full, session)) {
      log.progress(at(31.5));
      log.progress(at(32.5));
    }
    assertEquals(
        "inr: a.csv: could not be written: No space left on device; the fit goes on without its log",
        err.toString(StandardCharsets.UTF_8).strip());
  }
}
