package inr.codec.file;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Takes a file apart into its chunks and checks the sum of each. */
final class ChunkReader {
  private static final byte[] START = {(byte) 0x89, 'I', 'N', 'C', 1, 0};
  private static final int MAGIC = 4;
  private static final int VERSION = 4;

  /** Behind the minor version, which does not matter. */
  private static final int KIND = 6;

  /** Length of what comes before the first chunk. */
  static final int START_LENGTH = 7;

  private static final int CHECKED = 4;

  private final byte[] file;
  private final ByteBuffer in;

  /** A part of a file. */
  record Chunk(int type, int start, int from, int to, int end) {
    /** Bytes of the whole chunk. */
    int bytes() {
      return end - start;
    }
  }

  static boolean recognises(byte[] start) {
    return start.length >= MAGIC && Arrays.equals(start, 0, MAGIC, START, 0, MAGIC);
  }

  ChunkReader(byte[] file) throws CodecFormatException {
    this.file = file;
    in = Bytes.little(ByteBuffer.wrap(file));
    if (!recognises(file)) {
      throw new CodecFormatException("is not a coded picture: it does not begin as one");
    }
    Bytes.require(in, START_LENGTH, "the start of the file");
    in.position(START_LENGTH);
    if (file[VERSION] != START[VERSION]) {
      throw new CodecFormatException(
          "is of format version " + file[VERSION] + "; this program reads " + START[VERSION]);
    }
  }

  /** What a file of a kind of content begins with. */
  static byte[] start(int kind) {
    byte[] start = Arrays.copyOf(START, START_LENGTH);
    start[KIND] = (byte) kind;
    return start;
  }

  /** The kind of content. */
  int kind() {
    return file[KIND];
  }

  /**
   * The next chunk, or nothing at the end of the file.
   *
   * @throws CodecFormatException if it is cut or its checksum is another
   */
  Optional<Chunk> next() throws CodecFormatException {
    if (!in.hasRemaining()) {
      return Optional.empty();
    }
    int start = in.position();
    int type = in.get() & 0xff;
    long length = Bytes.varint(in);
    if (length + CHECKED > in.remaining()) {
      throw new CodecFormatException(
          "chunk of type "
              + type
              + " at byte "
              + start
              + " needs "
              + length
              + " bytes but "
              + Math.max(0, in.remaining() - CHECKED)
              + " are left");
    }
    int from = in.position();
    int to = from + (int) length;
    int found = in.getInt(to);
    in.position(to + CHECKED);
    // the first chunk answers for the start of the file too
    int checked = start == START_LENGTH ? 0 : start;
    if (checksum(file, checked, to) != found) {
      throw new CodecFormatException(
          "chunk of type " + type + " at byte " + start + " is damaged: its checksum differs");
    }
    return Optional.of(new Chunk(type, start, from, to, to + CHECKED));
  }

  static int checksum(byte[] bytes, int from, int to) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, from, to - from);
    return (int) sum.getValue();
  }
}
