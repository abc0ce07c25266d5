package inr.io.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.InputBudget;
import inr.io.RowWatch;
import inr.io.SampleStorage;
import inr.io.SignalFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is asked of a decoder of our own that another program is the measure of. Its resources are
 * pairs of a picture and the pixels that the other program gives, as PNM, of one name.
 */
public abstract class DecoderContract {
  private static final long SEED = 20261126;

  @TempDir protected Path folder = Path.of("");

  private final String ending;

  /** The contract of a decoder of files that end so. */
  protected DecoderContract(String ending) {
    this.ending = ending;
  }

  /** A resource beside the test. */
  protected byte[] resource(String name) throws IOException {
    try (InputStream in = getClass().getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  /** Reads a picture; samples beyond so many lie in a file. */
  protected DecodedPicture read(byte[] bytes, long largestArray) throws IOException {
    return PictureReader.read(
        Files.write(folder.resolve("a"), bytes),
        new SampleStorage(largestArray, folder),
        InputBudget.of(),
        RowWatch.NONE);
  }

  /** Pixels are the other program's, wherever they are stored. */
  protected void assertPixels(String name) throws IOException {
    DecodedPicture truth = read(resource(name + ".pnm"), Long.MAX_VALUE);
    for (long largestArray : new long[] {0, Long.MAX_VALUE}) {
      DecodedPicture picture = read(resource(name + ending), largestArray);
      assertEquals(truth.medium(), picture.medium());
      for (int i = 0; i < truth.samples().size(); i++) {
        assertEquals(truth.samples().get(i), picture.samples().get(i), "sample " + i);
      }
    }
  }

  /** A changed byte at {@code from} or later ends in a picture or one line. */
  protected void assertFlipsEnd(String name, int from, int flips) throws IOException {
    Random random = new Random(SEED);
    for (int flip = 0; flip < flips; flip++) {
      byte[] bytes = resource(name + ending);
      bytes[from + random.nextInt(bytes.length - from)] = (byte) random.nextInt(256);
      try {
        read(bytes, Long.MAX_VALUE);
      } catch (SignalFormatException e) {
        assertTrue(e.getMessage().startsWith("a: "), e.getMessage());
      }
    }
  }
}
