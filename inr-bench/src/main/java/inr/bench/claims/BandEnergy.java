package inr.bench.claims;

import org.jtransforms.fft.DoubleFFT_2D;

/** How much of a periodic field lies in waves beyond a band. */
final class BandEnergy {
  private BandEnergy() {}

  /**
   * The energy of all waves with more than {@code band} cycles along an axis, as a part of that of
   * all waves but the mean; 0 of a constant field.
   *
   * @param values a square, row by row: one period of both axes, evenly sampled
   */
  static double beyond(float[] values, int band) {
    int side = (int) Math.round(Math.sqrt(values.length));
    if (side * side != values.length) {
      throw new IllegalArgumentException(values.length + " values are no square");
    }
    double[] waves = new double[2 * values.length];
    for (int i = 0; i < values.length; i++) {
      waves[2 * i] = values[i];
    }
    new DoubleFFT_2D(side, side).complexForward(waves);
    double all = 0;
    double beyond = 0;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int i = 2 * (y * side + x);
        double energy = waves[i] * waves[i] + waves[i + 1] * waves[i + 1];
        int cycles = Math.max(Math.min(y, side - y), Math.min(x, side - x));
        all += cycles > 0 ? energy : 0;
        beyond += cycles > band ? energy : 0;
      }
    }
    return all == 0 ? 0 : beyond / all;
  }
}
