package inr.solve.phase;

import java.util.Arrays;

/**
 * Sparse phase retrieval: z with at most s numbers that are not 0, from y = |A z|, A real, by
 * Newton's method with hard thresholding. The sign of z is open.
 *
 * <p>It begins with the s columns of the largest Σ y_i²·a_ij²/m and the leading eigenvector of Σ
 * y_i²·a_i·a_iᵀ/m on them, of length √mean(y²). A step chooses the s largest of |z − η·Aᵀ(A z −
 * y·sgn(A z))/m|, η = 0.95, and takes Newton's step of Σ ((a_iᵀz)² − y_i²)²/4m on them. Close to
 * the answer errors are squared by each step. Some s²·log n measurements are needed.
 *
 * <p>From "A fast and provable algorithm for sparse phase retrieval", ICLR 2024.
 */
public final class SparsePhase {
  private static final double RATE = 0.95;
  private static final double TOLERANCE = 1e-5;
  private static final int MOST_STEPS = 100;
  private static final int POWER_STEPS = 100;

  private final double[][] rows;
  private final double[] amplitudes;
  private final int size;

  /**
   * What was measured.
   *
   * @param rows a_i, all as long; not changed any more
   * @param amplitudes y, one for each row, at least 0
   */
  public SparsePhase(double[][] rows, double[] amplitudes) {
    this.rows = rows.clone();
    this.amplitudes = Amplitudes.of(amplitudes.clone()).values();
    this.size = rows.length == 0 ? 0 : rows[0].length;
    boolean alike = Arrays.stream(rows).allMatch(row -> row.length == size);
    if (size == 0 || !alike || amplitudes.length != rows.length) {
      throw new IllegalArgumentException(
          "sparse phase has "
              + rows.length
              + " rows and "
              + amplitudes.length
              + " amplitudes; as many of both are needed, and rows of one length");
    }
  }

  /**
   * What was found.
   *
   * @param values z
   * @param steps of Newton's method
   * @param converged whether the last of them changed z by less than 10⁻⁵ of its length
   */
  public record Found(double[] values, int steps, boolean converged) {}

  /**
   * Solves it.
   *
   * @param nonzero s, at least 1 and at most the length of z
   * @throws IllegalArgumentException if s is not accepted
   */
  public Found solve(int nonzero) {
    if (nonzero < 1 || nonzero > size) {
      throw new IllegalArgumentException(
          "sparse phase has "
              + nonzero
              + " numbers that are not 0; 1 to "
              + size
              + " are accepted");
    }
    double[] z = start(nonzero);
    for (int step = 1; step <= MOST_STEPS; step++) {
      double[] next = newton(z, nonzero);
      double change = 0;
      double length = 0;
      for (int j = 0; j < size; j++) {
        change += (next[j] - z[j]) * (next[j] - z[j]);
        length += z[j] * z[j];
      }
      z = next;
      if (!(change > TOLERANCE * TOLERANCE * length)) {
        return new Found(z, step, Double.isFinite(change));
      }
    }
    return new Found(z, MOST_STEPS, false);
  }

  private double[] start(int nonzero) {
    double[] energies = new double[size];
    double power = 0;
    for (int i = 0; i < rows.length; i++) {
      double square = amplitudes[i] * amplitudes[i];
      power += square / rows.length;
      for (int j = 0; j < size; j++) {
        energies[j] += square * rows[i][j] * rows[i][j];
      }
    }
    int[] chosen = largest(energies, nonzero);
    double[] vector = leading(chosen);
    double[] z = new double[size];
    for (int k = 0; k < nonzero; k++) {
      z[chosen[k]] = Math.sqrt(power) * vector[k];
    }
    return z;
  }

