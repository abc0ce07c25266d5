package inr.io.plan;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Bytes ⇄ raw deflate (RFC 1951), perhaps with a dictionary that both sides know. */
public final class RawDeflate {
  private static final int BUFFER = 1 << 14;

  private RawDeflate() {}

  /** The bytes of a stream that {@link #inflate} reads. */
  public static byte[] deflate(byte[] bytes, byte[] dictionary) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setDictionary(dictionary);
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[BUFFER];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /**
   * The bytes of a stream.
   *
   * @param most how many there may be
   * @throws DataFormatException if it is no such stream, or one of more bytes
   */
  public static byte[] inflate(byte[] stream, byte[] dictionary, int most)
      throws DataFormatException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setDictionary(dictionary);
      // Raw deflate wants a byte after its end.
      inflater.setInput(Arrays.copyOf(stream, stream.length + 1));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[BUFFER];
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
}
