package inr.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Rows in a file that is read and written and not mapped: a mapping would keep its room on the disk
 * until nothing refers to it any more.
 */
final class RowFile implements RowStore {
  private final FileChannel file;
  private final int bytesPerNumber;
  private final long rowBytes;
  private final ByteBuffer bytes;

  /**
   * Rows in a file that is there and long enough.
   *
   * @param file which is this one's from now on
   * @param bytesPerNumber 1 or 2
   */
  RowFile(FileChannel file, int bytesPerNumber, int rowNumbers) {
    this.file = file;
    this.bytesPerNumber = bytesPerNumber;
    rowBytes = (long) rowNumbers * bytesPerNumber;
    bytes = ByteBuffer.allocateDirect(Math.toIntExact(rowBytes));
  }

  @Override
  public void put(int row, int[] values) throws IOException {
    bytes.clear();
    for (int i = 0; bytes.hasRemaining(); i++) {
      if (bytesPerNumber == 1) {
        bytes.put((byte) values[i]);
      } else {
        bytes.putShort((short) values[i]);
      }
    }
    bytes.flip();
    for (long place = row * rowBytes; bytes.hasRemaining(); ) {
      place += file.write(bytes, place);
    }
  }

  @Override
  public void get(int row, int first, int count, int[] values) throws IOException {
    bytes.clear().limit(count * bytesPerNumber);
    for (long place = row * rowBytes + (long) first * bytesPerNumber; bytes.hasRemaining(); ) {
      int read = file.read(bytes, place);
      if (read < 0) {
        throw new EOFException("temporary file of rows ends too early");
      }
      place += read;
    }
    bytes.flip();
    for (int i = 0; i < count; i++) {
      values[i] = bytesPerNumber == 1 ? bytes.get() & 0xff : bytes.getShort() & 0xffff;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
