package inr.pyramid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.random.CounterRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LargestFloatsTest {
  @Test
  void isTheOneThatSortingFinds() {
    CounterRandom random = new CounterRandom(5, 0);
    float[] values = new float[5000];
    for (int i = 0; i < values.length; i++) {
      double spread = StrictMath.pow(10, 30 * random.uniform(2L * i) - 15);
      values[i] = (float) (spread * (random.uniform(2L * i + 1) - 0.25));
    }
    values[7] = Float.MAX_VALUE;
    values[8] = values[9];
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    for (int count : new int[] {1, 2, 3, 100, 2500, 3500}) {
      assertEquals(
          Math.max(0, sorted[values.length - count]), LargestFloats.least(values, count), 0);
    }
    assertEquals(0, LargestFloats.least(values, values.length), 0);
  }
}
