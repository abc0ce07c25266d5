package inr.cpu;

/**
 * Sums of scaled lines of numbers.
 *
 * <p>Plain loops, which the compiler makes vectors of: a fit with tables may last a second, and
 * what has not been compiled yet is many times faster this way than by the vector interface.
 */
final class LineMath {
  private LineMath() {}

  /** line[i] = Σ_c weights[c] · numbers[starts[c] · step + first + i] for 0 ≤ i &lt; n. */
  static void blend(
      float[] numbers,
      int[] starts,
      int step,
      int first,
      float[] weights,
      int count,
      float[] line,
      int n) {
    int c = 0;
    if (count >= 3) {
      blend3(
          numbers,
          starts[0] * step + first,
          starts[1] * step + first,
          starts[2] * step + first,
          weights[0],
          weights[1],
          weights[2],
          line,
          n);
      c = 3;
    } else {
      scale(numbers, starts[0] * step + first, weights[0], line, n);
      c = 1;
    }
    for (; c < count; c++) {
      add(numbers, starts[c] * step + first, weights[c], line, 0, n);
    }
  }

  private static void blend3(
      float[] x, int a, int b, int c, float wa, float wb, float wc, float[] line, int n) {
    for (int i = 0; i < n; i++) {
      line[i] = Math.fma(wc, x[c + i], Math.fma(wb, x[b + i], wa * x[a + i]));
    }
  }

  private static void scale(float[] x, int from, float weight, float[] line, int n) {
    for (int i = 0; i < n; i++) {
      line[i] = weight * x[from + i];
    }
  }

  /** sums[to + i] += weight · x[from + i], rounded once. */
  static void add(float[] x, int from, float weight, float[] sums, int to, int n) {
    for (int i = 0; i < n; i++) {
      sums[to + i] = Math.fma(weight, x[from + i], sums[to + i]);
    }
  }
}
