package inr.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.formula.Expression;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bases against what is written in books, not against their recurrences. */
class EdgeBasisTest {
  private static final double PRECISION = 1e-12;

  private static double at(EdgeBasis basis, int member, double z) {
    return basis.functions().get(member).at(z);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1.7, -0.2, 0, 0.45, 2})
  void chebyshevsPolynomialsAreCosinesOfMultiples(double z) {
    for (int n = 1; n <= 7; n++) {
      double expected = Math.cos(n * Math.acos(Math.tanh(z)));
      assertEquals(expected, at(new EdgeBasis.Chebyshev(7), n - 1, z), PRECISION, "T" + n);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1.7, -0.2, 0, 0.45, 2})
  void jacobisPolynomialsOfEqualWeightsZeroAreLegendres(double z) {
    double u = Math.tanh(z);
    double[] expected = {
      u, (3 * u * u - 1) / 2, (5 * u * u - 3) * u / 2, (35 * u * u * u * u - 30 * u * u + 3) / 8
    };
    for (int n = 1; n <= 4; n++) {
      assertEquals(
          expected[n - 1], at(new EdgeBasis.Jacobi(4, 0, 0), n - 1, z), PRECISION, "P" + n);
    }
  }

  /**
   * By Rodrigues' sum of binomials: Σ C(n + α, n − s) C(n + β, s) ((u − 1)/2)^s ((u + 1)/2)^(n −
   * s).
   */
  @ParameterizedTest
  @ValueSource(doubles = {-1.7, -0.2, 0, 0.45, 2})
  void jacobisPolynomialsAreTheirSums(double z) {
    double alpha = 1;
    double beta = 0.5;
    double u = Math.tanh(z);
    for (int n = 1; n <= 5; n++) {
      double sum = 0;
      for (int s = 0; s <= n; s++) {
        sum +=
            binomial(n + alpha, n - s)
                * binomial(n + beta, s)
                * Math.pow((u - 1) / 2, s)
                * Math.pow((u + 1) / 2, n - s);
      }
      assertEquals(sum, at(new EdgeBasis.Jacobi(5, alpha, beta), n - 1, z), PRECISION, "P" + n);
    }
  }

  private static double binomial(double n, int k) {
    double product = 1;
    for (int i = 0; i < k; i++) {
      product *= (n - i) / (i + 1);
    }
    return product;
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1.7, -0.2, 0, 0.45, 2})
  void hermitesPolynomialsAreThoseOfPhysicists(double z) {
    double u = Math.tanh(z);
    double[] expected = {
      2 * u, 4 * u * u - 2, 8 * u * u * u - 12 * u, 16 * u * u * u * u - 48 * u * u + 12
    };
    for (int n = 1; n <= 4; n++) {
      assertEquals(expected[n - 1], at(new EdgeBasis.Hermite(4), n - 1, z), PRECISION, "H" + n);
    }
  }

  @Test
  void harmonicsAreCosinesAndSinesInTurn() {
    EdgeBasis basis = new EdgeBasis.Harmonics(2);
    double[] expected = {Math.cos(0.7), Math.sin(0.7), Math.cos(1.4), Math.sin(1.4)};
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k], at(basis, k, 0.7), PRECISION);
    }
  }

  /** Cubic splines sum to 1 within the interval and are 0 from three intervals beyond on. */
  @Test
  void splinesShareTheInterval() {
    List<Expression> splines = new EdgeBasis.CubicSplines(6).functions();
    assertEquals(9, splines.size());
    for (double z : new double[] {-1, -0.61, 0, 0.123, 0.999}) {
      double sum = splines.stream().mapToDouble(spline -> spline.at(z)).sum();
      assertEquals(1, sum, PRECISION, "at " + z);
    }
    for (double z : new double[] {-2.01, 2.01, 50}) {
      splines.forEach(spline -> assertEquals(0, spline.at(z), "at " + z));
    }
  }

  @Test
  void bellsAndHatsStandAtEqualDistances() {
    EdgeBasis bells = new EdgeBasis.Bells(5, 2);
    EdgeBasis hats = new EdgeBasis.MexicanHats(5, 2);
    for (int c = 0; c < 5; c++) {
      double v = 0.3 - (c - 2);
      assertEquals(Math.exp(-v * v), at(bells, c, 0.3), PRECISION);
      double factor = 2 / (Math.sqrt(3) * Math.pow(Math.PI, 0.25));
      assertEquals(factor * (v * v - 1) * Math.exp(-v * v / 2), at(hats, c, 0.3), PRECISION);
    }
  }

  @Test
  void basesOfNothingAreRefused() {
    assertEquals(
        "bells basis has 1 centres; 2 to 256 are accepted",
        assertThrows(IllegalArgumentException.class, () -> new EdgeBasis.Bells(1, 2)).getMessage());
    assertEquals(
        "mexican hats have range 0.0; a positive number is needed",
        assertThrows(IllegalArgumentException.class, () -> new EdgeBasis.MexicanHats(4, 0))
            .getMessage());
    assertEquals(
        "chebyshev basis has 0 degree; 1 to 64 are accepted",
        assertThrows(IllegalArgumentException.class, () -> new EdgeBasis.Chebyshev(0))
            .getMessage());
  }
}
