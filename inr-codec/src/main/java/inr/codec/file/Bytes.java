package inr.codec.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers in a buffer of bytes, little-endian, and lengths as unsigned LEB128. */
final class Bytes {
  private static final int LONGEST_VARINT = 5;

  private Bytes() {}

  static ByteBuffer little(ByteBuffer buffer) {
    return buffer.order(ByteOrder.LITTLE_ENDIAN);
  }

  static byte[] used(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.position()];
    buffer.duplicate().flip().get(bytes);
    return bytes;
  }

  static void putVarint(ByteBuffer out, int value) {
    int rest = value;
    while (rest >>> 7 != 0) {
      out.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  /** A number of at most 35 bits. */
  static long varint(ByteBuffer in) throws CodecFormatException {
    long value = 0;
    for (int i = 0; i < LONGEST_VARINT; i++) {
      require(in, 1, "a length");
      byte next = in.get();
      value |= (next & 0x7fL) << 7 * i;
      if (next >= 0) {
        return value;
      }
    }
    throw new CodecFormatException("a length has more than " + LONGEST_VARINT + " bytes");
  }

  static void require(ByteBuffer in, int bytes, String part) throws CodecFormatException {
    if (in.remaining() < bytes) {
      throw new CodecFormatException(
          part + " needs " + bytes + " bytes but " + in.remaining() + " are left");
    }
  }
}
