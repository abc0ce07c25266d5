package inr.io.image;

import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.stream.ImageInputStream;

/**
 * What the IHDR chunk of a PNG says.
 *
 * @param columns width
 * @param lines height
 * @param depth bits of a number: 1, 2, 4, 8 or 16
 * @param colourType 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha
 * @param interlaced whether the pixels come in seven passes
 * @see <a href="https://www.w3.org/TR/png-3/#11IHDR">PNG, third edition, section 11.2.1</a>
 */
record PngFormat(long columns, long lines, int depth, int colourType, boolean interlaced) {
  private static final int DEFLATE_RATIO = 1032; // zlib cannot do better

  static PngFormat read(Path file, ImageInputStream in, long place) throws IOException {
    in.seek(place);
    long width = in.readUnsignedInt();
    long height = in.readUnsignedInt();
    int depth = in.readUnsignedByte();
    int colourType = in.readUnsignedByte();
    int compression = in.readUnsignedByte();
    int filter = in.readUnsignedByte();
    int interlace = in.readUnsignedByte();
    boolean known =
        switch (colourType) {
          case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
          case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
          case 2, 4, 6 -> depth == 8 || depth == 16;
          default -> false;
        };
    if (!known || compression != 0 || filter != 0 || interlace > 1) {
      throw new SignalFormatException(
          file,
          "PNG header claims colour type "
              + colourType
              + ", "
              + depth
              + " bits, compression "
              + compression
              + ", filter "
              + filter
              + " and interlace "
              + interlace
              + "; the file is damaged");
    }
    return new PngFormat(width, height, depth, colourType, interlace == 1);
  }

  /** Refuses a size that so many bytes of data cannot hold. */
  void requirePlausible(Path file, long dataBytes) throws SignalFormatException {
    double least = ((double) columns * channels() * depth / Byte.SIZE + 1) * lines / DEFLATE_RATIO;
    PictureHeader.requirePlausible(file, columns, lines, (long) least, dataBytes);
  }

  int width() {
    return (int) columns;
  }

  int height() {
    return (int) lines;
  }

  /** Numbers of a pixel in the file. */
  int channels() {
    return switch (colourType) {
      case 2 -> 3;
      case 4 -> 2;
      case 6 -> 4;
      default -> 1;
    };
  }

  boolean hasAlpha() {
    return colourType == 4 || colourType == 6;
  }

  /** Bytes of a row of so many pixels. */
  int rowBytes(int pixels) {
    return (int) (((long) pixels * channels() * depth + Byte.SIZE - 1) / Byte.SIZE);
  }
}
