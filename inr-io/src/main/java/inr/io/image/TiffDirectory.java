package inr.io.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/**
 * The first directory of a TIFF structure, as TIFF files and EXIF blocks have it: tag ↦ numbers,
 * read when asked for.
 *
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, section
 *     2</a>
 */
final class TiffDirectory {
  private static final int ORIENTATION = 274;
  private static final int[] WIDTHS = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

  private final ImageInputStream in;
  private final Map<Integer, Entry> entries = new HashMap<>();
  private final boolean followed;

  private record Entry(int width, long count, long position) {}

  /**
   * Reads the directory.
   *
   * @param in the whole structure, from its byte-order mark at position 0; its length is known
   * @throws EOFException if the directory is not inside
   */
  TiffDirectory(ImageInputStream in) throws IOException {
    this.in = in;
    in.seek(0);
    in.setByteOrder(
        in.readUnsignedShort() == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    in.seek(4);
    in.seek(in.readUnsignedInt());
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      int tag = in.readUnsignedShort();
      int type = in.readUnsignedShort();
      long values = in.readUnsignedInt();
      long place = in.getStreamPosition();
      int width = type < WIDTHS.length ? WIDTHS[type] : 0;
      entries.put(tag, new Entry(width, values, width * values > 4 ? in.readUnsignedInt() : place));
      in.seek(place + 4);
    }
    followed = in.readUnsignedInt() != 0;
  }

  /**
   * The numbers of a tag of whole numbers; empty if there is no such tag.
   *
   * @throws EOFException if they are not inside, found out before anything is allocated
   */
  Optional<long[]> values(int tag) throws IOException {
    Optional<Entry> entry = entry(tag);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    int width = entry.get().width;
    long[] values = new long[(int) entry.get().count];
    in.seek(entry.get().position);
    for (int i = 0; i < values.length; i++) {
      values[i] =
          width == 1
              ? in.readUnsignedByte()
              : width == 2 ? in.readUnsignedShort() : in.readUnsignedInt();
    }
    return Optional.of(values);
  }

  /** The bytes of a tag; empty if there is no such tag. */
  Optional<byte[]> bytes(int tag) throws IOException {
    Optional<Entry> entry = entry(tag);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = new byte[(int) (entry.get().count * entry.get().width)];
    in.seek(entry.get().position);
    in.readFully(bytes);
    return Optional.of(bytes);
  }

  private Optional<Entry> entry(int tag) throws IOException {
    Optional<Entry> found =
        Optional.ofNullable(entries.get(tag))
            .filter(e -> e.count > 0 && (e.width == 1 || e.width == 2 || e.width == 4));
    if (found.isPresent()
        && found.get().position + found.get().count * found.get().width > in.length()) {
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

  /** Whether another directory follows: a second page, or the thumbnail of an EXIF block. */
  boolean followed() {
    return followed;
  }
}
