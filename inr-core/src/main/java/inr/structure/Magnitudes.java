package inr.structure;

import inr.loss.StructuralLoss.Resolution;

/**
 * Spectral convergence and distance of logarithms, at one resolution: ‖M_y − M_x‖/‖M_y‖ + mean |ln
 * M_x − ln M_y|, M = √(max(|X|², 10⁻⁸)), y the target, of each channel by itself.
 *
 * @see <a href="https://arxiv.org/abs/1910.11480">Yamamoto et al. 2020, with the constants of
 *     auraloss, which takes the first norm over a whole batch</a>
 */
final class Magnitudes implements Structure {
  private static final double FLOOR = 1e-8;

  private final ShortTimeSpectrum transform;
  private final boolean midSide;

  /**
   * Of sounds of one length.
   *
   * @param midSide whether middle and side are two more channels of a sound of two
   */
  Magnitudes(int samples, Resolution resolution, boolean midSide) {
    this.transform = new ShortTimeSpectrum(samples, resolution);
    this.midSide = midSide;
  }

  @Override
  public double at(double[][] target, double[][] prediction, double share, double[][] slopes) {
    int lines = midSide ? 4 : target.length;
    double sum = 0;
    for (int c = 0; c < target.length; c++) {
      sum += line(target[c], prediction[c], share / lines, slopes[c]);
    }
    if (midSide) {
      sum += mixed(target, prediction, 0.5, share / lines, slopes);
      sum += mixed(target, prediction, -0.5, share / lines, slopes);
    }
    return sum / lines;
  }

  /** ½L + right·R. */
  private double mixed(
      double[][] target, double[][] prediction, double right, double share, double[][] slopes) {
    double[] x = mix(target, right);
    double[] slope = new double[x.length];
    double value = line(x, mix(prediction, right), share, slope);
    for (int i = 0; i < slope.length; i++) {
      slopes[0][i] += 0.5 * slope[i];
      slopes[1][i] += right * slope[i];
    }
    return value;
  }

  private static double[] mix(double[][] sound, double right) {
    double[] mixed = new double[sound[0].length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = 0.5 * sound[0][i] + right * sound[1][i];
    }
    return mixed;
  }

  private double line(double[] target, double[] prediction, double share, double[] slopes) {
    double[] y = transform.of(target);
    double[] x = transform.of(prediction);
    int count = x.length / 2;
    double missed = 0;
    double all = 0;
    double logarithms = 0;
    for (int i = 0; i < x.length; i += 2) {
      double magnitude = magnitude(x, i);
      double wanted = magnitude(y, i);
      missed += (magnitude - wanted) * (magnitude - wanted);
      all += wanted * wanted;
      logarithms += Math.abs(StrictMath.log(magnitude / wanted));
    }
    double norm = Math.sqrt(missed * all);
    for (int i = 0; i < x.length; i += 2) {
      double magnitude = magnitude(x, i);
      double wanted = magnitude(y, i);
      double slope = Math.signum(magnitude - wanted) / (magnitude * count);
      if (missed > 0) {
        slope += (magnitude - wanted) / norm;
      }
      boolean silent = x[i] * x[i] + x[i + 1] * x[i + 1] < FLOOR;
      double factor = silent ? 0 : share * slope / magnitude;
      x[i] *= factor;
      x[i + 1] *= factor;
    }
    transform.back(x, slopes);
    return Math.sqrt(missed / all) + logarithms / count;
  }

  private static double magnitude(double[] spectrum, int i) {
    return Math.sqrt(
        Math.max(FLOOR, spectrum[i] * spectrum[i] + spectrum[i + 1] * spectrum[i + 1]));
  }
}
