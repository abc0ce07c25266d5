package inr.codec.train.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NoiseTest {
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