  /** Eigenvector of the largest eigenvalue of Σ y²·a·aᵀ on some columns, of length 1. */
  private double[] leading(int[] columns) {
    double[] vector = new double[columns.length];
    Arrays.fill(vector, 1 / Math.sqrt(columns.length));
    for (int step = 0; step < POWER_STEPS; step++) {
      double[] next = new double[columns.length];
      for (int i = 0; i < rows.length; i++) {
        double along = 0;
        for (int k = 0; k < columns.length; k++) {
          along += rows[i][columns[k]] * vector[k];
        }
        along *= amplitudes[i] * amplitudes[i];
        for (int k = 0; k < columns.length; k++) {
          next[k] += along * rows[i][columns[k]];
        }
      }
      double square = 0;
      for (double value : next) {
        square += value * value;
      }
      double length = Math.sqrt(square);
      for (int k = 0; k < next.length; k++) {
        vector[k] = next[k] / length;
      }
    }
    return vector;
  }

  /** The places of the largest numbers, in rising order; of equal ones the first. */
  private static int[] largest(double[] values, int count) {
    Integer[] places = new Integer[values.length];
    Arrays.setAll(places, i -> i);
    Arrays.sort(places, (a, b) -> Double.compare(values[b], values[a]));
    return Arrays.stream(places).limit(count).mapToInt(place -> place).sorted().toArray();
  }

  /**
   * One step: with h_i = 3(a_iᵀz)² − y_i², (A_Tᵀ·H·A_T/m) d = A_Tᵀ·H·A_J·z_J/m − [Aᵀ((A z)² − y²)⊙A
   * z/m]_T, J being where z is not 0 outside of T; then z_T + d on T and 0 elsewhere.
   */
  private double[] newton(double[] z, int nonzero) {
    int count = rows.length;
    double[] images = new double[count];
    double[] slope = new double[size];
    for (int i = 0; i < count; i++) {
      double image = 0;
      for (int j = 0; j < size; j++) {
        image += rows[i][j] * z[j];
      }
      images[i] = image;
      double rest = (image - amplitudes[i] * Math.signum(image)) / count;
      for (int j = 0; j < size; j++) {
        slope[j] += rest * rows[i][j];
      }
    }
    double[] moved = new double[size];
    Arrays.setAll(moved, j -> Math.abs(z[j] - RATE * slope[j]));
    int[] chosen = largest(moved, nonzero);
    double[] dropped = z.clone();
    for (int place : chosen) {
      dropped[place] = 0;
    }
    double[][] matrix = new double[nonzero][nonzero];
    double[] right = new double[nonzero];
    for (int i = 0; i < count; i++) {
      double square = images[i] * images[i];
      double measured = amplitudes[i] * amplitudes[i];
      double weight = (3 * square - measured) / count;
      double outside = 0;
      for (int j = 0; j < size; j++) {
        outside += rows[i][j] * dropped[j];
      }
      double part = weight * outside - (square - measured) * images[i] / count;
      for (int k = 0; k < nonzero; k++) {
        double entry = rows[i][chosen[k]];
        right[k] += entry * part;
        for (int l = 0; l < nonzero; l++) {
          matrix[k][l] += weight * entry * rows[i][chosen[l]];
        }
      }
    }
    solve(matrix, right);
    double[] next = new double[size];
    for (int k = 0; k < nonzero; k++) {
      next[chosen[k]] = z[chosen[k]] + right[k];
    }
    return next;
  }

  /** Replaces b by the solution of M x = b, by elimination with the largest pivot of a column. */
  private static void solve(double[][] m, double[] b) {
    for (int p = 0; p < b.length; p++) {
      int pivot = p;
      for (int r = p + 1; r < b.length; r++) {
        pivot = Math.abs(m[r][p]) > Math.abs(m[pivot][p]) ? r : pivot;
      }
      double[] row = m[pivot];
      m[pivot] = m[p];
      m[p] = row;
      double right = b[pivot];
      b[pivot] = b[p];
      b[p] = right;
      for (int r = p + 1; r < b.length; r++) {
        double factor = m[r][p] / row[p];
        for (int c = p; c < b.length; c++) {
          m[r][c] -= factor * row[c];
        }
        b[r] -= factor * right;
      }
    }
    for (int p = b.length - 1; p >= 0; p--) {
      for (int c = p + 1; c < b.length; c++) {
        b[p] -= m[p][c] * b[c];
      }
      b[p] /= m[p][p];
    }
  }
}
