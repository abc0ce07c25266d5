package inr.io.image;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Inflates the lines of a PNG and undoes their filters.
 *
 * @see <a href="https://www.w3.org/TR/png-3/#9Filters">PNG, third edition, sections 7.2 and 9</a>
 */
final class PngLines implements PngSamples {
  private static final int BUFFER = 1 << 16;

  private final PngFormat format;
  private final InputStream in;
  private int pixels;
  private byte[] line;
  private byte[] above;

  /** Lines of the whole width, of the bytes of all IDAT chunks. */
  PngLines(PngFormat format, InputStream data) {
    this.format = format;
    // One more buffer, since a row may have few bytes.
    in = new BufferedInputStream(new InflaterInputStream(data, new Inflater(), BUFFER), BUFFER);
    pixels = format.width();
    line = new byte[format.rowBytes(pixels)];
    above = new byte[line.length];
  }

  /** Begins a pass of lines of so many pixels, which have none above them. */
  void start(int width) {
    pixels = width;
    Arrays.fill(above, (byte) 0);
  }

  @Override
  public void next(int[] numbers) throws IOException {
    unpack(format, next(), pixels * format.channels(), numbers);
  }

  /** The next line as it is stored, which stays so until the next one but one. */
  byte[] next() throws IOException {
    int count = format.rowBytes(pixels);
    int filter = in.read();
    if (filter < 0 || in.readNBytes(line, 0, count) < count) {
      throw new EOFException("PNG data ends too early");
    }
    undo(filter, count);
    byte[] done = line;
    line = above;
    above = done;
    return done;
  }

  private void undo(int filter, int count) throws IOException {
    int step = Math.max(1, format.channels() * format.depth() / Byte.SIZE);
    switch (filter) {
      case 0 -> {}
      case 1 -> {
        for (int i = step; i < count; i++) {
          line[i] += line[i - step];
        }
      }
      case 2 -> {
        for (int i = 0; i < count; i++) {
          line[i] += above[i];
        }
      }
      case 3 -> {
        for (int i = 0; i < count; i++) {
          int left = i < step ? 0 : line[i - step] & 0xff;
          line[i] += (byte) (left + (above[i] & 0xff) >> 1);
        }
      }
      case 4 -> {
        for (int i = 0; i < count; i++) {
          int left = i < step ? 0 : line[i - step] & 0xff;
          int corner = i < step ? 0 : above[i - step] & 0xff;
          line[i] += (byte) nearest(left, above[i] & 0xff, corner);
        }
      }
      default -> throw new IOException("PNG row has the unknown filter " + filter);
    }
  }

  /** Paeth's predictor: the neighbour nearest to left + above − corner, in this order. */
  private static int nearest(int left, int above, int corner) {
    int fromLeft = Math.abs(above - corner);
    int fromAbove = Math.abs(left - corner);
    int fromCorner = Math.abs(left + above - 2 * corner);
    if (fromLeft <= fromAbove && fromLeft <= fromCorner) {
      return left;
    }
    return fromAbove <= fromCorner ? above : corner;
  }

  /**
   * The numbers of a line.
   *
   * @param count of them
   * @param numbers overwritten from 0
   */
  static void unpack(PngFormat format, byte[] line, int count, int[] numbers) {
    int depth = format.depth();
    if (depth == 8) {
      for (int i = 0; i < count; i++) {
        numbers[i] = line[i] & 0xff;
      }
    } else if (depth == 16) {
      for (int i = 0; i < count; i++) {
        numbers[i] = (line[2 * i] & 0xff) << 8 | line[2 * i + 1] & 0xff;
      }
    } else {
      int mask = (1 << depth) - 1;
      int next = 0;
      for (int i = 0; next < count; i++) {
        for (int shift = Byte.SIZE - depth; shift >= 0 && next < count; shift -= depth) {
          numbers[next++] = line[i] >> shift & mask;
        }
      }
    }
  }
}
