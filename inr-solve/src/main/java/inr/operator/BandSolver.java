package inr.operator;

/**
 * Solves B u = b for a symmetric, positive definite band matrix B by the Cholesky factor of its
 * band.
 *
 * <p>For maintainers: row i of the factor holds columns i − band to i, the diagonal last.
 */
public final class BandSolver {
  private final int band;
  private final double[][] factor;
  private final boolean definite;

  /** Tells of a symmetric matrix. */
  @FunctionalInterface
  public interface Entries {
    /** B[i, j] for j up to i. */
    double at(int i, int j);
  }

  private BandSolver(int size, int band, Entries entries) {
    this.band = band;
    this.factor = new double[size][band + 1];
    this.definite = factorize(entries);
  }

  /**
   * The solver of a matrix.
   *
   * @param size rows and columns
   * @param band B[i, j] is 0 for i − j above it
   * @throws ArithmeticException if it is not positive definite
   */
  public static BandSolver of(int size, int band, Entries entries) {
    BandSolver solver = new BandSolver(size, band, entries);
    if (!solver.definite) {
      throw new ArithmeticException("matrix is not positive definite");
    }
    return solver;
  }

  /** That of R Rᵀ for the matrix R. */
  static BandSolver of(Taps rows) {
    int size = rows.outputs();
    int reach = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i - reach; j++) {
        if (rows.product(i, j) != 0) {
          reach = i - j;
        }
      }
    }
    BandSolver solver = new BandSolver(size, reach, rows::product);
    if (!solver.definite) {
      throw new IllegalArgumentException(
          "resampling from "
              + rows.inputs()
              + " to "
              + size
              + " samples has rows that depend on each other; reduce with it, or by less");
    }
    return solver;
  }

  /** Fills the factor; false where B is not positive definite. */
  private boolean factorize(Entries entries) {
    for (int i = 0; i < factor.length; i++) {
      for (int j = Math.max(0, i - band); j <= i; j++) {
        double rest = entries.at(i, j) - product(i, j);
        if (j < i) {
          factor[i][j - i + band] = rest / factor[j][band];
        } else if (rest > 0) {
          factor[i][band] = Math.sqrt(rest);
        } else {
          return false;
        }
      }
    }
    return true;
  }

  /** Σₖ factor[i, k]·factor[j, k] over the columns k before j, which is at most i. */
  private double product(int i, int j) {
    double sum = 0;
    for (int k = Math.max(0, i - band); k < j; k++) {
      sum += factor[i][k - i + band] * factor[j][k - j + band];
    }
    return sum;
  }

  /** Replaces b by the solution. */
  public void solve(double[] b) {
    solveAcross(b, 1);
  }

  /**
   * Solves for many right sides at once.
   *
   * @param b {@code [size, count]}: replaced by the solutions
   */
  void solveDown(double[] b, int count) {
    int size = factor.length;
    for (int i = 0; i < size; i++) {
      for (int j = Math.max(0, i - band); j < i; j++) {
        subtract(factor[i][j - i + band], b, j * count, i * count, count);
      }
      divide(factor[i][band], b, i * count, count);
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int j = i + 1; j <= Math.min(size - 1, i + band); j++) {
        subtract(factor[j][i - j + band], b, j * count, i * count, count);
      }
      divide(factor[i][band], b, i * count, count);
    }
  }

  private static void subtract(double w, double[] b, int from, int to, int count) {
    for (int i = 0; i < count; i++) {
      b[to + i] -= w * b[from + i];
    }
  }

  private static void divide(double w, double[] b, int at, int count) {
    for (int i = 0; i < count; i++) {
      b[at + i] /= w;
    }
  }

  /** The same for the rows of b {@code [count, size]}. */
  void solveAcross(double[] b, int count) {
    int size = factor.length;
    for (int r = 0; r < count; r++) {
      int at = r * size;
      for (int i = 0; i < size; i++) {
        double rest = b[at + i];
        for (int j = Math.max(0, i - band); j < i; j++) {
          rest -= factor[i][j - i + band] * b[at + j];
        }
        b[at + i] = rest / factor[i][band];
      }
      for (int i = size - 1; i >= 0; i--) {
        double rest = b[at + i];
        for (int j = i + 1; j <= Math.min(size - 1, i + band); j++) {
          rest -= factor[j][i - j + band] * b[at + j];
        }
        b[at + i] = rest / factor[i][band];
      }
    }
  }
}
