package inr.interchange.program;

import java.util.Arrays;

/** Numbers four by four, as a texture has them. Grows. */
final class Texels {
  private static final int LANES = PassText.LANES;

  private float[] numbers = new float[1 << 10];
  private int size;

  /** Vectors of four that so many columns take. */
  static int vectors(int columns) {
    return (columns + LANES - 1) / LANES;
  }

  /** Makes room, zeros, for so many vectors; the place of the first. */
  private int room(int vectors) {
    int first = size / LANES;
    size = Math.addExact(size, Math.multiplyExact(LANES, vectors));
    if (size > numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(size, 2 * numbers.length));
    }
    return first;
  }

  /** Appends a vector of any length; the place of its first texel. */
  int vector(float[] vector) {
    int first = room(vectors(vector.length));
    System.arraycopy(vector, 0, numbers, LANES * first, vector.length);
    return first;
  }

  /** Appends one number for all lanes; the place of its texel. */
  int all(float number) {
    float[] lanes = new float[LANES];
    Arrays.fill(lanes, number);
    return vector(lanes);
  }

  /**
   * Appends a matrix in blocks of four by four, those of four rows side by side, each column by
   * column; the place of its first texel.
   *
   * @param widths columns of the inputs, each of which begins with a block
   */
  int matrix(Matrix matrix, int[] widths) {
    int across = Arrays.stream(widths).map(Texels::vectors).sum();
    int first = room(vectors(matrix.rows()) * across * LANES);
    int block = 0;
    int column = 0;
    for (int width : widths) {
      for (int c = 0; c < width; c++) {
        for (int r = 0; r < matrix.rows(); r++) {
          int texel = ((r / LANES) * across + block + c / LANES) * LANES + c % LANES;
          numbers[LANES * (first + texel) + r % LANES] = matrix.at(r, column + c);
        }
      }
      block += vectors(width);
      column += width;
    }
    return first;
  }

  float[] toArray() {
    return Arrays.copyOf(numbers, size);
  }
}
