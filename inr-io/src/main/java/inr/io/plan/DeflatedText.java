package inr.io.plan;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Bytes ⇄ text that JSON can hold: Base64 of the bytes after raw deflate. */
final class DeflatedText {
  private DeflatedText() {}

  static String of(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 14];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return Base64.getEncoder().encodeToString(out.toByteArray());
    } finally {
      deflater.end();
    }
  }

  /**
   * The bytes of a text.
   *
   * @param most how many there may be
   * @throws DataFormatException if it is no such text, or one of more bytes
   */
  static byte[] bytes(String text, int most) throws DataFormatException {
    byte[] deflated = deflated(text);
    Inflater inflater = new Inflater(true);
    try {
      // Raw deflate wants a byte after its end.
      inflater.setInput(Arrays.copyOf(deflated, deflated.length + 1));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 14];
      while (!inflater.finished()) {
        int count = inflater.inflate(buffer);
        if (count == 0 && !inflater.finished() || out.size() + count > most) {
          throw new DataFormatException();
        }
        out.write(buffer, 0, count);
      }
      return out.toByteArray();
    } finally {
      inflater.end();
    }
  }

  private static byte[] deflated(String text) throws DataFormatException {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException damaged) {
      throw new DataFormatException(damaged.getMessage());
    }
  }
}
