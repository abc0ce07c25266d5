package inr.codec.train.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RoundingTest {
  private static final float TEMPERATURE = 0.3f;

  private static double soft(double x) {
    double middle = Math.floor(x) + 0.5;
    return middle + Math.tanh((x - middle) / TEMPERATURE) / (2 * Math.tanh(0.5 / TEMPERATURE));
  }

  @Test
  void softRoundingWithoutNoiseIsTheFormulaTwiceAndItsSlope() {
    int n = 1000;
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = -5 + 0.01013f * i;
    }
    float[] y = new float[n];
    float[] slopes = new float[n];
    new Rounding().soft(TEMPERATURE, 0, 1, 0, x, 0, y, 0, slopes, 0, n);
    for (int i = 0; i < n; i++) {
      double step = 1e-6;
      double slope =
          (soft(soft(x[i] + step)) - soft(soft(x[i] - step))) / (2 * step);
      assertEquals(soft(soft(x[i])), y[i], 2e-5);
      assertEquals(slope, slopes[i], 1e-4 * Math.max(1, slope));
    }
  }

  @Test
  void hardRoundingStaysAmongTheSymbols() {
    float[] y = new float[6];
    new Rounding().hard(new float[] {-70, -64.4f, 0.49f, 2.51f, 63.6f, 1e9f}, 0, y, 0, 6);
    assertArrayEquals(new float[] {-64, -64, 0, 3, 63, 63}, y);
  }

  @Test
  void noiseHasUnitVarianceAndEqualBitsInLanesAndWithout() {
    int n = 100_003;
    float[] scalar = new float[n];
    float[] vector = new float[n];
    new ScalarNoise().fill(77, 5, 1, scalar, 0, n);
    new VectorNoise().fill(77, 5, 1, vector, 0, n);
    assertArrayEquals(scalar, vector);
    double sum = 0;
    double squares = 0;
    double neighbours = 0;
    for (int i = 1; i < n; i++) {
      sum += scalar[i];
      squares += scalar[i] * scalar[i];
      neighbours += scalar[i] * scalar[i - 1];
    }
    // Four standard errors of n samples.
    assertEquals(0, sum / n, 0.013);
    assertEquals(1, squares / n, 0.018);
    assertEquals(0, neighbours / n, 0.013);
  }
}
