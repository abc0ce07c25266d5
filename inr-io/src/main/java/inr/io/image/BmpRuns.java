package inr.io.image;

import inr.io.InputRoom;
import java.awt.image.DataBuffer;
import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/**
 * Run lengths of a BMP, of 4 or 8 bits; pixels that they skip have colour 0.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/gdi/bitmap-compression">Bitmap
 *     compression</a>
 */
final class BmpRuns implements PaletteRows.Numbers {
  private static final int END_OF_LINE = 0;
  private static final int END = 1;
  private static final int DELTA = 2;

  private final ImageInputStream in;
  private final int width;
  private final int height;
  private final int bits;
  private final boolean topDown;
  private final DataBuffer numbers;
  private int x;
  private int line;
  private int next;

  private BmpRuns(
      ImageInputStream in, int width, int height, int bits, boolean topDown, DataBuffer numbers) {
    this.in = in;
    this.width = width;
    this.height = height;
    this.bits = bits;
    this.topDown = topDown;
    this.numbers = numbers;
  }

  /** Decodes all runs from where {@code in} stands. */
  static BmpRuns decode(
      ImageInputStream in, int width, int height, int bits, boolean topDown, InputRoom room)
      throws IOException {
    room.requireSamples((long) width * height);
    BmpRuns runs =
        new BmpRuns(
            in,
            width,
            height,
            bits,
            topDown,
            room.allocate(DataBuffer.TYPE_BYTE, (long) width * height));
    runs.decode();
    return runs;
  }

  private void decode() throws IOException {
    while (line < height && !(line == height - 1 && x >= width)) {
      int count = in.readUnsignedByte();
      int value = in.readUnsignedByte();
      if (count > 0) {
        for (int i = 0; i < count; i++) {
          put(bits == 8 ? value : i % 2 == 0 ? value >> 4 : value & 0xf);
        }
      } else if (value == END_OF_LINE) {
        x = 0;
        line++;
      } else if (value == END) {
        return;
      } else if (value == DELTA) {
        x += in.readUnsignedByte();
        line += in.readUnsignedByte();
      } else {
        literal(value);
      }
    }
  }

  /** Pixels as they are, filled up to a whole number of 16 bits. */
  private void literal(int count) throws IOException {
    byte[] bytes = new byte[(count * bits + 15) / 16 * 2];
    in.readFully(bytes);
    for (int i = 0; i < count; i++) {
      put(bits == 8 ? bytes[i] & 0xff : bytes[i / 2] >> (i % 2 == 0 ? 4 : 0) & 0xf);
    }
  }

  /** Pixels behind the end of a row are none. */
  private void put(int number) {
    if (x < width && line < height) {
      int row = topDown ? line : height - 1 - line;
      numbers.setElem(row * width + x, number);
    }
    x++;
  }

  @Override
  public void next(int[] row) {
    for (int i = 0; i < width; i++) {
      row[i] = numbers.getElem(next++);
    }
  }
}
