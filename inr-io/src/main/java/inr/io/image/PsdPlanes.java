package inr.io.image;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.stream.ImageInputStream;

/**
 * The channels of a PSD, which lie one after the other, as they are or in run lengths (PackBits).
 */
final class PsdPlanes {
  private static final int RAW = 0;
  private static final int RUNS = 1;

  private final ImageInputStream in;
  private final int channels;
  private final int height;
  private final byte[] line;
  private final byte[] packed;
  private final boolean runs;

  /** Bytes of each row in run lengths, channel by channel. */
  private final int[] lengths;

  private final long data;
  private final long bytes;

  /** Where the next row of each channel begins, and its number. */
  private final long[] places;

  private final int[] rows;

  /**
   * Reads how the channels are stored, from where {@code in} stands.
   *
   * @param big whether the file is a PSB
   * @throws EOFException if the lengths of the rows are not inside
   * @throws IOException if they are packed in a way that is not known
   */
  PsdPlanes(ImageInputStream in, boolean big, int channels, int height, int rowBytes)
      throws IOException {
    this.in = in;
    this.channels = channels;
    this.height = height;
    line = new byte[rowBytes];
    packed = new byte[2 * rowBytes + 2];
    int method = in.readUnsignedShort();
    if (method != RAW && method != RUNS) {
      throw new IOException("it is packed by method " + method);
    }
    runs = method == RUNS;
    long count = (long) channels * height;
    if (runs && count * (big ? 4 : 2) > in.length() - in.getStreamPosition()) {
      throw new EOFException("PSD lengths of " + count + " rows");
    }
    lengths = new int[runs ? (int) count : 0];
    long sum = 0;
    for (int i = 0; i < lengths.length; i++) {
      long length = big ? in.readUnsignedInt() : in.readUnsignedShort();
      if (length > packed.length) {
        throw new IOException("a row of it has " + length + " bytes");
      }
      lengths[i] = (int) length;
      sum += length;
    }
    data = in.getStreamPosition();
    bytes = runs ? sum : count * rowBytes;
    places = new long[channels];
    rows = new int[channels];
  }

  /** Bytes of all channels. */
  long bytes() {
    return bytes;
  }

  /** Goes to the first row of every channel. */
  void start() {
    long place = data;
    for (int c = 0; c < channels; c++) {
      places[c] = place;
      for (int y = 0; y < height; y++) {
        place += rowLength(c, y);
      }
    }
  }

  private int rowLength(int channel, int row) {
    return runs ? lengths[channel * height + row] : line.length;
  }

  /**
   * Reads the next row of a channel.
   *
   * @param depth bits of a number: 1, 8 or 16
   * @param target overwritten: a number for each pixel, the first at {@code first} and each {@code
   *     step} behind the one before
   */
  void next(int channel, int depth, int[] target, int first, int step) throws IOException {
    int length = rowLength(channel, rows[channel]++);
    in.seek(places[channel]);
    places[channel] += length;
    if (runs) {
      in.readFully(packed, 0, length);
      unpack(length);
    } else {
      in.readFully(line);
    }
    for (int i = first, x = 0; i < target.length; i += step, x++) {
      target[i] =
          switch (depth) {
            case 1 -> line[x / 8] >> (7 - x % 8) & 1;
            case 8 -> line[x] & 0xff;
            default -> (line[2 * x] & 0xff) << 8 | line[2 * x + 1] & 0xff;
          };
    }
  }

  private void unpack(int length) throws EOFException {
    int from = 0;
    int to = 0;
    while (to < line.length) {
      if (from + 1 >= length) {
        throw new EOFException("PSD row ends too early");
      }
      int count = packed[from++];
      if (count >= 0) {
        int some = Math.min(count + 1, line.length - to);
        if (from + some > length) {
          throw new EOFException("PSD row ends too early");
        }
        System.arraycopy(packed, from, line, to, some);
        from += count + 1;
        to += some;
      } else if (count != -128) {
        int end = Math.min(line.length, to + 1 - count);
        Arrays.fill(line, to, end, packed[from++]);
        to = end;
      }
    }
  }
}
