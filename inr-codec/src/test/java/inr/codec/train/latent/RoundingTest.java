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
      double slope = (soft(soft(x[i] + step)) - soft(soft(x[i] - step))) / (2 * step);
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
}
