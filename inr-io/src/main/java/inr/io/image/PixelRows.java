package inr.io.image;

import java.awt.image.DataBuffer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a picture from top to bottom as the numbers that are stored in it, in the order grey, R G
 * B or C M Y K, then alpha; of 8 or 16 bits, whatever they had in the file.
 */
interface PixelRows {
  /** Numbers of a pixel that are not alpha: 1 grey, 3 RGB, 4 CMYK. */
  int colours();

  /** Whether alpha follows the colours. */
  boolean hasAlpha();

  /** Numbers of a pixel. */
  default int channels() {
    return colours() + (hasAlpha() ? 1 : 0);
  }

  /** Bits of a number, 8 or 16. */
  int bitDepth();

  /**
   * The next row.
   *
   * @param row overwritten from 0: width·channels numbers
   * @throws IOException if the data is damaged or ends too early
   */
  void next(int[] row) throws IOException;

  /** All rows, one after the other, if they lie like that somewhere already. */
  default Optional<DataBuffer> stored() {
    return Optional.empty();
  }

  /** What is changed on the way from the file to the rows, complete when all were read. */
  List<String> notes();
}
