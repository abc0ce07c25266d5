package inr.solve.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Scores on one second of Bach by an independent program (NumPy and SciPy). Splines agree to their
 * last digit; of Janssen's method the number of rounds is not told there.
 */
class RecordingTest {
  private static final double DIGITS = 0.006;

  private static <P extends SoundProblem> SoundMethod<? super P> named(
      List<SoundMethod<? super P>> methods, String name) {
    return methods.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  /** Sparse tones are ours: what they scored, to a tenth of a decibel. */
  @ParameterizedTest
  @CsvSource({
    "0.5, 18.34, 21.82, 24.81, 34.86",
    "0.3, 9.85, 13.88, 15.21, 23.86",
    "0.15, 4.57, 8.38, 8.28, 16.06"
  })
  void clippingIsUndone(double share, double clipped, double spline, double janssen, double sparse)
      throws IOException {
    Waves truth = TestSounds.bach();
    Declipping problem = Declipping.simulated(truth, share);
    assertEquals(clipped, SoundScore.of(problem, truth, problem.start()).snr(), DIGITS);
    assertEquals(spline, snr(problem, truth, new CubicSpline()), DIGITS);
    assertEquals(janssen, snr(problem, truth, Janssen.ofFrames(false)), 0.3);
    assertEquals(sparse, snr(problem, truth, Declipping.prior()), 0.1);
  }

  private static double snr(Declipping problem, Waves truth, SoundMethod<SoundProblem> method) {
    return SoundScore.of(problem, truth, TestSounds.solved(problem, method)).snr();
  }

  /** Five gaps of 5.8 ms. */
  @Test
  void gapsAreFilled() throws IOException {
    Waves truth = TestSounds.bach();
    GapFilling problem = GapFilling.of(truth, TestSounds.gaps(truth.frames(), 4410, 8820, 256));
    assertEquals(13.1, sdr(problem, truth, named(GapFilling.baselines(), "janssen")), 1);
    assertEquals(20.4, sdr(problem, truth, GapFilling.answer()), 0.1);
  }

  private static double sdr(
      GapFilling problem, Waves truth, SoundMethod<? super GapFilling> method) {
    Waves solved = TestSounds.solved(problem, method);
    return SoundScore.of(problem, truth, solved).sdr().orElseThrow();
  }

  /**
   * The ceiling is what the filter lets through; where it weakens, data can be explained better.
   */
  @ParameterizedTest
  @CsvSource({
    "2, 46.41, 45.33, 45.93, 46.35",
    "4, 36.41, 35.41, 36.16, 36.46",
    "8, 21.38, 20.54, 21.08, 21.48"
  })
  void aRateBecomesHigher(int factor, double ceiling, double spline, double sinc, double exact)
      throws IOException {
    Waves whole = TestSounds.bach();
    int frames = whole.frames() - whole.frames() % factor;
    Waves truth = whole.map(whole.rate(), x -> Arrays.copyOf(x, frames));
    // 44,100 is no multiple of 8; what a sample is called does not matter here.
    Waves dividable = new Waves(truth.channels(), 48_000);
    Upsampling problem = Upsampling.simulated(dividable, factor);
    assertEquals(spline, snr(problem, dividable, new CubicSpline()), DIGITS);
    assertEquals(sinc, snr(problem, dividable, new WindowedSinc()), 0.12);
    double ours = snr(problem, dividable, Upsampling.answer());
    assertEquals(exact, ours, DIGITS);
    double most = SoundScore.of(problem, dividable, problem.ceiling(dividable), 2000).snr();
    assertEquals(ceiling, most, DIGITS);
  }

  private static double snr(
      Upsampling problem, Waves truth, SoundMethod<? super Upsampling> method) {
    return SoundScore.of(problem, truth, TestSounds.solved(problem, method), 2000).snr();
  }
}
