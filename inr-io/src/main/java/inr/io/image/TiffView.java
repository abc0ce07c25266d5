package inr.io.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A TIFF as the codec is shown it: one page, whose directory has what decides the pixels, the right
 * lengths, and nothing else. The directory lies behind the end of the file, and eight bytes at its
 * beginning point there.
 */
final class TiffView extends ImageInputStreamImpl {
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int HEAD = 8;
  private static final int ENTRY = 12;
  private static final int ROWS_PER_STRIP = 278;
  private static final long MOST = 0xffffffffL;

  /** Tags that decide the pixels, except those of their places and those below. */
  private static final int[] KEPT = {
    256, 257, 292, 293, 322, 323, 347, 512, 513, 514, 515, 517, 518, 519, 520, 521, 529, 532
  };

  /** Tags of small numbers, which the codec wants to have 16 bits. */
  private static final int[] SMALL = {
    258, 259, 262, 266, 277, 284, 317, 320, 332, 338, 339, 530, 531
  };

  private final ImageInputStream file;
  private final byte[] head;
  private final long fileLength;
  private final byte[] tail;

  private record Tag(int type, int count, byte[] bytes) {}

  /**
   * A view of a page.
   *
   * @throws IOException if its places do not fit into 32 bits
   */
  TiffView(ImageInputStream file, TiffDirectory page, TiffPieces pieces) throws IOException {
    this.file = file;
    fileLength = file.length();
    ByteOrder order = page.order();
    SortedMap<Integer, Tag> tags = new TreeMap<>();
    for (int tag : KEPT) {
      Optional<TiffDirectory.Raw> raw = page.raw(tag);
      raw.ifPresent(r -> tags.put(tag, new Tag(r.type(), r.count(), r.bytes())));
    }
    for (int tag : SMALL) {
      Optional<long[]> numbers = page.values(tag);
      numbers.ifPresent(small -> tags.put(tag, shorts(small, order)));
    }
    tags.put(pieces.offsetTag(), longs(pieces.offsets(), order));
    tags.put(pieces.lengthTag(), longs(pieces.lengths(), order));
    if (pieces.tileWidth().isEmpty()) {
      tags.put(ROWS_PER_STRIP, longs(new long[] {pieces.pieceHeight()}, order));
    }
    long start = fileLength + (fileLength & 1);
    tail = directory(tags, start, order);
    if (start + tail.length > MOST) {
      throw new IOException("it is longer than 4 GiB, which is not read");
    }
    byte mark = (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M');
    head = new byte[HEAD];
    ByteBuffer.wrap(head).order(order).put(mark).put(mark).putShort((short) 42).putInt((int) start);
    setByteOrder(order);
  }

  private static Tag longs(long[] values, ByteOrder order) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * values.length).order(order);
    for (long value : values) {
      bytes.putInt((int) value);
    }
    return new Tag(LONG, values.length, bytes.array());
  }

  private static Tag shorts(long[] values, ByteOrder order) {
    ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * values.length).order(order);
    for (long value : values) {
      bytes.putShort((short) value);
    }
    return new Tag(SHORT, values.length, bytes.array());
  }

  private static byte[] directory(SortedMap<Integer, Tag> tags, long start, ByteOrder order) {
    int size = 2 + ENTRY * tags.size() + 4;
    int more = 0;
    for (Tag tag : tags.values()) {
      more += tag.bytes.length > Integer.BYTES ? tag.bytes.length + (tag.bytes.length & 1) : 0;
    }
    ByteBuffer out = ByteBuffer.allocate(size + more).order(order);
    out.putShort((short) tags.size());
    int place = size;
    for (var entry : tags.entrySet()) {
      Tag tag = entry.getValue();
      int next = out.position() + ENTRY;
      out.putShort((short) (int) entry.getKey()).putShort((short) tag.type).putInt(tag.count);
      if (tag.bytes.length > Integer.BYTES) {
        out.putInt((int) (start + place)).put(place, tag.bytes);
        place += tag.bytes.length + (tag.bytes.length & 1);
      } else {
        out.put(tag.bytes);
      }
      out.position(next);
    }
    return out.array();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    checkClosed();
    bitOffset = 0;
    long tailStart = fileLength + (fileLength & 1);
    int count;
    if (streamPos < HEAD) {
      count = (int) Math.min(length, HEAD - streamPos);
      System.arraycopy(head, (int) streamPos, target, offset, count);
    } else if (streamPos < fileLength) {
      file.seek(streamPos);
      count = file.read(target, offset, (int) Math.min(length, fileLength - streamPos));
    } else if (streamPos < tailStart) {
      count = Math.min(length, 1);
      target[offset] = 0;
    } else {
      count = (int) Math.min(length, tail.length - (streamPos - tailStart));
      if (count <= 0) {
        return length == 0 ? 0 : -1;
      }
      System.arraycopy(tail, (int) (streamPos - tailStart), target, offset, count);
    }
    streamPos += Math.max(0, count);
    return count;
  }

  @Override
  public long length() {
    return fileLength + (fileLength & 1) + tail.length;
  }
}
