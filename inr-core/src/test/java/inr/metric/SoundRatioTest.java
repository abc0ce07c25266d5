package inr.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.signal.Medium;
import inr.signal.Samples;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SoundRatioTest {
  /** Samples of the check sound are rounded to float, 1e-7 of a distortion of 1e-2. */
  private static final double FLOAT_SAMPLES = 1e-6;

  private static final Medium.Sound STEREO = new Medium.Sound(2, 2, 8000, 16, false);

  @Test
  void checkSoundHasItsKnownValues() {
    Samples x = CheckSound.referenceSamples(false);
    Samples y = CheckSound.estimateSamples(false);
    assertEquals(1.754595093893e-3, MeanSquaredError.of(CheckSound.SHAPE, x, y), 1e-10);
    assertEquals(19.863749703, Snr.of(CheckSound.SHAPE, x, y).getAsDouble(), FLOAT_SAMPLES);
    // The known value is that of sounds without their means.
    Samples centred = CheckSound.referenceSamples(true);
    assertEquals(
        34.394322532,
        SiSdr.of(CheckSound.SHAPE, centred, CheckSound.estimateSamples(true)).getAsDouble(),
        FLOAT_SAMPLES);
  }

  @Test
  void psnrOfASoundIsItsSnrWithThePowerOfTheRangeForThatOfTheReference() {
    Samples x = CheckSound.referenceSamples(false);
    Samples y = CheckSound.estimateSamples(false);
    double power = MeanSquaredError.of(x, new Samples.Floats(new float[x.size()]));
    double snr = Snr.of(CheckSound.SHAPE, x, y).getAsDouble();
    assertEquals(snr + 10 * Math.log10(4 / power), Psnr.of(CheckSound.SHAPE, x, y), 1e-12);
  }

  @Test
  void equalSoundsHaveInfiniteRatios() {
    Samples x = integers(1, -3, 5, 1000);
    assertEquals(Double.POSITIVE_INFINITY, Snr.of(STEREO, x, x).getAsDouble());
    assertEquals(Double.POSITIVE_INFINITY, SiSdr.of(STEREO, x, x).getAsDouble());
  }

  @Test
  void ratiosOfSilenceAreUndefined() {
    Samples silence = integers(0, 0, 0, 0);
    Samples x = integers(1, -3, 5, 1000);
    assertEquals(OptionalDouble.empty(), Snr.of(STEREO, silence, silence));
    assertEquals(OptionalDouble.empty(), Snr.of(STEREO, silence, x));
    assertEquals(OptionalDouble.empty(), SiSdr.of(STEREO, silence, x));
    assertEquals(OptionalDouble.empty(), SiSdr.of(STEREO, x, silence));
    assertEquals(OptionalDouble.of(0), Snr.of(STEREO, x, silence));
  }

  @Test
  void siSdrDoesNotSeeTheScaleOfTheEstimateNorItsSignButSnrDoes() {
    Samples x = integers(100, -300, 500, 1000);
    Samples y = integers(110, -280, 500, 990);
    double siSdr = SiSdr.of(STEREO, x, y).getAsDouble();
    assertEquals(siSdr, SiSdr.of(STEREO, x, integers(330, -840, 1500, 2970)).getAsDouble(), 1e-10);
    assertEquals(siSdr, SiSdr.of(STEREO, x, integers(-110, 280, -500, -990)).getAsDouble(), 1e-10);
    assertTrue(Snr.of(STEREO, x, integers(330, -840, 1500, 2970)).getAsDouble() < 0);
  }

  @Test
  void siSdrOfAnOrthogonalEstimateIsMinusInfinite() {
    assertEquals(
        Double.NEGATIVE_INFINITY,
        SiSdr.of(STEREO, integers(1, 0, 1, 0), integers(0, 1, 0, 1)).getAsDouble());
  }

  @Test
  void wrongBalanceOfChannelsIsDistortion() {
    Samples x = integers(100, 100, -100, -100);
    assertEquals(
        10 * Math.log10(9), SiSdr.of(STEREO, x, integers(50, 100, -50, -100)).getAsDouble(), 1e-10);
  }

  @Test
  void fullScaleOfTheFormatSetsTheErrorButNotTheRatio() {
    Samples x = integers(100, -300, 500, 1000);
    Samples y = integers(110, -280, 500, 990);
    Medium.Sound wide = new Medium.Sound(2, 2, 8000, 24, false);
    assertEquals(65536 * MeanSquaredError.of(wide, x, y), MeanSquaredError.of(STEREO, x, y), 1e-18);
    assertEquals(Snr.of(wide, x, y), Snr.of(STEREO, x, y));
  }

  private static Samples integers(int... values) {
    return new Samples.Integers(values);
  }
}
