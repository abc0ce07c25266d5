package inr.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** Checksums of changed files made right again, in place. */
final class Checksums {
  private static final int PNG_SIGNATURE = 8;
  private static final int CONTAINER_PREFIX = 16;
  private static final int FLAC_HASH = 26;
  private static final int CODED_START = 7;

  private Checksums() {}

  /** CRC-32 of every chunk. */
  static byte[] png(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    long at = PNG_SIGNATURE;
    while (at + 12 <= bytes.length) {
      int length = file.getInt((int) at);
      long end = at + 8 + length;
      if (length < 0 || end + 4 > bytes.length) {
        break;
      }
      CRC32 sum = new CRC32();
      sum.update(bytes, (int) at + 4, length + 4);
      file.putInt((int) end, (int) sum.getValue());
      at = end + 4;
    }
    return bytes;
  }

  /** CRC-32C of every chunk of a coded picture. */
  static byte[] coded(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int start = 0; // the first sum covers the start of the file too
    int at = CODED_START;
    while (at + 2 <= bytes.length) {
      long length = 0;
      int digits = at + 1;
      do {
        length |= (bytes[digits] & 0x7fL) << 7 * (digits - at - 1);
      } while (bytes[digits++] < 0 && digits < Math.min(bytes.length, at + 6));
      long end = digits + length;
      if (end + 4 > bytes.length) {
        break;
      }
      CRC32C sum = new CRC32C();
      sum.update(bytes, start, (int) end - start);
      file.putInt((int) end, (int) sum.getValue());
      at = (int) end + 4;
      start = at;
    }
    return bytes;
  }

  /**
   * CRC-32C of a model file or checkpoint, and the length of its header, which ends with its JSON.
   */
  static byte[] container(byte[] bytes) {
    if (bytes.length < CONTAINER_PREFIX + 4) {
      return bytes;
    }
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int header = jsonLength(bytes, CONTAINER_PREFIX, bytes.length - 4);
    if (header > 0) {
      file.putInt(CONTAINER_PREFIX - 4, header);
    }
    return whole(bytes);
  }

  /** CRC-32C of all bytes before it, at the end. */
  static byte[] whole(byte[] bytes) {
    if (bytes.length < Integer.BYTES) {
      return bytes;
    }
    int end = bytes.length - Integer.BYTES;
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, end);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(end, (int) sum.getValue());
    return bytes;
  }

  /** Bytes of the object that begins somewhere, 0 if it does not end. */
  private static int jsonLength(byte[] bytes, int from, int to) {
    int depth = 0;
    boolean text = false;
    for (int i = from; i < to; i++) {
      byte letter = bytes[i];
      if (letter == '"') {
        text = !text;
      } else if (text && letter == '\\') {
        i++;
      } else if (!text && letter == '{') {
        depth++;
      } else if (!text && letter == '}' && --depth == 0) {
        return i + 1 - from;
      }
    }
    return 0;
  }

  /** CRC-8 of the header and CRC-16 of every frame, and no hash of the samples. */
  static byte[] flac(byte[] bytes) {
    if (bytes.length < FLAC_HASH + 16
        || !new String(bytes, 0, 4, StandardCharsets.ISO_8859_1).equals("fLaC")) {
      return bytes;
    }
    Arrays.fill(bytes, FLAC_HASH, FLAC_HASH + 16, (byte) 0);
    int frame = nextFrame(bytes, FLAC_HASH + 16);
    while (frame < bytes.length) {
      int next = nextFrame(bytes, frame + 2);
      int header = frame + frameHeader(bytes, frame);
      if (header + 3 <= next) {
        bytes[header] = (byte) crc(bytes, frame, header, 8, 0x07);
        int sum = crc(bytes, frame, next - 2, 16, 0x8005);
        bytes[next - 2] = (byte) (sum >> 8);
        bytes[next - 1] = (byte) sum;
      }
      frame = next;
    }
    return bytes;
  }

  private static int nextFrame(byte[] bytes, int from) {
    for (int i = from; i + 4 < bytes.length; i++) {
      if (bytes[i] == (byte) 0xff && (bytes[i + 1] & 0xfe) == 0xf8) {
        return i;
      }
    }
    return bytes.length;
  }

  /** Bytes of a frame's header before its checksum (RFC 9639, section 9.1). */
  private static int frameHeader(byte[] bytes, int frame) {
    int sizeCode = bytes[frame + 2] >> 4 & 15;
    int rateCode = bytes[frame + 2] & 15;
    int number = Math.max(1, Integer.numberOfLeadingZeros(~(bytes[frame + 4] << 24)));
    int size = sizeCode == 6 ? 1 : sizeCode == 7 ? 2 : 0;
    int rate = rateCode == 12 ? 1 : rateCode == 13 || rateCode == 14 ? 2 : 0;
    return 4 + number + size + rate;
  }

  private static int crc(byte[] bytes, int from, int to, int width, int polynomial) {
    int sum = 0;
    int top = 1 << width - 1;
    for (int i = from; i < to; i++) {
      sum ^= (bytes[i] & 0xff) << width - 8;
      for (int bit = 0; bit < 8; bit++) {
        sum = (sum & top) == 0 ? sum << 1 : sum << 1 ^ polynomial;
      }
    }
    return sum & (top << 1) - 1;
  }
}
