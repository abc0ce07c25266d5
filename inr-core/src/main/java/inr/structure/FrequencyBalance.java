package inr.structure;

import java.util.List;

/**
 * Errors of a box with a gain for each octave of frequencies: those that are ahead are slowed and
 * those that are behind are sped up.
 *
 * <p>With E_b the energy of the error in a band, Y_b that of the target, p_b = max(0, 1 − √(E_b /
 * Y_b)) the progress there and p̄ its mean, weighted by Y_b, the gain is
 *
 * <pre>g_b = min(max((p̄/(p_b + 0.05))^exponent, ¼), 4)</pre>
 *
 * all of them scaled so that Σ g_b·E_b = Σ E_b. A band that the target has nothing in has gain 1
 * before that.
 */
final class FrequencyBalance {
  private static final double LEAST_PROGRESS = 0.05;
  private static final double MOST_GAIN = 4;

  private final double exponent;
  private final HaarBands bands;

  /**
   * That of a box.
   *
   * @param sides samples along each axis, the last one fastest
   */
  FrequencyBalance(List<Integer> sides, double exponent) {
    this.exponent = exponent;
    this.bands = new HaarBands(sides);
  }

  /**
   * Σ g_b·(the error's share of band b) takes the place of the error.
   *
   * @param target {@code [C][samples of a box]}: overwritten
   * @param error of the same layout
   */
  void balance(double[][] target, double[][] error) {
    double[] gains = gains(energies(target), energies(error));
    for (double[] channel : error) {
      for (int i = 0; i < channel.length; i++) {
        channel[i] *= gains[bands.band(i)];
      }
      bands.synthesise(channel);
    }
  }

  /** Energy of each band, of all channels; they are coefficients after that. */
  private double[] energies(double[][] box) {
    double[] energies = new double[bands.count()];
    for (double[] channel : box) {
      bands.analyse(channel);
      for (int i = 0; i < channel.length; i++) {
        energies[bands.band(i)] += channel[i] * channel[i];
      }
    }
    return energies;
  }

  private double[] gains(double[] target, double[] error) {
    double[] progress = new double[target.length];
    double all = 0;
    double mean = 0;
    for (int b = 0; b < target.length; b++) {
      progress[b] = target[b] > 0 ? Math.max(0, 1 - Math.sqrt(error[b] / target[b])) : 0;
      all += target[b];
      mean += target[b] * progress[b];
    }
    double[] gains = new double[target.length];
    double before = 0;
    double after = 0;
    for (int b = 0; b < gains.length; b++) {
      double behind = mean / (all * (progress[b] + LEAST_PROGRESS));
      gains[b] =
          target[b] > 0
              ? Math.min(Math.max(StrictMath.pow(behind, exponent), 1 / MOST_GAIN), MOST_GAIN)
              : 1;
      before += error[b];
      after += gains[b] * error[b];
    }
    for (int b = 0; b < gains.length; b++) {
      gains[b] *= after > 0 ? before / after : 1;
    }
    return gains;
  }
}
