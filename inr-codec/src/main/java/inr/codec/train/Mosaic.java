package inr.codec.train;

import inr.codec.file.Header;
import inr.codec.shape.Pyramid;
import inr.signal.Medium;

/**
 * A picture made of pieces of another one, all of one size, that lie beside and below each other as
 * they lie in it.
 *
 * <p>In the mosaic, pieces begin where every grid has a symbol that begins, so that no symbol
 * belongs to two of them.
 *
 * @param side columns and rows of a piece; less where the picture ends
 * @param lefts where the columns of pieces begin in the other picture
 * @param tops where the rows of pieces begin
 * @param width columns of pixels
 * @param height rows of pixels
 */
record Mosaic(int side, int[] lefts, int[] tops, int width, int height) {
  /** A picture of at most so many pixels is no larger than what is learnt from. */
  private static final int MOST_PIXELS = 1 << 20;

  /** A symbol of the coarsest grid that there can be. */
  private static final int SIDE = 256;

  /** The whole of a picture. */
  static Mosaic whole(Medium.Picture medium) {
    return piece(0, 0, medium.width(), medium.height());
  }

  /** A tile of a picture. */
  static Mosaic tile(Header header, int tile) {
    Pyramid pyramid = header.pyramid(tile);
    return piece(header.left(tile), header.top(tile), pyramid.width(), pyramid.height());
  }

  private static Mosaic piece(int left, int top, int width, int height) {
    return new Mosaic(Math.max(width, height), new int[] {left}, new int[] {top}, width, height);
  }

  /**
   * A picture that stands for a larger one: pieces of 256 x 256 pixels, as many as a megapixel has,
   * evenly spread; of a picture that is no larger, all of it.
   */
  static Mosaic sample(Medium.Picture medium) {
    if ((long) medium.width() * medium.height() <= MOST_PIXELS) {
      return whole(medium);
    }
    int width = Math.min(SIDE, medium.width());
    int height = Math.min(SIDE, medium.height());
    int most = MOST_PIXELS / (width * height);
    int square = (int) Math.sqrt(most);
    int rows = Math.min(medium.height() / height, square);
    int columns = Math.min(medium.width() / width, most / rows);
    rows = Math.min(medium.height() / height, most / columns);
    return new Mosaic(
        SIDE,
        spread(columns, width, medium.width()),
        spread(rows, height, medium.height()),
        columns * width,
        rows * height);
  }

  /** Pieces in the middle of equal parts of a side. */
  private static int[] spread(int count, int piece, int side) {
    int[] starts = new int[count];
    for (int i = 0; i < count; i++) {
      starts[i] = (int) (((2L * i + 1) * side / count - piece) / 2);
    }
    return starts;
  }

  /** Column of the other picture that a column is. */
  int column(int x) {
    return lefts[x / side] + x % side;
  }

  /** Row of the other picture that a row is. */
  int row(int y) {
    return tops[y / side] + y % side;
  }
}
