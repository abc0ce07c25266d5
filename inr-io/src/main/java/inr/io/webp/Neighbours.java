package inr.io.webp;

/**
 * The neighbours that the first numbers of a distance mean, from near to far.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649#section-3.5.2.2">RFC 9649, section
 *     3.5.2.2</a>
 */
final class Neighbours {
  /** How many there are. */
  static final int COUNT = 120;

  /** Columns to the left and rows above. */
  private static final int[] PLACES =
      NumberTable.of(
          """
          0 1  1 0  1 1  -1 1  0 2  2 0  1 2  -1 2  2 1  -2 1  2 2  -2 2
          0 3  3 0  1 3  -1 3  3 1  -3 1  2 3  -2 3  3 2  -3 2  0 4  4 0
          1 4  -1 4  4 1  -4 1  3 3  -3 3  2 4  -2 4  4 2  -4 2  0 5  3 4
          -3 4  4 3  -4 3  5 0  1 5  -1 5  5 1  -5 1  2 5  -2 5  5 2  -5 2
          4 4  -4 4  3 5  -3 5  5 3  -5 3  0 6  6 0  1 6  -1 6  6 1  -6 1
          2 6  -2 6  6 2  -6 2  4 5  -4 5  5 4  -5 4  3 6  -3 6  6 3  -6 3
          0 7  7 0  1 7  -1 7  5 5  -5 5  7 1  -7 1  4 6  -4 6  6 4  -6 4
          2 7  -2 7  7 2  -7 2  3 7  -3 7  7 3  -7 3  5 6  -5 6  6 5  -6 5
          8 0  4 7  -4 7  7 4  -7 4  8 1  8 2  6 6  -6 6  8 3  5 7  -5 7
          7 5  -7 5  8 4  6 7  -6 7  7 6  -7 6  8 5  7 7  -7 7  8 6  8 7
          """);

  private Neighbours() {}

  /** Pixels from neighbour 1 to {@link #COUNT} to the pixel, in a picture of this width. */
  static int distance(int number, int width) {
    return PLACES[2 * number - 2] + PLACES[2 * number - 1] * width;
  }
}
