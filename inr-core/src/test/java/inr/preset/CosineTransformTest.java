package inr.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CosineTransformTest {
  /** Against the sum itself, in double; every second number of the array stays as it is. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 12, 31, 64, 100})
  void isTheSumOfCosines(int size) {
    float[] x = new float[2 * size + 1];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.sin(i * i + 1);
    }
    float[] before = x.clone();
    new CosineTransform(size).transform(x, 1, 2);
    for (int k = 0; k < size; k++) {
      double sum = 0;
      for (int i = 0; i < size; i++) {
        sum += before[1 + 2 * i] * Math.cos(Math.PI * k * (2 * i + 1) / (2 * size));
      }
      assertEquals(sum, x[1 + 2 * k], 1e-6 * size + 1e-6, "coefficient " + k);
      assertEquals(before[2 * k], x[2 * k]);
    }
  }
}
