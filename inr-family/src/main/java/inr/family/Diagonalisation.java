package inr.family;

/**
 * A symmetric matrix as V diag(λ) Vᵀ, by Jacobi's rotations in the order of rows, so that equal
 * numbers give equal bits everywhere.
 *
 * @param values λ
 * @param vectors V, {@code [n][n]}: column j belongs to λⱼ
 * @see <a href="https://doi.org/10.56021/9781421407944">Golub and Van Loan, Matrix Computations,
 *     section 8.5</a>
 */
record Diagonalisation(double[] values, double[][] vectors) {
  private static final int MOST_SWEEPS = 60;

  /** What is left beside the diagonal, as a share of the largest number on it. */
  private static final double ENOUGH = 1e-14;

  /** Of a matrix, which is overwritten. */
  static Diagonalisation of(double[][] matrix) {
    int n = matrix.length;
    double[][] vectors = new double[n][n];
    for (int i = 0; i < n; i++) {
      vectors[i][i] = 1;
    }
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      double least = ENOUGH * largest(matrix);
      boolean rotated = false;
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          if (Math.abs(matrix[p][q]) > least) {
            rotate(matrix, vectors, p, q);
            rotated = true;
          }
        }
      }
      if (!rotated) {
        break;
      }
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = matrix[i][i];
    }
    return new Diagonalisation(values, vectors);
  }

  private static double largest(double[][] matrix) {
    double largest = 0;
    for (int i = 0; i < matrix.length; i++) {
      largest = Math.max(largest, Math.abs(matrix[i][i]));
    }
    return largest;
  }

  /** Makes the number at p, q zero. */
  private static void rotate(double[][] matrix, double[][] vectors, int p, int q) {
    double cotangent = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
    double tangent =
        Math.copySign(1, cotangent) / (Math.abs(cotangent) + Math.sqrt(cotangent * cotangent + 1));
    double cosine = 1 / Math.sqrt(tangent * tangent + 1);
    double sine = tangent * cosine;
    for (int k = 0; k < matrix.length; k++) {
      turn(matrix[k], p, q, cosine, sine);
      turn(vectors[k], p, q, cosine, sine);
    }
    for (int k = 0; k < matrix.length; k++) {
      double a = matrix[p][k];
      double b = matrix[q][k];
      matrix[p][k] = cosine * a - sine * b;
      matrix[q][k] = sine * a + cosine * b;
    }
  }

  private static void turn(double[] row, int p, int q, double cosine, double sine) {
    double a = row[p];
    double b = row[q];
    row[p] = cosine * a - sine * b;
    row[q] = sine * a + cosine * b;
  }

  /** V diag(λ^power) Vᵀ, where λ below a share of the largest count as that. */
  double[][] power(double power, double leastShare) {
    int n = values.length;
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, value);
    }
    double[][] result = new double[n][n];
    for (int k = 0; k < n; k++) {
      double value = Math.max(values[k], Math.max(leastShare * largest, Double.MIN_NORMAL));
      double factor = StrictMath.pow(value, power);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          result[i][j] += factor * vectors[i][k] * vectors[j][k];
        }
      }
    }
    return result;
  }
}
