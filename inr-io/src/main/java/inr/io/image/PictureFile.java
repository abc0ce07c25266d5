package inr.io.image;

import inr.io.InputRoom;
import java.io.IOException;

/**
 * A picture file whose structure was walked to its end: what it says about itself, and its rows.
 */
interface PictureFile {
  /** What a picture is refused with that {@link FloatPictureReader} reads. */
  String FLOATING_POINT = "has samples of floating point, which are not rounded to integers";

  PictureHeader header();

  /**
   * Begins to decode.
   *
   * @param room for what cannot be decoded row by row
   * @throws IOException if the data is damaged or ends too early
   */
  PixelRows rows(InputRoom room) throws IOException;

  /** Whether a row is decoded when it is asked for, so that no more of the picture is held. */
  default boolean comesByRows() {
    return false;
  }
}
