package inr.io.jpeg;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The coded bytes of a scan: zeros that are stuffed behind 0xff left out, up to the next mark. */
final class ScanData {
  private static final int MARK = 0xff;
  private static final int FIRST_RESTART = 0xd0;

  private final ByteBuffer data;
  private final int end;
  private int position;
  private int nextRestart;

  /** The bytes from {@code start} to {@code end}. */
  ScanData(ByteBuffer data, int start, int end) {
    this.data = data;
    this.end = end;
    position = start;
  }

  /** The next byte, −1 at a mark and at the end. */
  int next() {
    if (position >= end) {
      return -1;
    }
    int value = data.get(position) & 0xff;
    if (value != MARK) {
      position++;
      return value;
    }
    int behind = position + 1;
    while (behind < end && (data.get(behind) & 0xff) == MARK) {
      behind++;
    }
    if (behind < end && data.get(behind) == 0) {
      position = behind + 1;
      return MARK;
    }
    return -1;
  }

  /** Whether only zeros are left before the next mark. */
  boolean isUsedUp() {
    int value = next();
    while (value == 0) {
      value = next();
    }
    return value < 0;
  }

  /**
   * Goes behind the next mark.
   *
   * @throws IOException if it is not the mark of a restart whose turn it is
   */
  void restart() throws IOException {
    while (position < end && (data.get(position) & 0xff) == MARK) {
      position++;
    }
    if (position >= end) {
      throw new EOFException("JPEG data ends too early");
    }
    if ((data.get(position) & 0xff) != FIRST_RESTART + nextRestart) {
      throw new IOException("a restart of it is missing");
    }
    position++;
    nextRestart = (nextRestart + 1) % 8;
  }
}
