package inr.io.image;

import java.nio.ByteBuffer;

/**
 * The segments of a JPEG, one after the other, of which some are kept: these are moved together, to
 * the beginning of the buffer.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B.1</a>
 */
final class JpegSegments {
  private static final int START = 2;
  private static final int HEAD = 4;
  private static final int COMMENT = 0xfe;
  private static final int END_OF_IMAGE = 0xd9;

  private final ByteBuffer bytes;
  private int position = START;
  private int kept = START;
  private int marker;
  private int from;
  private int to;
  private int junk;
  private boolean ended;

  JpegSegments(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  private int at(int place) {
    return bytes.get(place) & 0xff;
  }

  private static boolean isRestart(int code) {
    return code >= 0xd0 && code <= 0xd7;
  }

  /** Goes to the next segment; false at the end marker and where the file ends before or in one. */
  boolean advance() {
    while (position + 1 < bytes.capacity()) {
      int code = at(position + 1);
      if (at(position) != 0xff) {
        junk++;
        position++;
      } else if (code == 0xff) {
        position++; // any number of these may stand before a marker
      } else if (code <= 1 || isRestart(code) || code == 0xd8) {
        junk += 2;
        position += 2;
      } else if (code == END_OF_IMAGE) {
        ended = true;
        return false;
      } else {
        return open(code);
      }
    }
    return false;
  }

  private boolean open(int code) {
    if (position + HEAD > bytes.capacity()) {
      return false;
    }
    int length = at(position + 2) << 8 | at(position + 3);
    if (length < 2 || length > bytes.capacity() - position - 2) {
      return false;
    }
    marker = code;
    from = position + HEAD;
    to = position + 2 + length;
    position = to;
    return true;
  }

  /** Code of the segment's marker. */
  int marker() {
    return marker;
  }

  /** Bytes in the segment. */
  int length() {
    return to - from;
  }

  /** The first bytes of the segment, or all if it has fewer. */
  byte[] start(int most) {
    byte[] start = new byte[Math.min(most, length())];
    bytes.get(from, start);
    return start;
  }

  /**
   * Keeps the segment.
   *
   * @return where its marker is among what is kept
   */
  int keep() {
    int place = kept;
    move(from - HEAD, to);
    return place;
  }

  /** Keeps the segment and the coded pixels behind it. */
  void keepWithData() {
    int end = endOfData();
    move(from - HEAD, end);
    position = end;
  }

  /** Where a marker stands that is no restart; a zero after 0xff means the number itself. */
  private int endOfData() {
    int place = to;
    while (place < bytes.capacity()) {
      if (at(place) != 0xff) {
        place++;
        continue;
      }
      int next = place + 1;
      while (next < bytes.capacity() && at(next) == 0xff) {
        next++;
      }
      if (next < bytes.capacity() && at(next) != 0 && !isRestart(at(next))) {
        return place;
      }
      place = next + 1;
    }
    return bytes.capacity();
  }

  private void move(int first, int end) {
    if (first != kept) {
      bytes.put(kept, bytes, first, end - first);
    }
    kept += end - first;
  }

  /** Makes a comment of a segment that was kept. */
  void hide(int place) {
    bytes.put(place + 1, (byte) COMMENT);
  }

  /** Overwrites a number of two bytes of what was kept. */
  void put(int place, int value) {
    bytes.put(place, (byte) (value >> 8)).put(place + 1, (byte) value);
  }

  /** What was kept, without an end marker. */
  ByteBuffer kept() {
    return bytes.slice(0, kept);
  }

  /** What was kept, for a codec. */
  MemoryInput input() {
    return new MemoryInput(kept(), new byte[] {(byte) 0xff, (byte) END_OF_IMAGE});
  }

  /** Bytes between segments that mean nothing. */
  int junk() {
    return junk;
  }

  /** Whether the end marker was there. */
  boolean hasEnd() {
    return ended;
  }
}
