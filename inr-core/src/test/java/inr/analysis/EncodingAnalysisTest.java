package inr.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.encoding.Encoding;
import inr.encoding.ShiftedCurve;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncodingAnalysisTest {
  private static EncodingAnalysis of(Encoding encoding, int samples) {
    return EncodingAnalysis.of(encoding, samples, 0);
  }

  /** Waves of whole turns are orthogonal and equally strong on evenly spaced samples. */
  @Test
  void orthogonalWavesHaveTheRankOfTheirNumber() {
    Encoding waves =
        new Encoding.GivenFourierFeatures(List.of(List.of(0.5), List.of(1.0), List.of(1.5)));
    EncodingAnalysis analysis = of(waves, 100);
    assertEquals(6, analysis.features());
    assertEquals(6, analysis.stableRank(), 1e-9);
    for (EncodingAnalysis.Preservation one : analysis.preservation()) {
      double expected = 0;
      for (int k = 1; k <= 3; k++) {
        expected += Math.cos(2 * Math.PI * k * one.distance() / 100) / 3;
      }
      assertEquals(expected, one.mean(), 1e-9, "at " + one.distance());
      assertEquals(0, one.deviation(), 1e-7, "at " + one.distance());
    }
  }

  /** A coordinate is one number, whose products are those of x with x′. */
  @Test
  void theCoordinateItselfHasRankOne() {
    EncodingAnalysis analysis = of(new Encoding.Identity(), 4);
    assertEquals(1, analysis.stableRank(), 1e-12);
    double square = (0.75 * 0.75 + 0.25 * 0.25) / 2;
    assertEquals(1, analysis.preservation().get(0).mean(), 1e-12);
    assertEquals(
        (0.75 * 0.25 * 2 - 0.25 * 0.25) / 3 / square, analysis.preservation().get(1).mean(), 1e-12);
    assertTrue(analysis.unevenness() > 0.1);
    // Products of what lies on different sides are negative.
    assertEquals(-0.25 * 0.75 / square, analysis.preservation().get(2).mean(), 1e-12);
    assertTrue(analysis.halfDistance().isPresent());
  }

  /** Gaussians of deviation σ give the kernel exp(−Δ²/(4σ²)); narrow ones remember more. */
  @Test
  void gaussiansGiveTheirKernel() {
    double sigma = 0.02;
    int samples = 200;
    EncodingAnalysis wide =
        of(new Encoding.ShiftedBasis(ShiftedCurve.GAUSSIAN, 200, sigma), samples);
    for (int distance : new int[] {0, 1, 3, 5, 8, 15}) {
      double delta = (double) distance / samples;
      assertEquals(
          Math.exp(-delta * delta / (4 * sigma * sigma)),
          wide.preservation().get(distance).mean(),
          0.02,
          "at " + distance);
    }
    assertEquals(
        2 * sigma * samples * Math.sqrt(Math.log(2)), wide.halfDistance().orElseThrow(), 0.1);
    EncodingAnalysis narrow =
        of(new Encoding.ShiftedBasis(ShiftedCurve.GAUSSIAN, 200, sigma / 4), samples);
    assertTrue(narrow.stableRank() > 3 * wide.stableRank());
  }

  /** Random Fourier features of 1/(2√2πσ) turns act like Gaussians of σ: Zheng et al. 2021. */
  @Test
  void randomWavesActLikeGaussians() {
    double sigma = 0.02;
    // A signal is 2 units of coordinate long.
    double turns = 1 / (2 * Math.sqrt(2) * Math.PI * sigma) / 2;
    EncodingAnalysis waves = of(new Encoding.FourierFeatures(4000, turns, 1), 100);
    for (int distance : new int[] {1, 3, 5}) {
      double delta = distance / 100.0;
      assertEquals(
          Math.exp(-delta * delta / (4 * sigma * sigma)),
          waves.preservation().get(distance).mean(),
          0.04,
          "at " + distance);
    }
  }

  /** A curve so narrow that no sample lies in a copy. */
  @Test
  void whereAllIsZeroNothingIsRemembered() {
    EncodingAnalysis nothing = of(new Encoding.ShiftedBasis(ShiftedCurve.TRIANGLE, 4, 1e-6), 4);
    assertEquals(0, nothing.stableRank());
    assertTrue(nothing.halfDistance().isEmpty());
    assertTrue(nothing.preservation().stream().allMatch(one -> one.mean() == 0));
  }

  @Test
  void whatIsTooMuchIsRefused() {
    assertEquals(
        "analysis of 1 samples; 2 to 4096 are accepted",
        assertThrows(IllegalArgumentException.class, () -> of(new Encoding.Identity(), 1))
            .getMessage());
    Encoding many = new Encoding.ShiftedBasis(ShiftedCurve.SINE, 65536, 1);
    assertEquals(
        "65536 features of 4096 samples are 268435456 numbers; at most 33554432 are looked at",
        assertThrows(IllegalArgumentException.class, () -> of(many, 4096)).getMessage());
  }
}
