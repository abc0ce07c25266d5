package inr.io.webp;

import java.awt.image.DataBuffer;

/**
 * Pixels were replaced by their differences from what their neighbours predict, in one of fourteen
 * ways for each square of pixels.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649#section-3.4.1">RFC 9649, section 3.4.1</a>
 */
final class PredictorTransform implements LosslessTransform {
  private static final int BLACK = 0xff000000;
  private static final int LEFT = 1;
  private static final int TOP = 2;

  private final int width;
  private final DataBuffer modes;
  private final int bits;
  private int[] above;
  private int[] row;
  private int y;

  /**
   * The change of a picture.
   *
   * @param modes of each square of 2^bits pixels a side, in green
   */
  PredictorTransform(int width, DataBuffer modes, int bits) {
    this.width = width;
    this.modes = modes;
    this.bits = bits;
    above = new int[width + 1];
    row = new int[width + 1];
  }

  @Override
  public void undo(int[] pixels) {
    int first = (y >> bits) * PixelStream.squares(width, bits);
    int mode = 0;
    for (int x = 0; x < width; x++) {
      if (y == 0) {
        mode = x == 0 ? 0 : LEFT;
      } else if (x == 0) {
        mode = TOP;
      } else if (x == 1 || (x & (1 << bits) - 1) == 0) {
        mode = modes.getElem(first + (x >> bits)) >> 8 & 0xf;
      }
      row[x] = LosslessTransform.plus(pixels[x], predicted(mode, x));
      if (x == 0) {
        above[width] = row[0]; // what lies to the right of the row above is the row's beginning
      }
    }
    System.arraycopy(row, 0, pixels, 0, width);
    int[] free = above;
    above = row;
    row = free;
    y++;
  }

  private int predicted(int mode, int x) {
    return switch (mode) {
      case 1 -> row[x - 1];
      case 2 -> above[x];
      case 3 -> above[x + 1];
      case 4 -> above[x - 1];
      case 5 -> mean(mean(row[x - 1], above[x + 1]), above[x]);
      case 6 -> mean(row[x - 1], above[x - 1]);
      case 7 -> mean(row[x - 1], above[x]);
      case 8 -> mean(above[x - 1], above[x]);
      case 9 -> mean(above[x], above[x + 1]);
      case 10 -> mean(mean(row[x - 1], above[x - 1]), mean(above[x], above[x + 1]));
      case 11 -> nearer(row[x - 1], above[x], above[x - 1]);
      case 12 -> full(row[x - 1], above[x], above[x - 1]);
      case 13 -> half(mean(row[x - 1], above[x]), above[x - 1]);
      default -> BLACK;
    };
  }

  /** Mean of each byte, rounded down. */
  private static int mean(int a, int b) {
    return ((a ^ b) >>> 1 & 0x7f7f7f7f) + (a & b);
  }

  /** The one that is nearer to left + top − corner, the top if both are. */
  private static int nearer(int left, int top, int corner) {
    int fromLeft = 0;
    int fromTop = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      fromLeft += Math.abs(part(top, shift) - part(corner, shift));
      fromTop += Math.abs(part(left, shift) - part(corner, shift));
    }
    return fromLeft < fromTop ? left : top;
  }

  /** Left + top − corner, clipped. */
  private static int full(int left, int top, int corner) {
    int result = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      int sum = part(left, shift) + part(top, shift) - part(corner, shift);
      result |= Transform.clip(sum) << shift;
    }
    return result;
  }

  /** Mean + (mean − corner)/2, rounded towards the mean and clipped. */
  private static int half(int mean, int corner) {
    int result = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      int middle = part(mean, shift);
      result |= Transform.clip(middle + (middle - part(corner, shift)) / 2) << shift;
    }
    return result;
  }

  private static int part(int argb, int shift) {
    return argb >>> shift & 0xff;
  }
}
