package inr.io.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/**
 * A directory of a TIFF structure, as TIFF and BigTIFF files and EXIF blocks have it: tag ↦
 * numbers, read when asked for.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, section
 *     2</a>; <a href="https://www.awaresystems.be/imaging/tiff/bigtiff.html">BigTIFF</a>
 */
final class TiffDirectory {
  private static final int ORIENTATION = 274;
  private static final int BIG = 43;
  private static final int[] WIDTHS = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};
  private static final int LONG8 = 16;
  private static final int IFD8 = 18;

  private final ImageInputStream in;
  private final boolean big;
  private final Map<Integer, Entry> entries = new HashMap<>();
  private final long next;

  /**
   * A tag as it is stored.
   *
   * @param type of the numbers, as TIFF numbers them
   * @param width bytes of a number, 0 if the type is not known
   * @param count how many there are
   * @param position of the first
   */
  private record Entry(int type, int width, long count, long position) {}

  /**
   * A tag with its numbers as they are stored.
   *
   * @param type of the numbers, as TIFF numbers them
   * @param count how many there are
   * @param bytes of all of them
   */
  record Raw(int type, int count, byte[] bytes) {}

  /**
   * Reads the first directory.
   *
   * @param in the whole structure, from its byte-order mark at position 0; its length is known
   * @throws EOFException if the directory is not inside
   */
  static TiffDirectory first(ImageInputStream in) throws IOException {
    in.seek(0);
    in.setByteOrder(
        in.readUnsignedShort() == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    boolean big = in.readUnsignedShort() == BIG;
    in.seek(big ? 8 : 4);
    return new TiffDirectory(in, big, big ? in.readLong() : in.readUnsignedInt());
  }

  private TiffDirectory(ImageInputStream in, boolean big, long position) throws IOException {
    this.in = in;
    this.big = big;
    if (position < 0 || position > in.length()) {
      throw new EOFException("directory at byte " + position);
    }
    in.seek(position);
    long count = big ? in.readLong() : in.readUnsignedShort();
    for (long i = 0; i < count; i++) {
      int tag = in.readUnsignedShort();
      int type = in.readUnsignedShort();
      long values = unsigned();
      long place = in.getStreamPosition();
      int width = type < WIDTHS.length ? WIDTHS[type] : 0;
      boolean inside = values >= 0 && values <= (big ? 8 : 4) / Math.max(1, width);
      entries.putIfAbsent(tag, new Entry(type, width, values, inside ? place : unsigned()));
      in.seek(place + (big ? 8 : 4));
    }
    next = unsigned();
  }

  private long unsigned() throws IOException {
    return big ? in.readLong() : in.readUnsignedInt();
  }

  /** The next directory: a further page, or the thumbnail of an EXIF block. */
  Optional<TiffDirectory> next() throws IOException {
    return next == 0 ? Optional.empty() : Optional.of(new TiffDirectory(in, big, next));
  }

  /** Byte order of the numbers. */
  ByteOrder order() {
    return in.getByteOrder();
  }

  /** Whether the structure is a BigTIFF. */
  boolean isBig() {
    return big;
  }

  /**
   * The numbers of a tag of whole numbers; empty if there is no such tag.
   *
   * @throws EOFException if they are not inside, found out before anything is allocated
   */
  Optional<long[]> values(int tag) throws IOException {
    Optional<Entry> entry = entry(tag).filter(e -> e.width < 8 || e.type >= LONG8);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    int width = entry.get().width;
    long[] values = new long[(int) entry.get().count];
    in.seek(entry.get().position);
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (width) {
            case 1 -> in.readUnsignedByte();
            case 2 -> in.readUnsignedShort();
            case 4 -> in.readUnsignedInt();
            default -> in.readLong();
          };
    }
    return Optional.of(values);
  }

  /** The bytes of a tag; empty if there is no such tag. */
  Optional<byte[]> bytes(int tag) throws IOException {
    return raw(tag).map(Raw::bytes);
  }

  /** A tag as it is stored; empty if there is none, or one of 64-bit places. */
  Optional<Raw> raw(int tag) throws IOException {
    Optional<Entry> entry = entry(tag).filter(e -> e.type < LONG8 || e.type > IFD8);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = new byte[(int) (entry.get().count * entry.get().width)];
    in.seek(entry.get().position);
    in.readFully(bytes);
    return Optional.of(new Raw(entry.get().type, (int) entry.get().count, bytes));
  }

  private Optional<Entry> entry(int tag) throws IOException {
    Optional<Entry> found =
        Optional.ofNullable(entries.get(tag)).filter(e -> e.count > 0 && e.width > 0);
    if (found.isPresent()
        && (found.get().count > in.length()
            || found.get().position < 0
            || found.get().position > in.length() - found.get().count * found.get().width)) {
      throw new EOFException(
          "tag " + tag + " claims " + found.get().count + " values, more than are there");
    }
    return found;
  }

  /** The first number of a tag, or {@code otherwise}. */
  long value(int tag, long otherwise) throws IOException {
    return values(tag).map(values -> values[0]).orElse(otherwise);
  }

  /** Orientation of the picture; upright if there is none. */
  Orientation orientation() throws IOException {
    return Orientation.of(value(ORIENTATION, 1));
  }
}
