package inr.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MagnitudesTest {
  @Test
  void theLargestAreFoundAsBySorting() {
    Random random = new Random(8);
    float[] numbers = new float[5000];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(6) - 3));
    }
    float[] sorted = new float[numbers.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = Math.abs(numbers[i]);
    }
    Arrays.sort(sorted);
    Magnitudes all = new Magnitudes();
    all.add(numbers, 0, 2000);
    Magnitudes others = new Magnitudes();
    others.add(numbers, 2000, numbers.length);
    all.add(others);
    for (int count : new int[] {1, 2, 77, 4999, 5000}) {
      float about = all.least(count);
      Magnitudes close = Magnitudes.within(about);
      close.add(numbers, 0, numbers.length);
      assertEquals(sorted[sorted.length - count], close.least(count - all.above(about)));
    }
    assertEquals(0, all.least(5001));
  }
}
