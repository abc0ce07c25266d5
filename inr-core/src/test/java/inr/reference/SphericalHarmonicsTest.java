package inr.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.NetworkSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class SphericalHarmonicsTest {
  /** Harmonics up to number k are turned k times, each with a rounding of 1e-16; absolute. */
  private static final double ROUNDING = 1e-12;

  /** Of a sum of up to 79 squares of features of up to 2.5, relative. */
  private static final double SQUARES = 1e-11;

  /** Features of points given as y, x, y, x, …: what a layer makes of them that changes nothing. */
  private static double[] features(int degrees, double... points) {
    int count = degrees * degrees;
    Distribution none = new Distribution.Constant(0);
    NetworkSpec network =
        new NetworkSpec(
            2,
            new Encoding.SphericalHarmonics(degrees),
            List.of(new Layer.Dense(count, new Activation.Identity(), none, none)));
    double[] parameters = new double[network.layout().size()];
    for (int f = 0; f < count; f++) {
      parameters[f * count + f] = 1;
    }
    return new ReferenceNetwork(network.circuit()).forward(parameters, points);
  }

  /** Gauss and Legendre's rule in cos θ, exact up to degree 43, times 44 equal steps in φ. */
  @Test
  void harmonicsUpToDegreeTwentyAreOrthonormal() {
    int nodes = 22;
    int turns = 44;
    int count = 21 * 21;
    double[] points = new double[2 * nodes * turns];
    double[] weights = new double[nodes * turns];
    for (int i = 0; i < nodes; i++) {
      double t = node(nodes, i);
      double slope = legendreSlope(nodes, t);
      for (int j = 0; j < turns; j++) {
        int n = i * turns + j;
        points[2 * n] = 2 * Math.acos(t) / Math.PI - 1;
        points[2 * n + 1] = 2.0 * j / turns - 1;
        weights[n] = 2 / ((1 - t * t) * slope * slope) * 2 * Math.PI / turns;
      }
    }
    double[] y = features(21, points);
    for (int a = 0; a < count; a++) {
      for (int b = 0; b <= a; b++) {
        double product = 0;
        for (int n = 0; n < weights.length; n++) {
          product += weights[n] * y[n * count + a] * y[n * count + b];
        }
        assertEquals(a == b ? 1 : 0, product, ROUNDING, "features " + a + " and " + b);
      }
    }
  }

  /** A root of the Legendre polynomial, by Newton's method. */
  private static double node(int degree, int i) {
    double t = Math.cos(Math.PI * (i + 0.75) / (degree + 0.5));
    for (int step = 0; step < 10; step++) {
      t -= legendre(degree, t) / legendreSlope(degree, t);
    }
    return t;
  }

  private static double legendre(int degree, double t) {
    double before = 0;
    double p = 1;
    for (int l = 1; l <= degree; l++) {
      double next = ((2 * l - 1) * t * p - (l - 1) * before) / l;
      before = p;
      p = next;
    }
    return p;
  }

  private static double legendreSlope(int degree, double t) {
    return degree * (t * legendre(degree, t) - legendre(degree - 1, t)) / (t * t - 1);
  }

  /** The first ones as textbooks have them: over φ from −180° to 180°, θ from the north pole. */
  @Test
  void theFirstHarmonicsAreThoseOfTextbooks() {
    double latitude = 48.2;
    double longitude = -16.4;
    double theta = Math.toRadians(90 - latitude);
    double phi = Math.toRadians(longitude);
    double z = Math.cos(theta);
    double r = Math.sin(theta);
    double x = r * Math.cos(phi);
    double y = r * Math.sin(phi);
    assertArrayEquals(
        new double[] {
          Math.sqrt(1 / (4 * Math.PI)),
          Math.sqrt(3 / (4 * Math.PI)) * y,
          Math.sqrt(3 / (4 * Math.PI)) * z,
          Math.sqrt(3 / (4 * Math.PI)) * x,
          Math.sqrt(15 / (4 * Math.PI)) * x * y,
          Math.sqrt(15 / (4 * Math.PI)) * y * z,
          Math.sqrt(5 / (16 * Math.PI)) * (3 * z * z - 1),
          Math.sqrt(15 / (4 * Math.PI)) * x * z,
          Math.sqrt(15 / (16 * Math.PI)) * (x * x - y * y)
        },
        features(3, -latitude / 90, longitude / 180),
        ROUNDING);
  }

  /** Σₘ Y_lm² = (2l + 1)/4π everywhere, at the poles too. */
  @Test
  void theSquaresOfADegreeAddUpToTheSameEverywhere() {
    for (double[] point :
        new double[][] {{-1, 0.3}, {-0.999, 1}, {-0.4, -0.7}, {0, 0.1}, {0.77, 0.9}, {1, -1}}) {
      double[] y = features(40, point);
      for (int l = 0; l < 40; l++) {
        double sum = 0;
        for (int f = l * l; f < (l + 1) * (l + 1); f++) {
          sum += y[f] * y[f];
        }
        assertEquals(1, sum * 4 * Math.PI / (2 * l + 1), SQUARES, "degree " + l);
      }
    }
  }

  @Test
  void theMapCloses() {
    assertArrayEquals(features(12, 0.3, -1), features(12, 0.3, 1), ROUNDING);
    assertArrayEquals(features(12, 1, -0.2), features(12, 1, 0.6), ROUNDING);
  }

  @Test
  void whatIsNoSphereIsRefused() {
    assertEquals(
        "spherical harmonics are of 2 coordinates, latitude and longitude, but there are 3",
        assertThrows(
                IllegalArgumentException.class,
                () -> new Encoding.SphericalHarmonics(4).features(3))
            .getMessage());
    assertEquals(
        "spherical harmonics of 65 degrees; 1 to 64 are accepted",
        assertThrows(IllegalArgumentException.class, () -> new Encoding.SphericalHarmonics(65))
            .getMessage());
  }
}
