package inr.io.webp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossyDecoderTest {
  /** RIFF header and the head of the one chunk of a simple file. */
  private static final int BEFORE_DATA = 20;

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = LossyDecoderTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static ByteBuffer data(byte[] file) {
    return ByteBuffer.wrap(file).slice(BEFORE_DATA, file.length - BEFORE_DATA);
  }

  /** Photographs of many macroblocks, with loop filter; made by {@code dwebp -nofancy}. */
  @ParameterizedTest
  @ValueSource(strings = {"photo-q20-m4", "photo-q75-m4"})
  void planesAreThoseOfLibwebpToTheBit(String name) throws IOException {
    Raster truth;
    try (InputStream in = LossyDecoderTest.class.getResourceAsStream(name + ".nofancy.png")) {
      truth = ImageIO.read(in).getRaster();
    }
    LossyDecoder decoder = new LossyDecoder(data(resource(name + ".webp")), false);
    assertEquals(truth.getWidth(), decoder.width());
    assertEquals(truth.getHeight(), decoder.height());
    int[] row = new int[3 * decoder.width()];
    for (int y = 0; y < decoder.height(); y++) {
      decoder.next(row, 3);
      int[] expected = truth.getPixels(0, y, decoder.width(), 1, (int[]) null);
      assertEquals(Arrays.toString(expected), Arrays.toString(row), "row " + y);
    }
  }

  @Test
  void aClaimOfMoreMacroblocksThanTheDataCanHoldIsRefusedBeforeAnyIsDecoded() throws IOException {
    byte[] file = resource("photo-q20-m4.webp");
    file[BEFORE_DATA + 6] = (byte) 0xff; // width and height of 16,383
    file[BEFORE_DATA + 7] = 0x3f;
    file[BEFORE_DATA + 8] = (byte) 0xff;
    file[BEFORE_DATA + 9] = 0x3f;
    assertThrows(EOFException.class, () -> new LossyDecoder(data(file)));
  }

  @Test
  void dataThatEndsInAPartitionIsRefused() throws IOException {
    byte[] file = resource("photo-q20-m4.webp");
    LossyDecoder decoder = new LossyDecoder(data(Arrays.copyOf(file, file.length - 200)));
    int[] row = new int[3 * decoder.width()];
    assertThrows(
        EOFException.class,
        () -> {
          for (int y = 0; y < decoder.height(); y++) {
            decoder.next(row, 3);
          }
        });
  }
}
