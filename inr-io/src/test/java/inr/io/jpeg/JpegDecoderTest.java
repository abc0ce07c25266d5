package inr.io.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.InputBudget;
import inr.io.InputRoom;
import inr.io.SampleStorage;
import inr.io.SignalFormatException;
import inr.io.image.DecodedPicture;
import inr.io.image.PictureReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against libjpeg-turbo, to the bit: {@code make.py} beside the resources made both. */
class JpegDecoderTest {
  private static final long SEED = 20261126;
  private static final int FLIPS = 60;

  @TempDir private Path folder;

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = JpegDecoderTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private DecodedPicture read(byte[] bytes, long largestArray) throws IOException {
    return PictureReader.read(
        Files.write(folder.resolve("a"), bytes),
        new SampleStorage(largestArray, folder),
        InputBudget.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "baseline-420",
        "baseline-444",
        "baseline-422",
        "baseline-440",
        "baseline-410",
        "baseline-mixed",
        "baseline-grey",
        "baseline-rgb",
        "baseline-restarts",
        "coarse",
        "progressive-420",
        "progressive-restarts",
        "progressive-grey",
        "arithmetic-420",
        "arithmetic-progressive"
      })
  void pixelsAreThoseOfLibjpegToTheBit(String name) throws IOException {
    DecodedPicture truth = read(resource(name + ".pnm"), Long.MAX_VALUE);
    for (long largestArray : new long[] {0, Long.MAX_VALUE}) {
      DecodedPicture picture = read(resource(name + ".jpg"), largestArray);
      assertEquals(truth.medium(), picture.medium());
      for (int i = 0; i < truth.samples().size(); i++) {
        assertEquals(truth.samples().get(i), picture.samples().get(i), "sample " + i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"baseline-restarts", "progressive-420", "arithmetic-progressive"})
  void flippedBytesEndInAPictureOrARefusal(String name) throws IOException {
    Random random = new Random(SEED);
    for (int flip = 0; flip < FLIPS; flip++) {
      byte[] bytes = resource(name + ".jpg");
      bytes[2 + random.nextInt(bytes.length - 2)] = (byte) random.nextInt(256);
      try {
        read(bytes, Long.MAX_VALUE);
      } catch (SignalFormatException e) {
        assertTrue(e.getMessage().startsWith("a: "), e.getMessage());
      }
    }
  }

  @Test
  void aScanWithMoreThanItsBlocksIsRefused() throws IOException {
    byte[] jpeg = resource("baseline-grey.jpg");
    byte[] longer = Arrays.copyOf(jpeg, jpeg.length + 4);
    System.arraycopy(new byte[] {1, 2, 3, 4}, 0, longer, jpeg.length - 2, 4);
    longer[longer.length - 2] = (byte) 0xff;
    longer[longer.length - 1] = (byte) 0xd9;
    assertTrue(
        assertThrows(SignalFormatException.class, () -> read(longer, 0))
            .getMessage()
            .contains("bytes of it are left behind the last block"));
  }

  @Test
  void aMissingRestartIsFound() throws IOException {
    byte[] jpeg = resource("baseline-restarts.jpg");
    for (int i = jpeg.length - 3; ; i--) {
      if (jpeg[i] == (byte) 0xff && (jpeg[i + 1] & 0xf8) == 0xd0) {
        jpeg[i + 1] ^= 1;
        break;
      }
    }
    assertTrue(
        assertThrows(SignalFormatException.class, () -> read(jpeg, 0))
            .getMessage()
            .contains("a restart of it is missing"));
  }

  @Test
  void coefficientsOfSeveralScansCountAgainstTheBudget() throws IOException {
    Path file = Files.write(folder.resolve("a"), resource("progressive-420.jpg"));
    byte[] bytes = Files.readAllBytes(file);
    InputRoom room =
        new InputRoom(
            file, new SampleStorage(0, folder), InputBudget.of().withTemporaryBytes(4_607));
    // 24 blocks of luma and 6 of each chroma, 64 coefficients of 2 bytes each: 4,608 bytes.
    assertThrows(
        SignalFormatException.class,
        () ->
            new JpegDecoder(
                ByteBuffer.wrap(bytes, 0, bytes.length - 2).slice(), JpegColours.YCC, room));
  }
}
