package inr.io.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.SignalFormatException;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Screens and tables of GIF, run lengths and headers of BMP, made by hand. */
class GifAndBmpKindsTest {
  @TempDir private Path folder;

  private DecodedPicture read(byte[] bytes) throws IOException {
    return EitherStorage.read(SamplePictures.save(folder, "a", bytes));
  }

  private String refusal(byte[] bytes) {
    return assertThrows(SignalFormatException.class, () -> read(bytes)).getMessage();
  }

  private static List<Integer> samples(DecodedPicture picture) {
    return IntStream.range(0, picture.samples().size())
        .mapToObj(i -> (int) picture.samples().get(i))
        .toList();
  }

  /**
   * A GIF of grey levels 0, 10, 20, ... whose pixels are codes of four bits, with a clear code
   * before each two, so that the codes stay as long.
   */
  private static byte[] gif(
      int screen, int left, int transparent, boolean interlaced, int colours, int... pixels) {
    ByteBuffer out = ByteBuffer.allocate(400).order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {'G', 'I', 'F', '8', '9', 'a'});
    out.putShort((short) screen).putShort((short) 2);
    out.put((byte) (0x80 | Integer.numberOfTrailingZeros(colours) - 1)).putShort((short) 0);
    for (int i = 0; i < colours; i++) {
      out.put((byte) (10 * i)).put((byte) (10 * i)).put((byte) (10 * i));
    }
    if (transparent >= 0) {
      out.put(new byte[] {0x21, (byte) 0xf9, 4, 1, 0, 0, (byte) transparent, 0});
    }
    int width = pixels.length / 2;
    out.put((byte) 0x2c).putShort((short) left).putShort((short) 0);
    out.putShort((short) width).putShort((short) 2).put((byte) (interlaced ? 0x40 : 0));
    out.put((byte) 3);
    int codes = pixels.length + (pixels.length + 1) / 2 + 1;
    int[] all = new int[codes];
    int next = 0;
    for (int i = 0; i < pixels.length; i++) {
      if (i % 2 == 0) {
        all[next++] = 8;
      }
      all[next++] = pixels[i];
    }
    all[next] = 9;
    out.put((byte) ((codes + 1) / 2));
    for (int i = 0; i < codes; i += 2) {
      out.put((byte) (all[i] | (i + 1 < codes ? all[i + 1] << 4 : 0)));
    }
    out.put((byte) 0).put((byte) 0x3b);
    return Arrays.copyOf(out.array(), out.position());
  }

  @Test
  void aFrameLiesOnItsScreen() throws IOException {
    DecodedPicture picture = read(gif(4, 1, -1, false, 8, 1, 2, 3, 4));
    assertEquals(new Medium.Picture(4, 2, 2, 8), picture.medium());
    assertEquals(
        List.of(0, 0, 10, 255, 20, 255, 0, 0, 0, 0, 30, 255, 40, 255, 0, 0), samples(picture));
    assertEquals(
        "first frame of 2 x 2 on a screen of 4 x 2, the rest of which is transparent",
        picture.notes().get(0));
    DecodedPicture beyond = read(gif(1, 1, -1, true, 8, 1, 2, 3, 4));
    assertEquals(3, beyond.medium().width());
  }

  @Test
  void theTransparentColourMayLieBehindTheTable() throws IOException {
    assertEquals(List.of(10, 20, 30, 40), samples(read(gif(2, 0, 200, false, 8, 1, 2, 3, 4))));
    assertEquals(
        List.of(10, 255, 0, 0, 10, 255, 0, 255), samples(read(gif(2, 0, 6, false, 4, 1, 6, 1, 5))));
    assertEquals(
        List.of(
            "3-bit palette expanded to 8-bit grey and alpha",
            "1 pixel has a colour that its palette lacks and became black"),
        read(gif(2, 0, 6, false, 4, 1, 6, 1, 5)).notes());
    assertEquals(
        List.of(10, 255, 20, 0, 30, 255, 0, 255),
        samples(read(gif(2, 0, 2, false, 8, 1, 2, 3, 0))));
  }

  @Test
  void gifDataThatEndsEarlyIsRefused() {
    byte[] whole = gif(2, 0, -1, false, 8, 1, 2, 3, 4);
    byte[] ended = whole.clone();
    ended[whole.length - 5] = (byte) 0x98; // a clear code and the end before the last two pixels
    assertTrue(refusal(ended).contains("GIF data"), refusal(ended));
  }

  private static byte[] bmp(
      int headerBytes, int height, int bits, int compression, int[] palette, int... data) {
    int offset = 14 + headerBytes + 4 * palette.length;
    ByteBuffer out = ByteBuffer.allocate(offset + data.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'B').put((byte) 'M').putInt(out.capacity()).putInt(0).putInt(offset);
    out.putInt(headerBytes).putInt(3).putInt(height).putShort((short) 1).putShort((short) bits);
    if (headerBytes >= 40) {
      out.putInt(compression).putInt(data.length).putInt(0).putInt(0).putInt(palette.length);
    }
    out.position(14 + headerBytes);
    for (int colour : palette) {
      out.putInt(colour);
    }
    for (int value : data) {
      out.put((byte) value);
    }
    return out.array();
  }

  private static final int[] GREYS = {0x070707, 0x111111, 0x222222};

  @Test
  void runLengthsMayEndEarlyAndSkipPixels() throws IOException {
    assertEquals(
        List.of(7, 7, 7, 17, 17, 34),
        samples(read(bmp(40, 2, 8, 1, GREYS, 2, 1, 1, 2, 0, 1))),
        "end of the picture after a row");
    assertEquals(
        List.of(7, 34, 7, 17, 7, 7),
        samples(read(bmp(40, 2, 8, 1, GREYS, 1, 1, 0, 2, 0, 1, 1, 2, 0, 1))),
        "a step up");
    assertEquals(
        List.of(17, 34, 17, 7, 7, 7),
        samples(read(bmp(40, 2, 4, 2, GREYS, 0, 0, 3, 0x12, 0, 1))),
        "two pixels of a run of 4 bits");
    assertTrue(
        refusal(bmp(40, 2, 8, 1, GREYS, 2, 1)).contains("BMP data ends too early"), "no end");
  }

  @Test
  void shortOs2HeadersAndTopDownRowsAreRead() throws IOException {
    byte[] os2 = bmp(16, 1, 24, 0, new int[0], 3, 2, 1, 6, 5, 4, 9, 8, 7, 0, 0, 0);
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9), samples(read(os2)));
    byte[] down = bmp(40, -2, 8, 0, GREYS, 0, 1, 2, 0, 2, 2, 2, 0);
    assertEquals(List.of(7, 17, 34, 34, 34, 34), samples(read(down)));
  }

  @Test
  void compressionsThatAreNotReadAreTold() {
    assertEquals(
        "a: BMP has 24 bits and the compression 4; 1 to 32 bits with none, bit fields and run lengths are read",
        refusal(bmp(40, 1, 24, 4, new int[0], 1, 2, 3)));
  }
}
