package inr.operator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.random.CounterRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionTest {
  /** Rounding of some dozens of products of numbers near 1, with bands of condition below 10. */
  private static final double ROUNDING = 1e-12;

  private static double[] numbers(int count, long stream) {
    CounterRandom random = new CounterRandom(1, stream);
    double[] numbers = new double[count];
    Arrays.setAll(numbers, random::normal);
    return numbers;
  }

  @ParameterizedTest
  @CsvSource({
    "MEAN, 12, 8, 4",
    "BICUBIC, 12, 8, 4",
    "BICUBIC, 10, 14, 2",
    "LANCZOS, 15, 9, 3",
    "LANCZOS, 2, 2, 2",
    "BICUBIC, 4, 4, 4",
    "MEAN, 1, 3, 1"
  })
  void whatIsProjectedExplainsTheDataAndIsTheNearestThatDoes(
      Kernel kernel, int height, int width, int scale) {
    Resampling operator = Resampling.reduction(kernel, Shape.of(height, width), scale);
    Projection projection = new Projection(operator);
    double[] data = numbers(operator.range().size(), 0);
    double[] start = numbers(operator.domain().size(), 1);
    double[] near = start.clone();
    projection.project(near, data);
    double[] explained = new double[data.length];
    operator.apply(near, explained);
    assertArrayEquals(data, explained, ROUNDING);

    double[] again = near.clone();
    projection.project(again, data);
    assertArrayEquals(near, again, ROUNDING);

    double[] other = numbers(start.length, 2);
    projection.project(other, data);
    double product = 0;
    for (int i = 0; i < start.length; i++) {
      product += (start[i] - near[i]) * (other[i] - near[i]);
    }
    assertEquals(0, product, start.length * ROUNDING);
  }

  @Test
  void forTheMeanEachBlockGetsTheMeanOfItsDatum() {
    Projection projection = new Projection(Resampling.reduction(Kernel.MEAN, Shape.of(2, 4), 2));
    double[] z = {1, 2, 3, 4, 5, 8, 7, 10};
    projection.project(z, new double[] {5, 4});
    assertArrayEquals(new double[] {2, 3, 1, 2, 6, 9, 5, 8}, z, ROUNDING);
  }
}
