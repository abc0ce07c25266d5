package inr.io.jpeg;

/** A block of 8 x 8 coefficients. */
final class Block {
  /** Numbers of a block. */
  static final int SIZE = 64;

  /** Pixels along its side. */
  static final int SIDE = 8;

  /** Place in the zigzag ↦ place in the block, row by row. */
  private static final int[] ZIGZAG = new int[SIZE];

  static {
    int place = 0;
    for (int diagonal = 0; diagonal < 2 * SIDE - 1; diagonal++) {
      int first = Math.max(0, diagonal - SIDE + 1);
      for (int i = first; i <= diagonal - first; i++) {
        int row = diagonal % 2 == 0 ? diagonal - i : i;
        ZIGZAG[place++] = row * SIDE + diagonal - row;
      }
    }
  }

  private Block() {}

  /** Place in a block, row by row, of place {@code k} in the zigzag. */
  static int natural(int k) {
    return ZIGZAG[k];
  }
}
