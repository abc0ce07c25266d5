package inr.operator;

/** Products of complex numbers that lie side by side in arrays of reals. */
final class Complex {
  private Complex() {}

  /** y[to + i] = a[i]·x[from + i] for {@code count} complex numbers; x and y may be one. */
  static void multiply(double[] a, double[] x, int from, double[] y, int to, int count) {
    for (int i = 0; i < 2 * count; i += 2) {
      double re = x[from + i];
      double im = x[from + i + 1];
      y[to + i] = a[i] * re - a[i + 1] * im;
      y[to + i + 1] = a[i] * im + a[i + 1] * re;
    }
  }

  /** y[i] += conj(a[i])·x[from + i] for {@code count} complex numbers. */
  static void addConjugate(double[] a, double[] x, int from, double[] y, int count) {
    for (int i = 0; i < 2 * count; i += 2) {
      double re = x[from + i];
      double im = x[from + i + 1];
      y[i] += a[i] * re + a[i + 1] * im;
      y[i + 1] += a[i] * im - a[i + 1] * re;
    }
  }
}
