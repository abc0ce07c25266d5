package inr.codec.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningTest {
  private static final int MANY = 10_000;

  private static float[] noise(double deviation) {
    SplittableRandom random = new SplittableRandom(5);
    float[] details = new float[MANY];
    for (int i = 0; i < MANY; i++) {
      details[i] = (float) (deviation * random.nextGaussian());
    }
    return details;
  }

  /** One in ten is not 0. */
  private static float[] edges() {
    float[] details = new float[MANY];
    for (int i = 0; i < MANY; i += 10) {
      details[i] = i % 20 == 0 ? 6 : -6;
    }
    return details;
  }

  @ParameterizedTest
  @CsvSource({
    "SPARSE, 0, 4",
    "SPARSE, 0.125, 2",
    "SPARSE, 0.25, 1",
    "SPARSE, 0.9, 1",
    "EVEN, 0, 1",
    "EVEN, 0.1, 1",
    "DENSE, 0, 0.1",
    "DENSE, 0.125, 0.316227766",
    "DENSE, 0.25, 1",
    "DENSE, 1, 1"
  })
  void aBitIsWorthLambdaAfterAQuarter(Opening opening, double done, double price) {
    assertEquals(price, opening.price(done), 1e-9);
  }

  @Test
  void textureLikeNoiseIsTriedWhereThereAreStepsForIt() {
    assertEquals(List.of(Opening.SPARSE, Opening.DENSE), Opening.of(noise(3), 4000));
    assertEquals(List.of(Opening.EVEN), Opening.of(noise(3), 3999));
  }

  @Test
  void fewEdgesBeginWithFewSymbols() {
    assertEquals(List.of(Opening.SPARSE), Opening.of(edges(), 4000));
    assertEquals(List.of(Opening.SPARSE), Opening.of(edges(), 100));
  }

  @Test
  void noiseBelowTheStepsIsNoTexture() {
    assertEquals(List.of(Opening.SPARSE), Opening.of(noise(0.2), 4000));
  }

  @Test
  void whereThereIsNothingFewSymbolsDo() {
    assertEquals(List.of(Opening.SPARSE), Opening.of(new float[0], 4000));
    assertEquals(List.of(Opening.SPARSE), Opening.of(new float[100], 4000));
  }
}
