package inr.metric;

import inr.signal.Medium;
import inr.signal.Samples;

/**
 * A tone and a sweep, and a distorted copy of them, for which values computed elsewhere in double
 * are known.
 */
final class CheckSound {
  static final int FRAMES = 8192;
  static final Medium.Sound SHAPE = new Medium.Sound(FRAMES, 1, 44100, 32, true);

  private CheckSound() {}

  static double reference(int n) {
    return 0.5 * Math.sin(2 * Math.PI * 440 * n / 44100)
        + 0.3 * Math.sin(2 * Math.PI * (1000 + 0.05 * n) * n / 44100);
  }

  static double estimate(int n) {
    return 0.9 * reference(n) + 0.01 * Math.sin(0.37 * n + 0.001 * n * n);
  }

  /** The reference, less its mean if so wished. */
  static Samples referenceSamples(boolean centred) {
    double[] values = new double[FRAMES];
    for (int n = 0; n < FRAMES; n++) {
      values[n] = reference(n);
    }
    return samples(values, centred);
  }

  /** The estimate, less its mean if so wished. */
  static Samples estimateSamples(boolean centred) {
    double[] values = new double[FRAMES];
    for (int n = 0; n < FRAMES; n++) {
      values[n] = estimate(n);
    }
    return samples(values, centred);
  }

  private static Samples samples(double[] values, boolean centred) {
    double mean = 0;
    for (double value : values) {
      mean += value / FRAMES;
    }
    float[] floats = new float[FRAMES];
    for (int n = 0; n < FRAMES; n++) {
      floats[n] = (float) (centred ? values[n] - mean : values[n]);
    }
    return new Samples.Floats(floats);
  }
}
