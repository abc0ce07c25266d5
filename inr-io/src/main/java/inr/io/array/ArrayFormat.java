package inr.io.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A kind of file that holds an array. */
interface ArrayFormat {
  /**
   * Whether a file is of this kind, by its beginning or its name.
   *
   * @throws IOException if the disk fails
   */
  boolean recognises(Path file) throws IOException;

  /**
   * Reads the header.
   *
   * @param in the file, from its beginning; can be marked
   * @throws inr.io.SignalFormatException if it says what is not read
   * @throws IOException if the disk fails or the header is cut off
   */
  Opened open(Path file, InputStream in) throws IOException;

  /**
   * A file whose header has been read.
   *
   * @param layout what it says
   * @param numbers gives the stored numbers, from the first on
   * @param packed whether they lie in the file in fewer bytes
   */
  record Opened(ArrayLayout layout, InputStream numbers, boolean packed) {}
}
