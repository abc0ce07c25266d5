package inr.io.webp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.SignalFormatException;
import inr.io.image.DecodedPicture;
import inr.io.image.DecoderContract;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against libwebp, to the bit: {@code make.py} beside the resources made both. */
class WebpTest extends DecoderContract {
  private static final int FLIPS = 100;

  WebpTest() {
    super(".webp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "best",
        "worst",
        "segments",
        "simple-filter",
        "sharp",
        "limited",
        "alpha-gradient",
        "alpha-few-levels",
        "alpha-raw",
        "lossless",
        "lossless-fast",
        "lossless-palette",
        "lossless-alpha",
        "near-lossless"
      })
  void pixelsAreThoseOfLibwebpToTheBit(String name) throws IOException {
    assertPixels(name);
  }

  /** Cut at any place, with a header that says so. */
  @ParameterizedTest
  @ValueSource(strings = {"segments", "alpha-gradient", "lossless", "lossless-palette"})
  void aCutIsRefused(String name) throws IOException {
    byte[] whole = resource(name + ".webp");
    for (int length = 20; length < whole.length - 1; length += 7) {
      byte[] cut = Arrays.copyOf(whole, length);
      ByteBuffer.wrap(cut).order(ByteOrder.LITTLE_ENDIAN).putInt(4, length - 8);
      int chunk = name.startsWith("alpha") ? 30 : 12;
      if (chunk == 12) {
        ByteBuffer.wrap(cut).order(ByteOrder.LITTLE_ENDIAN).putInt(16, length - 20);
      }
      String message =
          assertThrows(SignalFormatException.class, () -> read(cut, 0), "cut at " + length)
              .getMessage();
      assertTrue(message.startsWith("a: "), message);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"segments", "alpha-few-levels", "lossless", "lossless-palette"})
  void flippedBytesEndInAPictureOrARefusal(String name) throws IOException {
    assertFlipsEnd(name, 12, FLIPS);
  }

  @Test
  void aFlatPictureTakesNoBitsForItsPixels() throws IOException {
    // 0x2f, 14 bits of width and height less 1, no alpha, version 0; then no transform, no cache,
    // one
    // group of five codes of one symbol: green 5, red 6, blue 7, alpha 255, distance 0.
    long[] bits = {0x2f, 8, 299, 14, 199, 14, 0, 4, 0, 3};
    long[] codes = {5, 6, 7, 255, 0};
    BigInteger packed = BigInteger.ZERO;
    int length = 0;
    for (int i = 0; i < bits.length; i += 2) {
      packed = packed.or(BigInteger.valueOf(bits[i]).shiftLeft(length));
      length += (int) bits[i + 1];
    }
    for (long code : codes) {
      // A simple code of one symbol, which has eight bits.
      packed = packed.or(BigInteger.valueOf(5 | code << 3).shiftLeft(length));
      length += 11;
    }
    ByteBuffer file = ByteBuffer.allocate(20 + (length + 7) / 8 + 1).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII));
    file.putInt(12 + (length + 7) / 8);
    file.put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII));
    file.putInt((length + 7) / 8);
    for (int i = 0; i < (length + 7) / 8; i++) {
      file.put(packed.shiftRight(8 * i).byteValue());
    }
    DecodedPicture picture = read(file.array(), 0);
    assertEquals(300, picture.medium().width());
    assertEquals(200, picture.medium().height());
    for (int i = 0; i < picture.samples().size(); i += 3) {
      assertEquals(6, picture.samples().get(i));
      assertEquals(5, picture.samples().get(i + 1));
      assertEquals(7, picture.samples().get(i + 2));
    }
  }
}
