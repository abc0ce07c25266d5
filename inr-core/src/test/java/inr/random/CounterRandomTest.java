package inr.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CounterRandomTest {
  private static final int DRAWS = 100_000;

  @Test
  void numbersAreAFunctionOfSeedStreamAndIndex() {
    assertEquals(new CounterRandom(1, 2).bits(3), new CounterRandom(1, 2).bits(3));
    assertNotEquals(new CounterRandom(1, 2).bits(3), new CounterRandom(2, 2).bits(3));
    assertNotEquals(new CounterRandom(1, 2).bits(3), new CounterRandom(1, 3).bits(3));
    assertNotEquals(new CounterRandom(1, 2).bits(3), new CounterRandom(1, 2).bits(4));
    assertNotEquals(new CounterRandom(1, 0).bits(1), new CounterRandom(1, 1).bits(0));
  }

  @Test
  void uniformNumbersFillTheirIntervalEvenly() {
    CounterRandom random = new CounterRandom(7, 0);
    int[] tenths = new int[10];
    for (int i = 0; i < DRAWS; i++) {
      double value = random.uniform(i);
      assertTrue(value >= 0 && value < 1);
      tenths[(int) (10 * value)]++;
    }
    for (int count : tenths) {
      // deviation of a count: √(100,000·0.1·0.9) = 95
      assertEquals(DRAWS / 10, count, 450);
    }
  }

  @Test
  void normalNumbersHaveMomentsOfTheirDistribution() {
    CounterRandom random = new CounterRandom(7, 1);
    double[] moments = new double[5];
    for (int i = 0; i < DRAWS; i++) {
      double value = random.normal(i);
      for (int power = 1; power <= 4; power++) {
        moments[power] += Math.pow(value, power) / DRAWS;
      }
    }
    // deviations of the means: √(1, 2, 15, 96)/√100,000 = 0.003, 0.0045, 0.012, 0.031; five of each
    assertEquals(0, moments[1], 0.016);
    assertEquals(1, moments[2], 0.023);
    assertEquals(0, moments[3], 0.06);
    assertEquals(3, moments[4], 0.16);
  }

  @Test
  void neighbouringStreamsAreUncorrelated() {
    CounterRandom left = new CounterRandom(7, 5);
    CounterRandom right = new CounterRandom(7, 6);
    double product = 0;
    for (int i = 0; i < DRAWS; i++) {
      product += left.normal(i) * right.normal(i) / DRAWS;
    }
    assertEquals(0, product, 0.016);
  }
}
