package inr.codec.train.rate;

/**
 * Which tiles of the finest grid a step looks at. That grid has three quarters of the symbols, and
 * its gradient is good enough of half of them: like fields of a chessboard they take turns, and
 * count twice, so that two steps see what the whole grid is.
 */
public enum Board {
  /** All of them. */
  WHOLE,
  /** Those whose row and column in tiles are even or odd together. */
  WHITE,
  /** The others. */
  BLACK;

  /** White in even steps, black in odd ones. */
  public static Board ofStep(long step) {
    return step % 2 == 0 ? WHITE : BLACK;
  }

  /**
   * How often a tile counts, 0 to 2.
   *
   * @param column of the tile, in tiles
   */
  int weight(int row, int column) {
    if (this == WHOLE) {
      return 1;
    }
    boolean white = (row + column) % 2 == 0;
    return white == (this == WHITE) ? 2 : 0;
  }
}
