package inr.cpu.kernel;

import java.util.Random;

/**
 * One product for a {@link MatrixKernel}: operands in the middle of larger arrays of random
 * numbers, a either row by row or transposed. By rows, all sums start with one row.
 */
final class Product {
  private static final int MARGIN = 37;

  final int rows;
  final int depth;
  final int width;
  final boolean transposed;
  final int aRow;
  final int aStep;
  final float[] a;
  final float[] b;
  final float[] start;
  final float[] c;

  Product(int rows, int depth, int width, boolean transposed) {
    this.rows = rows;
    this.depth = depth;
    this.width = width;
    this.transposed = transposed;
    this.aRow = transposed ? 1 : depth + 3;
    this.aStep = transposed ? rows + 5 : 1;
    Random random = new Random(1000L * rows + depth);
    this.a = numbers(random, rows * aRow + depth * aStep);
    this.b = numbers(random, depth * width);
    this.start = numbers(random, width);
    this.c = numbers(random, rows * width);
  }

  private static float[] numbers(Random random, int count) {
    float[] numbers = new float[count + 2 * MARGIN];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  /** The whole product by the kernel. */
  void run(MatrixKernel kernel) {
    run(kernel, 0, depth);
  }

  /** The part of the sum from k = {@code from} to {@code to}, by the kernel. */
  void run(MatrixKernel kernel, int from, int to) {
    int aFrom = MARGIN + from * aStep;
    int bFrom = MARGIN + from * width;
    if (transposed) {
      kernel.multiplyTransposed(a, aFrom, aStep, b, bFrom, c, MARGIN, rows, to - from, width);
    } else {
      boolean whole = from == 0;
      kernel.multiply(
          a,
          aFrom,
          aRow,
          b,
          bFrom,
          whole ? start : c,
          MARGIN,
          whole ? 0 : width,
          c,
          MARGIN,
          rows,
          to - from,
          width);
    }
  }

  /** What c must become, element by element; the margins stay. */
  float[] expected() {
    float[] expected = c.clone();
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < width; j++) {
        float sum = transposed ? c[MARGIN + r * width + j] : start[MARGIN + j];
        for (int k = 0; k < depth; k++) {
          sum = Math.fma(a[MARGIN + r * aRow + k * aStep], b[MARGIN + k * width + j], sum);
        }
        expected[MARGIN + r * width + j] = sum;
      }
    }
    return expected;
  }
}
