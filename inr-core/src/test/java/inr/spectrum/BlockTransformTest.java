package inr.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockTransformTest {
  /** Of float arithmetic, for numbers of order 1; as measured, and some room. */
  private static final double TOLERANCE = 4e-6;

  private static float[] random(int size) {
    float[] x = new float[size * BlockTransform.LANES];
    Random random = new Random(size);
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 16, 32, 64, 512})
  void equalsTheDirectSum(int size) {
    float[] x = random(size);
    float[] spectrum = x.clone();
    new BlockTransform(size).apply(spectrum, new float[4][x.length / 2]);
    for (int lane = 0; lane < BlockTransform.LANES; lane += 5) {
      for (int k = 0; k < size; k++) {
        double sum = 0;
        for (int n = 0; n < size; n++) {
          double angle = Math.PI / size * (n + 0.5) * (k + 0.5);
          sum += x[n * BlockTransform.LANES + lane] * Math.cos(angle);
        }
        sum *= Math.sqrt(2.0 / size);
        assertEquals(sum, spectrum[k * BlockTransform.LANES + lane], TOLERANCE);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 2048, 8192})
  void isItsOwnInverse(int size) {
    float[] x = random(size);
    float[] y = x.clone();
    BlockTransform transform = new BlockTransform(size);
    float[][] scratch = new float[4][x.length / 2];
    transform.apply(y, scratch);
    transform.apply(y, scratch);
    for (int i = 0; i < x.length; i++) {
      assertEquals(x[i], y[i], TOLERANCE);
    }
  }
}
