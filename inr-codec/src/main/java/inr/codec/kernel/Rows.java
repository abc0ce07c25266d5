package inr.codec.kernel;

/** Lengths of the rows that layers are applied to. */
public final class Rows {
  /** Two vectors of the widest kind: kernels write to the end of such a block. */
  private static final int BLOCK = 32;

  private Rows() {}

  /** Length of an array for {@code count} samples. */
  public static int padded(int count) {
    return (count + BLOCK - 1) / BLOCK * BLOCK;
  }
}
