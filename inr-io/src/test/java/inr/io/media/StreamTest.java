package inr.io.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.io.InputBudget;
import inr.io.SampleStorage;
import inr.io.SignalFormatException;
import inr.io.image.PictureWriter;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamTest {
  @TempDir private Path folder = Path.of("");
  @TempDir private Path temporary = Path.of("");

  private MediaOptions options() {
    return MediaOptions.of().withStorage(new SampleStorage(1 << 20, temporary));
  }

  @AfterEach
  void nothingStaysBehind() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void aStreamIsReadAsItsFile() throws IOException {
    Path file = folder.resolve("a.png");
    Medium.Picture medium = new Medium.Picture(2, 1, 3, 8);
    PictureWriter.write(
        file, medium, new Samples.UnsignedBytes(new byte[] {1, 2, 3, 4, 5, 6}), false);
    try (InputStream in = Files.newInputStream(file)) {
      DecodedSignal decoded = MediaReader.read(in, options());
      assertEquals(medium, decoded.signal().medium());
      assertEquals(6, decoded.signal().samples().get(5));
    }
  }

  @Test
  void whatIsNothingIsRefused() {
    assertEquals(
        "stream: is neither a picture nor a sound nor an array of a known format (it starts with 01 02);",
        refusal(new ByteArrayInputStream(new byte[] {1, 2}), options()).replaceAll(";.*", ";"));
    assertEquals(
        "stream: is empty (0 bytes)",
        refusal(InputStream.nullInputStream(), options()).replaceAll(";.*", ""));
  }

  /** It would fill the disk. */
  @Test
  void aStreamWithoutEndIsRefused() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 1;
          }
        };
    assertEquals(
        "stream: goes on after 1000000 bytes, which is what temporary files may take; allow them more",
        refusal(endless, options().withBudget(InputBudget.of().withTemporaryBytes(1_000_000))));
  }

  private static String refusal(InputStream in, MediaOptions options) {
    return assertThrows(SignalFormatException.class, () -> MediaReader.read(in, options))
        .getMessage();
  }
}
