package inr.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.random.CounterRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionTest {
  private static final int DRAWS = 200_000;

  /** Mean a/r and variance a/r², within five deviations of what so many draws scatter by. */
  @ParameterizedTest
  @CsvSource({"0.3, 2", "1, 1", "1.5, 1", "6, 0.5"})
  void gammaHasItsMeanAndItsVariance(double shape, double rate) {
    Distribution gamma = new Distribution.Gamma(shape, rate);
    CounterRandom random = new CounterRandom(5, 9);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double value = gamma.draw(random, i) * rate;
      assertTrue(value > 0);
      sum += value;
      squares += (value - shape) * (value - shape);
    }
    assertEquals(shape, sum / DRAWS, 5 * Math.sqrt(shape / DRAWS));
    // fourth central moment 3a² + 6a
    double scatter = Math.sqrt((2 * shape * shape + 6 * shape) / DRAWS);
    assertEquals(shape, squares / DRAWS, 5 * scatter);
  }
}
