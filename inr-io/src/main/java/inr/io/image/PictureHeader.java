package inr.io.image;

import inr.io.SignalFormatException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a picture file says about itself, found by walking its structure to the end before any codec
 * sees it.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param profile embedded ICC profile
 * @param orientation EXIF orientation
 * @param notes what else a reader should know
 */
record PictureHeader(
    int width, int height, Optional<byte[]> profile, Orientation orientation, List<String> notes) {
  /** Pixels that are believed of a file of any length: a flat picture takes next to no bytes. */
  private static final long FREE_PIXELS = 1L << 26;

  /** Further pixels that each byte is believed to stand for. */
  private static final long PIXELS_PER_BYTE = 20_000;

  /** A row is held as integers, perhaps twice, and leaves most of the heap alone. */
  private static final int ROWS_IN_HEAP = 16;

  PictureHeader {
    notes = List.copyOf(notes);
  }

  /**
   * Refuses a size that the file cannot hold, however well it is compressed.
   *
   * @param least fewest bytes that the format can squeeze such a picture into
   * @param found bytes of pixel data that the file has
   */
  static void requirePlausible(Path file, long width, long height, long least, long found)
      throws SignalFormatException {
    if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw new SignalFormatException(
          file,
          "header claims "
              + width
              + " x "
              + height
              + " pixels; 1 x 1 to "
              + Integer.MAX_VALUE
              + " a side are accepted");
    }
    if (found < least) {
      throw new SignalFormatException(
          file,
          "header claims "
              + width
              + " x "
              + height
              + " pixels, which take at least "
              + least
              + " bytes, but the file has "
              + found
              + " bytes of pixel data; it is damaged or cut off");
    }
  }

  /**
   * Refuses a size that a format could squeeze into as few bytes as there are, but nobody means.
   *
   * @param found bytes of pixel data that the file has
   */
  static void requireBelievable(Path file, long width, long height, long found)
      throws SignalFormatException {
    requirePlausible(file, width, height, 0, found);
    long most = FREE_PIXELS + PIXELS_PER_BYTE * found;
    if (width * height > most) {
      throw new SignalFormatException(
          file,
          "header claims "
              + width
              + " x "
              + height
              + " pixels but the file has "
              + found
              + " bytes of pixel data, which are believed to hold up to "
              + most
              + " pixels");
    }
  }

  /** Refuses rows that a part of the heap cannot hold. */
  static void requireRowFits(Path file, long numbers) throws SignalFormatException {
    long heap = Runtime.getRuntime().maxMemory();
    long most = heap / ROWS_IN_HEAP / Integer.BYTES;
    if (numbers > most) {
      throw new SignalFormatException(
          file,
          "has rows of "
              + numbers
              + " samples and Java may use "
              + (heap >> 20)
              + " MiB, enough for rows of "
              + most
              + "; allow it more (java -Xmx)");
    }
  }

  /** A file whose structure breaks off. */
  static SignalFormatException cutOff(Path file, String where) {
    return new SignalFormatException(file, "ends in " + where + "; the file is cut off");
  }
}
