package inr.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Octaves that are orthonormal, and gains by the formula. */
class FrequencyBalanceTest {
  private static final double ROUNDING = 1e-12;

  static List<List<Integer>> boxes() {
    return List.of(
        List.of(1),
        List.of(2),
        List.of(7),
        List.of(64),
        List.of(8, 8),
        List.of(5, 12),
        List.of(3, 4, 6));
  }

  private static double[] noise(int seed, int length) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.doubles(length, -1, 1).toArray();
  }

  private static int size(List<Integer> sides) {
    return sides.stream().reduce(1, (a, b) -> a * b);
  }

  private static double energy(double[] values) {
    return Arrays.stream(values).map(v -> v * v).sum();
  }

  @ParameterizedTest
  @MethodSource("boxes")
  void coefficientsHaveTheEnergyOfTheSamplesAndGiveThemBack(List<Integer> sides) {
    HaarBands bands = new HaarBands(sides);
    double[] samples = noise(1, size(sides));
    double[] box = samples.clone();
    bands.analyse(box);
    assertEquals(energy(samples), energy(box), ROUNDING * samples.length);
    bands.synthesise(box);
    assertArrayEquals(samples, box, ROUNDING);
  }

  /** A constant is of band 0, neighbours of opposite signs are of the last one. */
  @Test
  void bandsGoFromCoarseToFine() {
    HaarBands bands = new HaarBands(List.of(4, 8));
    assertEquals(4, bands.count());
    double[] box = new double[32];
    for (int period : new int[] {0, 8, 4, 2}) {
      for (int i = 0; i < box.length; i++) {
        box[i] = period == 0 || i % 8 % period < period / 2 ? 1 : -1;
      }
      bands.analyse(box);
      int band = period == 0 ? 0 : 4 - Integer.numberOfTrailingZeros(period);
      for (int i = 0; i < box.length; i++) {
        assertTrue(bands.band(i) == band || Math.abs(box[i]) < ROUNDING, "period " + period);
      }
    }
  }

  /** Two samples: a sum and a difference, of which the second is behind. */
  @Test
  void gainsAreThoseOfTheFormula() {
    double[][] target = {{1.5, 0.5}};
    double[][] error = {{0.4, -0.2}};
    // Sums and differences over √2: Y = 2, 0.5; E = 0.02, 0.18.
    double ahead = 1 - Math.sqrt(0.02 / 2);
    double behind = 1 - Math.sqrt(0.18 / 0.5);
    double mean = (2 * ahead + 0.5 * behind) / 2.5;
    double first = Math.pow(mean / (ahead + 0.05), 0.5);
    double second = Math.pow(mean / (behind + 0.05), 0.5);
    double same = 0.2 / (first * 0.02 + second * 0.18);
    new FrequencyBalance(List.of(2), 0.5).balance(target, error);
    double sum = same * first * 0.1;
    double difference = same * second * 0.3;
    assertArrayEquals(new double[] {sum + difference, sum - difference}, error[0], ROUNDING);
  }

  /** Where the target has nothing the gain is 1, and none is beyond 4 or below a quarter. */
  @Test
  void gainsHaveLimits() {
    double[][] target = {{1, 1, 1, 1}, {1, 1, 1, 1}};
    double[][] error = {{0.1, -0.1, 0, 0}, {0, 0, 0, 0}};
    double[][] same = {error[0].clone(), error[1].clone()};
    new FrequencyBalance(List.of(4), 2).balance(target, error);
    assertArrayEquals(same[0], error[0], ROUNDING);
    double[][] steep = {{100, 100.01, 100, 100}};
    double[][] wrong = {{1, 0, 0, 0}};
    double[] coefficients = wrong[0].clone();
    new HaarBands(List.of(4)).analyse(coefficients);
    new FrequencyBalance(List.of(4), 2).balance(steep, wrong);
    new HaarBands(List.of(4)).analyse(wrong[0]);
    double finest = wrong[0][2] / coefficients[2];
    double constant = wrong[0][0] / coefficients[0];
    double energy = 400.01 * 400.01 / 4;
    double progress = 1 - Math.sqrt(0.25 / energy);
    double mean = progress * energy / (energy + 2.5e-5 + 5e-5);
    // The finest is wholly behind: (mean / 0.05)², cut to 4.
    assertEquals(4 / Math.pow(mean / (progress + 0.05), 2), finest / constant, 1e-9);
  }

  @Test
  void theSlopeAlongTheErrorIsThatOfTheSquare() {
    List<Integer> sides = List.of(6, 9);
    double[][] target = {noise(2, 54), noise(3, 54)};
    double[][] error = {noise(4, 54), noise(5, 54)};
    for (int i = 0; i < 54; i++) {
      error[0][i] = 0.3 * error[0][i] + 0.2;
      error[1][i] *= 0.5;
    }
    double[][] before = {error[0].clone(), error[1].clone()};
    double energy = energy(error[0]) + energy(error[1]);
    new FrequencyBalance(sides, 1).balance(target, error);
    double along = 0;
    double moved = 0;
    for (int c = 0; c < 2; c++) {
      for (int i = 0; i < 54; i++) {
        along += before[c][i] * error[c][i];
        moved = Math.max(moved, Math.abs(before[c][i] - error[c][i]));
      }
    }
    assertEquals(energy, along, ROUNDING * 108);
    assertTrue(moved > 0.02, "gains are all the same");
  }
}
