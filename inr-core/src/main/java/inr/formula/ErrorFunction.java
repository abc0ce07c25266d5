package inr.formula;

/** erf(x) = 2/√π ∫₀ˣ exp(−t²) dt in double precision, to a few units of the last place. */
final class ErrorFunction {
  private ErrorFunction() {}

  /** From here on erfc is less than half of the last place of 1. */
  private static final double ALL = 6;

  /** Levels of the continued fraction: at 2.5 the last place of 1 has what it has of all others. */
  private static final int LEVELS = 48;

  /** The series in x up to |x| = 2.5, the continued fraction of erfc (Lentz's method) beyond. */
  static double erf(double x) {
    double magnitude = Math.abs(x);
    if (Double.isNaN(x)) {
      return x;
    }
    if (magnitude >= ALL) {
      return Math.copySign(1, x);
    }
    return Math.copySign(magnitude < 2.5 ? series(magnitude) : 1 - complement(magnitude), x);
  }

  /** erf(x) = 2/√π·exp(−x²)·Σ 2ⁿx²ⁿ⁺¹/(1·3·…·(2n+1)): all terms positive, nothing cancels. */
  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; term > 1e-17 * sum; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
  }

  /** erfc(x) = exp(−x²)/√π · 1/(x + ½/(x + 1/(x + 3/2/(x + …)))), evaluated from the inside. */
  private static double complement(double x) {
    double fraction = x;
    for (int k = LEVELS; k >= 1; k--) {
      fraction = x + 0.5 * k / fraction;
    }
    return StrictMath.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
  }
}
