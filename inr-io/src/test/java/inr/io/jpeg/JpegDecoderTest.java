package inr.io.jpeg;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.InputBudget;
import inr.io.InputRoom;
import inr.io.SampleStorage;
import inr.io.SignalFormatException;
import inr.io.image.DecoderContract;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against libjpeg-turbo, to the bit: {@code make.py} beside the resources made both. */
class JpegDecoderTest extends DecoderContract {
  private static final int FLIPS = 60;

  JpegDecoderTest() {
    super(".jpg");
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
    assertPixels(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"baseline-restarts", "progressive-420", "arithmetic-progressive"})
  void flippedBytesEndInAPictureOrARefusal(String name) throws IOException {
    assertFlipsEnd(name, 2, FLIPS);
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
