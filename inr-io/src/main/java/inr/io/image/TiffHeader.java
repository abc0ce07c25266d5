package inr.io.image;

import inr.io.SignalFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.stream.ImageInputStream;

/**
 * Size, profile and orientation of the first page of a TIFF, and whether all its strips or tiles
 * are inside the file.
 */
final class TiffHeader {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int STRIP_OFFSETS = 273;
  private static final int CHANNELS = 277;
  private static final int STRIP_BYTES = 279;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTES = 325;
  private static final int ICC = 34675;

  private TiffHeader() {}

  static PictureHeader read(Path file, ImageInputStream in) throws IOException {
    TiffDirectory directory = new TiffDirectory(in);
    long width = directory.value(WIDTH, 0);
    long height = directory.value(HEIGHT, 0);
    long channels = directory.value(CHANNELS, 1);
    long bits = directory.value(BITS, 1);
    if (channels > 64 || bits > 64 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw new SignalFormatException(
          file,
          "header claims "
              + width
              + " x "
              + height
              + " pixels of "
              + channels
              + " channels, "
              + bits
              + " bits each; the file is damaged");
    }
    long found = dataBytes(file, directory, in.length());
    long rowBytes = (width * channels * bits + 7) / 8;
    double least =
        rowBytes * (double) height / ratio((int) directory.value(COMPRESSION, 1), rowBytes);
    PictureHeader.requirePlausible(file, width, height, (long) least, found);
    List<String> notes = new ArrayList<>();
    if (directory.followed()) {
      notes.add("first of several pages");
    }
    return new PictureHeader(
        (int) width, (int) height, directory.bytes(ICC), directory.orientation(), notes);
  }

  private static long dataBytes(Path file, TiffDirectory directory, long length)
      throws IOException {
    boolean tiled = directory.values(TILE_OFFSETS).isPresent();
    long[] offsets = directory.values(tiled ? TILE_OFFSETS : STRIP_OFFSETS).orElse(new long[0]);
    long[] counts = directory.values(tiled ? TILE_BYTES : STRIP_BYTES).orElse(new long[0]);
    if (offsets.length != counts.length) {
      throw new SignalFormatException(
          file,
          "TIFF has "
              + offsets.length
              + " strips or tiles but the lengths of "
              + counts.length
              + "; the file is damaged");
    }
    long sum = 0;
    for (int i = 0; i < offsets.length; i++) {
      if (offsets[i] + counts[i] > length) {
        throw PictureHeader.cutOff(
            file, "part " + (i + 1) + " of " + offsets.length + " of its TIFF data");
      }
      sum += counts[i];
    }
    return sum;
  }

  /** How many bytes of picture one byte can stand for at most. */
  private static double ratio(int compression, long rowBytes) {
    return switch (compression) {
      case 1 -> 1; // none
      case 2, 3, 4 -> 8.0 * rowBytes; // CCITT: an unchanged row is one bit
      case 32773 -> 64; // PackBits
      default -> 2048; // LZW and Deflate; JPEG blocks of one bit
    };
  }
}
