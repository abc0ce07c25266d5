package inr.io.plan;

import java.util.Base64;
import java.util.zip.DataFormatException;

/** Bytes ⇄ text that JSON can hold: Base64 of the bytes after raw deflate. */
final class DeflatedText {
  private static final byte[] NO_DICTIONARY = {};

  private DeflatedText() {}

  static String of(byte[] bytes) {
    return Base64.getEncoder().encodeToString(RawDeflate.deflate(bytes, NO_DICTIONARY));
  }

  /**
   * The bytes of a text.
   *
   * @param most how many there may be
   * @throws DataFormatException if it is no such text, or one of more bytes
   */
  static byte[] bytes(String text, int most) throws DataFormatException {
    try {
      return RawDeflate.inflate(Base64.getDecoder().decode(text), NO_DICTIONARY, most);
    } catch (IllegalArgumentException damaged) {
      throw new DataFormatException(damaged.getMessage());
    }
  }
}
