package inr.io.image;

import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * What a page of a TIFF says about its numbers.
 *
 * @param width columns
 * @param height rows
 * @param channels numbers of a pixel
 * @param bits of a number
 * @param kind of the numbers: 1 unsigned, 2 signed, 3 floating point, 4 undefined
 * @param compression as TIFF numbers it
 * @param colours what they mean, as TIFF numbers it
 * @param planar whether each channel lies by itself
 * @param across pixels that share their chroma along a row; 1 if none do
 * @param down the same along a column
 */
record TiffFormat(
    int width,
    int height,
    int channels,
    int bits,
    int kind,
    int compression,
    int colours,
    boolean planar,
    int across,
    int down) {
  static final int FLOATING_POINT = 3;
  static final int UNCOMPRESSED = 1;
  static final int PALETTE = 3;
  static final int YCBCR = 6;
  private static final int CIELAB = 8;
  private static final int UNKNOWN_COLOURS = -1;

  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int COLOURS = 262;
  private static final int CHANNELS = 277;
  private static final int PLANAR = 284;
  private static final int KIND = 339;
  private static final int SUBSAMPLING = 530;
  private static final int MOST_CHANNELS = 64;

  private static final Map<Integer, String> NOT_READ =
      Map.of(
          34661, "JBIG",
          34712, "JPEG 2000",
          34887, "LERC",
          34925, "LZMA",
          50000, "Zstandard",
          50001, "WebP",
          50002, "JPEG XL");

  /** Reads what a page says and refuses what is never read. */
  static TiffFormat read(Path file, TiffDirectory page) throws IOException {
    long width = page.value(WIDTH, 0);
    long height = page.value(HEIGHT, 0);
    long channels = page.value(CHANNELS, 1);
    long[] bits = page.values(BITS).orElse(new long[] {1});
    if (channels < 1 || channels > MOST_CHANNELS || bits[0] < 1 || bits[0] > 64) {
      throw new SignalFormatException(
          file,
          "header claims "
              + width
              + " x "
              + height
              + " pixels of "
              + channels
              + " channels, "
              + bits[0]
              + " bits each; the file is damaged");
    }
    PictureHeader.requirePlausible(file, width, height, 0, 0);
    if (Arrays.stream(bits).limit(channels).distinct().count() > 1) {
      throw new SignalFormatException(
          file, "has samples of different depths " + Arrays.toString(bits) + "; one depth is read");
    }
    int compression = (int) page.value(COMPRESSION, UNCOMPRESSED);
    if (NOT_READ.containsKey(compression)) {
      throw new SignalFormatException(
          file,
          "is compressed with "
              + NOT_READ.get(compression)
              + " (TIFF compression "
              + compression
              + "), which is not read; save it with LZW, Deflate or none");
    }
    int colours = (int) page.value(COLOURS, UNKNOWN_COLOURS);
    long[] shared =
        colours == YCBCR && channels == 3
            ? page.values(SUBSAMPLING).orElse(new long[] {2, 2})
            : new long[] {1, 1};
    if (shared.length < 2 || shared[0] < 1 || shared[0] > 4 || shared[1] < 1 || shared[1] > 4) {
      throw new SignalFormatException(file, "TIFF claims an unknown sharing of chroma");
    }
    return new TiffFormat(
        (int) width,
        (int) height,
        (int) channels,
        (int) bits[0],
        kind(file, page, (int) channels, (int) bits[0]),
        compression,
        colours,
        page.value(PLANAR, 1) == 2 && channels > 1,
        (int) shared[0],
        (int) shared[1]);
  }

  private static int kind(Path file, TiffDirectory page, int channels, int bits)
      throws IOException {
    long[] kinds = page.values(KIND).orElse(new long[] {1});
    boolean one = Arrays.stream(kinds).limit(channels).distinct().count() == 1;
    boolean unsigned = one && (kinds[0] == 1 || kinds[0] == 4) && bits <= 16;
    boolean floatingPoint = one && kinds[0] == FLOATING_POINT && bits == Float.SIZE;
    if (!unsigned && !floatingPoint) {
      String what =
          !one
              ? "different kinds of"
              : kinds[0] == 2
                  ? "signed"
                  : kinds[0] == FLOATING_POINT
                      ? "floating-point"
                      : kinds[0] >= 5 ? "complex" : "unsigned";
      throw new SignalFormatException(
          file,
          "has "
              + what
              + " samples of "
              + bits
              + " bits; unsigned integers of 1 to 16 bits and floating point of 32 are read");
    }
    return (int) kinds[0];
  }

  /** Whether the picture is compressed in a way of faxes. */
  boolean isFax() {
    return compression >= 2 && compression <= 4 || compression == 32_771;
  }

  /** Whether each pixel is a place in the CIELAB colours. */
  boolean isLab() {
    return colours == CIELAB;
  }

  /** Numbers of a pixel that are no alpha. */
  int colourChannels() {
    return switch (colours) {
      case 0, 1, PALETTE -> 1;
      case 5 -> 4;
      case UNKNOWN_COLOURS -> channels < 3 ? 1 : 3;
      default -> 3;
    };
  }

  /** Bytes of a piece of the picture that is not compressed, of all channels or of one. */
  long bytes(long columns, long rows) {
    if (across * down > 1) {
      long squares = (columns + across - 1) / across * ((rows + down - 1) / down);
      return (squares * (across * down + 2) * bits + Byte.SIZE - 1) / Byte.SIZE;
    }
    return (columns * (planar ? 1 : channels) * bits + Byte.SIZE - 1) / Byte.SIZE * rows;
  }
}
