package inr.solve.sound;

import java.util.OptionalDouble;

/**
 * How close a sound is to the truth: 10·log₁₀(Σ x² / Σ (x − y)²) in dB over all channels; not
 * rounded, not clipped.
 *
 * @param snr over all samples that count
 * @param sdr over those that had to be found; empty where these are all, or silent
 */
public record SoundScore(double snr, OptionalDouble sdr) {
  /** The score of an estimate of a problem's answer. */
  public static SoundScore of(SoundProblem problem, Waves truth, Waves estimate) {
    return of(problem, truth, estimate, 0);
  }

  /**
   * The same without the ends.
   *
   * @param margin samples at each end that do not count; at most an eighth of all
   */
  public static SoundScore of(SoundProblem problem, Waves truth, Waves estimate, int margin) {
    int frames = truth.frames();
    if (estimate.frames() != frames || estimate.channels().size() != truth.channels().size()) {
      throw new IllegalArgumentException(
          "truth has "
              + frames
              + " samples in "
              + truth.channels().size()
              + " channels but the estimate "
              + estimate.frames()
              + " in "
              + estimate.channels().size());
    }
    int cut = Math.min(margin, frames / 8);
    Sums all = new Sums();
    Sums found = new Sums();
    boolean everything = true;
    for (int c = 0; c < truth.channels().size(); c++) {
      boolean[] wanted = problem.wanted(c);
      for (int i = cut; i < frames - cut; i++) {
        double x = truth.channels().get(c)[i];
        double error = x - estimate.channels().get(c)[i];
        all.add(x, error);
        if (wanted[i]) {
          found.add(x, error);
        } else {
          everything = false;
        }
      }
    }
    OptionalDouble part =
        everything || found.signal == 0 ? OptionalDouble.empty() : OptionalDouble.of(found.ratio());
    return new SoundScore(all.ratio(), part);
  }

  private static final class Sums {
    private double signal;
    private double noise;

    void add(double x, double error) {
      signal += x * x;
      noise += error * error;
    }

    double ratio() {
      return 10 * StrictMath.log10(signal / noise);
    }
  }
}
