package inr.codec;

import inr.codec.file.CodecFile;
import inr.codec.file.CodecFormatException;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.IOException;

/**
 * The front door: bytes of a coded picture become the picture, with the same samples on every
 * machine.
 */
public final class Codec {
  /** Pixels that are accepted where nobody says otherwise: 16,384 x 16,384. */
  public static final long MOST_PIXELS = 1L << 28;

  private static final int ROWS = 64;

  private Codec() {}

  /**
   * Decodes a picture with all processors.
   *
   * @throws CodecFormatException if the bytes are not a whole and undamaged picture
   */
  public static DecodedPicture decode(byte[] file) throws IOException {
    return decode(CodecFile.of(file, MOST_PIXELS));
  }

  /**
   * Decodes the beginning of a file: of grids that are not there all numbers count as 0, so the
   * picture is blurred.
   *
   * @throws CodecFormatException if there is less than the header and the networks
   */
  public static DecodedPicture preview(byte[] start) throws IOException {
    return decode(CodecFile.ofPrefix(start, MOST_PIXELS));
  }

  /**
   * A decoder that gives a picture row by row.
   *
   * @param threads how many work on it; the samples do not depend on that
   */
  public static PictureDecoder decoder(CodecFile file, int threads) {
    return new PictureDecoder(file, threads);
  }

  private static DecodedPicture decode(CodecFile file) throws IOException {
    try (PictureDecoder decoder = decoder(file, Runtime.getRuntime().availableProcessors())) {
      return decode(decoder);
    }
  }

  /**
   * All rows of a decoder that has given none yet.
   *
   * @throws CodecFormatException as {@link PictureDecoder#read}, or if the picture has more samples
   *     than an array holds
   */
  public static DecodedPicture decode(PictureDecoder decoder) throws IOException {
    Medium.Picture medium = decoder.medium();
    long size = (long) medium.width() * medium.height() * medium.channels();
    if (size > Integer.MAX_VALUE - 8) {
      throw new CodecFormatException(medium.text() + " does not fit in one array; read it by rows");
    }
    int length = medium.width() * medium.channels();
    int[] rows = new int[ROWS * length];
    byte[] bytes = new byte[medium.bitDepth() == 8 ? (int) size : 0];
    short[] shorts = new short[medium.bitDepth() == 8 ? 0 : (int) size];
    for (int y = 0; y < medium.height(); y += ROWS) {
      int count = Math.min(ROWS, medium.height() - y);
      decoder.read(y, count, rows);
      for (int i = 0, at = y * length; i < count * length; i++, at++) {
        if (medium.bitDepth() == 8) {
          bytes[at] = (byte) rows[i];
        } else {
          shorts[at] = (short) rows[i];
        }
      }
    }
    Samples samples =
        medium.bitDepth() == 8
            ? new Samples.UnsignedBytes(bytes)
            : new Samples.UnsignedShorts(shorts);
    return new DecodedPicture(medium, samples, decoder.profile());
  }
}
