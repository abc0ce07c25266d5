package inr.io.image;

import java.io.IOException;

/** Rows of a PNG as the numbers in the file, before palette and widening. */
@FunctionalInterface
interface PngSamples {
  /**
   * The next row.
   *
   * @param numbers overwritten from 0: as many for each pixel as it has in the file
   */
  void next(int[] numbers) throws IOException;
}
