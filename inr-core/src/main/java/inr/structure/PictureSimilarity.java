package inr.structure;

import inr.metric.MsSsim;
import inr.metric.SsimWindow;

/**
 * 1 − Π_s m_s^w_s of each channel, and the mean over channels: m are the means of cs of scales that
 * are halved one after the other, and that of l·cs of the last one. Of one scale it is 1 − SSIM. A
 * product with a factor of 0 or below counts as 0 and has no slope.
 */
final class PictureSimilarity implements Structure {
  private final Similarity[] scales;
  private final Halving[] halvings;
  private final double[] exponents;

  /**
   * Of boxes of one size.
   *
   * @param taps samples along a side of the window
   * @param count scales
   */
  PictureSimilarity(int height, int width, int taps, int count) {
    SsimWindow window = new SsimWindow(taps, SsimWindow.GAUSSIAN.sigma(), false);
    this.scales = new Similarity[count];
    this.halvings = new Halving[count];
    this.exponents = MsSsim.exponents(count);
    int rows = height;
    int columns = width;
    for (int s = 0; s < count; s++) {
      scales[s] = new Similarity(rows, columns, window, s == count - 1);
      halvings[s] = new Halving(rows, columns);
      rows = halvings[s].halfHeight();
      columns = halvings[s].halfWidth();
    }
  }

  @Override
  public double at(double[][] target, double[][] prediction, double share, double[][] slopes) {
    double sum = 0;
    for (int c = 0; c < target.length; c++) {
      sum += 1 - channel(target[c], prediction[c], share / target.length, slopes[c]);
    }
    return sum / target.length;
  }

  private double channel(double[] target, double[] prediction, double share, double[] slopes) {
    double[][] slopeOfScale = new double[scales.length][];
    double[] means = new double[scales.length];
    double[] x = target;
    double[] y = prediction;
    double product = 1;
    for (int s = 0; s < scales.length; s++) {
      slopeOfScale[s] = new double[x.length];
      means[s] = scales[s].at(x, y, slopeOfScale[s]);
      product *= power(means[s], exponents[s]);
      if (s + 1 < scales.length) {
        x = halvings[s].half(x);
        y = halvings[s].half(y);
      }
    }
    if (scales.length > 1 && !(product > 0)) {
      return 0;
    }
    double[] coarser = new double[slopeOfScale[scales.length - 1].length];
    for (int s = scales.length - 1; s >= 0; s--) {
      double factor = scales.length == 1 ? 1 : exponents[s] * product / means[s];
      double[] all = s == scales.length - 1 ? coarser : halvings[s].whole(coarser);
      for (int i = 0; i < all.length; i++) {
        all[i] += factor * slopeOfScale[s][i];
      }
      coarser = all;
    }
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] -= share * coarser[i];
    }
    return product;
  }

  /** SSIM itself may be negative; a product of powers has no negative factors. */
  private double power(double mean, double exponent) {
    return scales.length == 1 ? mean : StrictMath.pow(Math.max(0, mean), exponent);
  }
}
