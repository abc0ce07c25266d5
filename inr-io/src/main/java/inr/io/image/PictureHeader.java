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
  /** Elements of an array, and of what else is indexed like one. */
  private static final int MOST_ELEMENTS = Integer.MAX_VALUE - 8;

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

  /** Refuses more of something than an index can tell apart. */
  static void requireIndexable(Path file, long count, String what) throws SignalFormatException {
    if (count > MOST_ELEMENTS) {
      throw new SignalFormatException(
          file, "has " + count + " " + what + "; at most " + MOST_ELEMENTS + " are read");
    }
  }

  /** A file whose structure breaks off. */
  static SignalFormatException cutOff(Path file, String where) {
    return new SignalFormatException(file, "ends in " + where + "; the file is cut off");
  }
}
