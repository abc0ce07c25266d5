package inr.io.webp;

import inr.io.InputRoom;
import java.awt.image.DataBuffer;
import java.io.EOFException;
import java.io.IOException;

/**
 * The pixels of a lossless picture, or of one of the pictures inside of it, as they are coded:
 * prefix codes, repeats of earlier pixels, and a cache of recent colours.
 *
 * <p>For maintainers: repeats reach back 2²⁰ pixels at most, so no more than those and a few rows
 * are held, in a ring.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649#section-3.5">RFC 9649, sections 3.5 and
 *     3.6</a>
 */
final class PixelStream {
  private static final int LONGEST_RING = 1 << 21;
  private static final int LITERALS = 256;
  private static final int LENGTHS = 24;
  private static final int DISTANCES = 40;
  private static final int MOST_CACHE_BITS = 11;
  private static final int CACHE_FACTOR = 0x1e35a7bd;

  /** Fewest bits that the five codes of a group take. */
  private static final int LEAST_GROUP_BITS = 20;

  /** Codes of green, lengths and cache; of red; of blue; of alpha; of distances. */
  private record Group(
      PrefixCode green, PrefixCode red, PrefixCode blue, PrefixCode alpha, PrefixCode distance) {}

  private final BitReader in;
  private final int width;
  private final long size;
  private final int[] ring;
  private final int[] cache;
  private final int cacheShift;
  private final Group[] groups;

  /** Group of each square of pixels; empty if there is one group. */
  private final DataBuffer groupOf;

  private final int squareBits;
  private final int squares;
  private long decoded;
  private int nextRow;

  /**
   * Reads the codes of a picture.
   *
   * @param outermost whether the picture is not inside of another, and may have groups of codes
   * @param room for the groups
   * @throws IOException if they are damaged
   */
  PixelStream(BitReader in, int width, int height, boolean outermost, InputRoom room)
      throws IOException {
    this.in = in;
    this.width = width;
    size = (long) width * height;
    ring = new int[(int) Math.min(LONGEST_RING, Long.highestOneBit(2 * size - 1))];
    int cacheBits = in.flag() ? in.number(4) : 0;
    if (cacheBits > MOST_CACHE_BITS) {
      throw new IOException("VP8L has a colour cache of " + cacheBits + " bits");
    }
    cache = new int[cacheBits == 0 ? 0 : 1 << cacheBits];
    cacheShift = Integer.SIZE - cacheBits;
    squareBits = outermost && in.flag() ? 2 + in.number(3) : 0;
    squares = squares(width, squareBits);
    groupOf =
        squareBits == 0
            ? room.allocate(DataBuffer.TYPE_USHORT, 0)
            : groups(in, squares, squares(height, squareBits), room);
    groups = readGroups();
  }

  /** Squares along a side. */
  static int squares(int side, int bits) {
    return side + (1 << bits) - 1 >> bits;
  }

  private static DataBuffer groups(BitReader in, int width, int height, InputRoom room)
      throws IOException {
    PixelStream pixels = new PixelStream(in, width, height, false, room);
    DataBuffer groups = room.allocate(DataBuffer.TYPE_USHORT, (long) width * height);
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      pixels.next(row);
      for (int x = 0; x < width; x++) {
        groups.setElem(y * width + x, row[x] >>> 8);
      }
    }
    return groups;
  }

  private Group[] readGroups() throws IOException {
    int count = 1;
    for (int i = 0; i < groupOf.getSize(); i++) {
      count = Math.max(count, groupOf.getElem(i) + 1);
    }
    if ((long) count * LEAST_GROUP_BITS / Byte.SIZE > in.rest() + Long.BYTES) {
      throw new EOFException("VP8L data ends too early");
    }
    Group[] read = new Group[count];
    for (int i = 0; i < count; i++) {
      read[i] =
          new Group(
              PrefixCode.read(in, LITERALS + LENGTHS + cache.length),
              PrefixCode.read(in, LITERALS),
              PrefixCode.read(in, LITERALS),
              PrefixCode.read(in, LITERALS),
              PrefixCode.read(in, DISTANCES));
    }
    return read;
  }

  /**
   * Decodes the next row.
   *
   * @param row overwritten from 0: a pixel of alpha, red, green and blue each, from the highest
   *     byte to the lowest
   */
  void next(int[] row) throws IOException {
    long end = (long) (nextRow + 1) * width;
    int x = (int) (decoded - (long) nextRow * width);
    int y = nextRow + x / width;
    x %= width;
    Group group = groups[0];
    while (decoded < end) {
      if (squareBits > 0) {
        group = groups[groupOf.getElem((y >> squareBits) * squares + (x >> squareBits))];
      }
      int symbol = group.green.symbol(in);
      int count = 1;
      if (symbol < LITERALS) {
        int red = group.red.symbol(in);
        int blue = group.blue.symbol(in);
        put(group.alpha.symbol(in) << 24 | red << 16 | symbol << 8 | blue);
      } else if (symbol < LITERALS + LENGTHS) {
        count = length(symbol - LITERALS);
        repeat(distance(length(group.distance.symbol(in))), count);
      } else {
        put(cache[symbol - LITERALS - LENGTHS]);
      }
      x += count;
      while (x >= width) {
        x -= width;
        y++;
      }
    }
    int first = (int) (end - width & ring.length - 1);
    int unbroken = Math.min(width, ring.length - first);
    System.arraycopy(ring, first, row, 0, unbroken);
    System.arraycopy(ring, 0, row, unbroken, width - unbroken);
    nextRow++;
  }

  private void put(int argb) {
    ring[(int) decoded & ring.length - 1] = argb;
    decoded++;
    if (cache.length > 0) {
      cache[CACHE_FACTOR * argb >>> cacheShift] = argb;
    }
  }

  private void repeat(int distance, int count) throws IOException {
    if (distance > decoded || count > size - decoded) {
      throw new IOException("VP8L repeats pixels that are not there");
    }
    for (int i = 0; i < count; i++) {
      put(ring[(int) (decoded - distance) & ring.length - 1]);
    }
  }

  /** Length or number of a distance: the symbol gives a range and further bits the place in it. */
  private int length(int symbol) throws EOFException {
    if (symbol < 4) {
      return symbol + 1;
    }
    int bits = symbol - 2 >> 1;
    return (2 + (symbol & 1) << bits) + in.number(bits) + 1;
  }

  /** Pixels back: the first numbers mean neighbours in the rows above. */
  private int distance(int number) {
    if (number > Neighbours.COUNT) {
      return number - Neighbours.COUNT;
    }
    return Math.max(1, Neighbours.distance(number, width));
  }
}
