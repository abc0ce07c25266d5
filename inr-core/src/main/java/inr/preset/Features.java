package inr.preset;

import inr.encoding.Encoding;
import inr.signal.Medium;

/** The encodings that presets put before their layers, and how their settings follow a signal. */
final class Features {
  private Features() {}

  static Encoding octaves(Settings settings) {
    return new Encoding.PositionalEncoding(settings.whole(Preset.OCTAVES), Math.PI, true);
  }

  static Encoding random(Settings settings, long seed) {
    return new Encoding.FourierFeatures(
        settings.whole(Preset.FREQUENCIES), settings.number(Preset.SIGMA), seed);
  }

  /**
   * Octaves of a positional encoding: the largest whose highest frequency stays below a quarter of
   * the samples, ⌊log₂(n/4)⌋.
   */
  static int octaves(Shape shape) {
    return Math.max(1, 31 - Integer.numberOfLeadingZeros(Math.max(1, shape.shortest() / 4)));
  }

  /**
   * Deviation of random Fourier features in cycles per unit: 10 for pictures, twice the 10 of
   * Tancik et al., whose interval is half as long; for a sound a two-hundredth of its frames, which
   * is a hundredth of its sampling rate: 441 Hz at 44,100.
   */
  static double sigma(Shape shape) {
    return shape.medium() instanceof Medium.Sound sound ? Math.max(1, sound.frames() / 200.0) : 10;
  }
}
