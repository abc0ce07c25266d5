package inr.codec.train;

import inr.codec.train.state.StateCode;
import java.io.IOException;

/**
 * What the tiles that are done cost together.
 *
 * @param pixels of them
 * @param squares mean squared error of each, times its pixels
 * @param bits of their latents
 */
record TileSums(long pixels, double squares, double bits) {
  /** The same with one tile more. */
  TileSums with(Objective.Loss tile, int pixelsOfTile) {
    return new TileSums(
        pixels + pixelsOfTile, squares + tile.error() * pixelsOfTile, bits + tile.bits());
  }

  /** Mean squared error of all. */
  double error() {
    return squares / pixels;
  }

  /** The sums that were written, or these. */
  TileSums state(StateCode code) throws IOException {
    return new TileSums(
        code.number(pixels, 0, Long.MAX_VALUE), code.real(squares), code.real(bits));
  }
}
