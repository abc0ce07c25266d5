package inr.pyramid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PrincipalAxesTest {
  private static final double[][] COVARIANCE = {{4, 1, 0.5}, {1, 3, -0.25}, {0.5, -0.25, 2}};

  @Test
  void directionsAreEigenvectorsTheLargestFirst() {
    PrincipalAxes axes = new PrincipalAxes(copy());
    double before = Double.POSITIVE_INFINITY;
    for (int k = 0; k < 3; k++) {
      double[] v = axes.direction(k);
      double[] image = new double[3];
      double value = 0;
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          image[i] += COVARIANCE[i][j] * v[j];
        }
        value += image[i] * v[i];
      }
      for (int i = 0; i < 3; i++) {
        assertEquals(value * v[i], image[i], 1e-12);
      }
      for (int l = 0; l <= k; l++) {
        double product = 0;
        for (int i = 0; i < 3; i++) {
          product += v[i] * axes.direction(l)[i];
        }
        assertEquals(k == l ? 1 : 0, product, 1e-12);
      }
      assertEquals(true, value <= before);
      before = value;
    }
  }

  @Test
  void channelsThatDoNotVaryKeepTheirOrder() {
    PrincipalAxes axes = new PrincipalAxes(new double[2][2]);
    assertArrayEquals(new double[] {1, 0}, axes.direction(0), 0);
    assertArrayEquals(new double[] {0, 1}, axes.direction(1), 0);
  }

  private static double[][] copy() {
    double[][] copy = new double[3][];
    for (int i = 0; i < 3; i++) {
      copy[i] = COVARIANCE[i].clone();
    }
    return copy;
  }
}
