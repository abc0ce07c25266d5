package inr.io.image;

import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/** Rows of a BMP without compression as numbers of up to 32 bits, one for each pixel. */
final class BmpLines implements PaletteRows.Numbers {
  private final ImageInputStream in;
  private final long data;
  private final int height;
  private final int bits;
  private final boolean topDown;
  private final byte[] line;
  private int next;

  BmpLines(ImageInputStream in, long data, int width, int height, int bits, boolean topDown) {
    this.in = in;
    this.data = data;
    this.height = height;
    this.bits = bits;
    this.topDown = topDown;
    line = new byte[(int) (((long) width * bits + 31) / 32 * 4)];
  }

  @Override
  public void next(int[] numbers) throws IOException {
    int row = topDown ? next : height - 1 - next;
    next++;
    in.seek(data + (long) row * line.length);
    in.readFully(line);
    if (bits < Byte.SIZE) {
      int inByte = Byte.SIZE / bits;
      for (int x = 0; x < numbers.length; x++) {
        int shift = Byte.SIZE - bits * (x % inByte + 1);
        numbers[x] = line[x / inByte] >> shift & (1 << bits) - 1;
      }
      return;
    }
    int width = bits / Byte.SIZE;
    for (int x = 0; x < numbers.length; x++) {
      int number = 0;
      for (int i = width - 1; i >= 0; i--) {
        number = number << Byte.SIZE | line[x * width + i] & 0xff;
      }
      numbers[x] = number;
    }
  }
}
