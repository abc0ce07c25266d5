package inr.structure;

import inr.loss.StructuralLoss.Resolution;

/**
 * Changes of phase at one resolution: the mean over neighbours in time (instantaneous frequency)
 * plus that over neighbours in frequency (group delay) of
 *
 * <pre>w·(1 − Re Z/(|Z| + 10⁻⁸)),  Z = X̂[a]·X̂[b]*·(X[a]·X[b]*)*</pre>
 *
 * which is 1 less the cosine of what the change from b to a is off by, without an angle that wraps
 * around. w is |X[a]| of the target, brought to a mean of 1. Of each channel by itself.
 */
final class Phases implements Structure {
  private static final double FLOOR = 1e-8;

  private final ShortTimeSpectrum transform;

  /** Of sounds of one length. */
  Phases(int samples, Resolution resolution) {
    this.transform = new ShortTimeSpectrum(samples, resolution);
  }

  @Override
  public double at(double[][] target, double[][] prediction, double share, double[][] slopes) {
    double sum = 0;
    for (int c = 0; c < target.length; c++) {
      double[] truth = transform.of(target[c]);
      double[] x = transform.of(prediction[c]);
      double[] slope = new double[x.length];
      int line = 2 * transform.bins();
      double each = share / target.length;
      sum += neighbours(truth, x, line, line, each, slope);
      sum += neighbours(truth, x, 2, 2, each, slope);
      transform.back(slope, slopes[c]);
    }
    return sum / target.length;
  }

  /**
   * The mean over all bins and those that stand {@code before} numbers before them.
   *
   * @param first of the bins of a frame that have such a neighbour; of all frames at once if it is
   *     a whole frame
   */
  private double neighbours(
      double[] truth, double[] x, int before, int first, double share, double[] slope) {
    int line = 2 * transform.bins();
    boolean inTime = first == line;
    double weights = 0;
    double sum = 0;
    for (int i = first; i < x.length; i += 2) {
      if (inTime || i % line >= first) {
        double weight = Math.sqrt(truth[i] * truth[i] + truth[i + 1] * truth[i + 1]);
        weights += weight;
        sum += weight * miss(truth, x, i, i - before);
      }
    }
    if (weights == 0) {
      return 0;
    }
    for (int i = first; i < x.length; i += 2) {
      if (inTime || i % line >= first) {
        double weight = Math.sqrt(truth[i] * truth[i] + truth[i + 1] * truth[i + 1]);
        addSlope(truth, x, i, i - before, share * weight / weights, slope);
      }
    }
    return sum / weights;
  }

  private static double miss(double[] truth, double[] x, int a, int b) {
    double turnRe = truth[a] * truth[b] + truth[a + 1] * truth[b + 1];
    double turnIm = truth[a] * truth[b + 1] - truth[a + 1] * truth[b];
    double changeRe = x[a] * x[b] + x[a + 1] * x[b + 1];
    double changeIm = x[a + 1] * x[b] - x[a] * x[b + 1];
    double re = changeRe * turnRe - changeIm * turnIm;
    double im = changeRe * turnIm + changeIm * turnRe;
    return 1 - re / (Math.sqrt(re * re + im * im) + FLOOR);
  }

  /** With T = (X[a]·X[b]*)*, Z = x[a]·x[b]*·T and G the slope by Z: G·x[b]·T* and G*·x[a]·T. */
  private static void addSlope(
      double[] truth, double[] x, int a, int b, double share, double[] slope) {
    double turnRe = truth[a] * truth[b] + truth[a + 1] * truth[b + 1];
    double turnIm = truth[a] * truth[b + 1] - truth[a + 1] * truth[b];
    double changeRe = x[a] * x[b] + x[a + 1] * x[b + 1];
    double changeIm = x[a + 1] * x[b] - x[a] * x[b + 1];
    double re = changeRe * turnRe - changeIm * turnIm;
    double im = changeRe * turnIm + changeIm * turnRe;
    double length = Math.sqrt(re * re + im * im);
    if (length == 0) {
      return;
    }
    double whole = length + FLOOR;
    double radial = re / (length * whole * whole);
    double slopeRe = -share * (1 / whole - radial * re);
    double slopeIm = share * radial * im;
    // G·T*, and G*·T is its conjugate.
    double re0 = slopeRe * turnRe + slopeIm * turnIm;
    double im0 = slopeIm * turnRe - slopeRe * turnIm;
    slope[a] += re0 * x[b] - im0 * x[b + 1];
    slope[a + 1] += re0 * x[b + 1] + im0 * x[b];
    slope[b] += re0 * x[a] + im0 * x[a + 1];
    slope[b + 1] += re0 * x[a + 1] - im0 * x[a];
  }
}
