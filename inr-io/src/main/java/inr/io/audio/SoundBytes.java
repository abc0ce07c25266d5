package inr.io.audio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A sound file's bytes at any place. */
record SoundBytes(Path file, FileChannel in, ByteOrder order) {
  /**
   * Some bytes.
   *
   * @param where what they belong to, for the message
   * @throws SignalFormatException if they are not all there
   */
  ByteBuffer at(long position, int count, String where) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(order);
    while (buffer.hasRemaining()) {
      if (in.read(buffer, position + buffer.position()) < 0) {
        throw new SignalFormatException(
            file, "ends in " + where + "; the file is cut off or not a sound");
      }
    }
    return buffer.flip();
  }

  /** Four letters of a buffer. */
  static String letters(ByteBuffer buffer, int place) {
    byte[] letters = new byte[4];
    buffer.get(place, letters);
    return new String(letters, ISO_8859_1);
  }

  /**
   * Refuses a chunk that is longer than the file.
   *
   * @param position of its head
   * @param start of its bytes
   * @param claimed how many these are said to be
   */
  void requireChunk(long position, long start, long claimed) throws IOException {
    if (claimed > length() - start) {
      throw new SignalFormatException(
          file,
          "ends in its chunk at byte "
              + position
              + ", which claims "
              + claimed
              + " bytes; the file is cut off");
    }
  }

  long length() throws IOException {
    return in.size();
  }
}
