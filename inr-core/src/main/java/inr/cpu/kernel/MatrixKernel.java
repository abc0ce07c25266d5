package inr.cpu.kernel;

/**
 * The product that everything is made of: c[r, j] += Σ_k a[r, k]·b[k, j] on one panel.
 *
 * <p>a is read at {@code aOffset + r·aRow + k·aStep}, so the same kernel multiplies by activations
 * row by row and by their transpose. b is {@code [depth][width]} and c is {@code [rows][width]},
 * both contiguous, width a multiple of 16.
 *
 * <p>Every element is summed over k in order, one fused multiply-add at a time, starting from the
 * value in c. So the result does not depend on lanes, register tiles, or on how a longer sum is cut
 * into calls.
 */
public interface MatrixKernel {
  /** c += a·b; a and b are read, c is read and written. */
  void multiply(
      float[] a,
      int aOffset,
      int aRow,
      int aStep,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      int rows,
      int depth,
      int width);

  /**
   * c[j] += Σ_r b[r, j], rows in order; the gradient of a bias. b is {@code [rows][width]} and
   * read, c is {@code [width]}, width a multiple of 16.
   */
  void sumRows(float[] b, int bOffset, float[] c, int cOffset, int rows, int width);
}
