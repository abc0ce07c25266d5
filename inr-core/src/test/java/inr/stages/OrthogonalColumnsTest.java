package inr.stages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.random.CounterRandom;
import org.junit.jupiter.api.Test;

class OrthogonalColumnsTest {
  private static final int ROWS = 9;
  private static final int COLUMNS = 4;

  private static double[][] columns() {
    CounterRandom random = new CounterRandom(5, 0);
    double[][] phi = new double[COLUMNS][ROWS];
    for (int k = 0; k < COLUMNS; k++) {
      for (int n = 0; n < ROWS; n++) {
        phi[k][n] = random.normal(k * ROWS + n);
      }
    }
    return phi;
  }

  @Test
  void columnsAreOrthonormal() {
    double[][] q = new OrthogonalColumns(columns(), 0.3).q;
    for (int a = 0; a < COLUMNS; a++) {
      for (int b = 0; b < COLUMNS; b++) {
        double sum = 0;
        for (int n = 0; n < ROWS + COLUMNS; n++) {
          sum += q[a][n] * q[b][n];
        }
        assertEquals(a == b ? 1 : 0, sum, 1e-14);
      }
    }
  }

  /** Values that are a combination of columns, and a ridge that is next to nothing. */
  @Test
  void coefficientsComeBack() {
    double[][] phi = columns();
    double[] c = {2, -1, 0.5, 3};
    double[] y = new double[ROWS];
    for (int k = 0; k < COLUMNS; k++) {
      for (int n = 0; n < ROWS; n++) {
        y[n] += c[k] * phi[k][n];
      }
    }
    assertArrayEquals(c, new OrthogonalColumns(phi, 1e-12).coefficients(y), 1e-13);
  }

  /** One column of ones: c = Σy/(N + ρ²). */
  @Test
  void aRidgeShrinks() {
    double[][] ones = {{1, 1, 1, 1}};
    double[] c = new OrthogonalColumns(ones, 2).coefficients(new double[] {1, 2, 3, 4});
    assertArrayEquals(new double[] {10.0 / 8}, c, 1e-14);
  }
}
