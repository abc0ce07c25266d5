package inr.operator;

import java.util.Arrays;

/**
 * Fewer samples a second: y[o] = Σₖ h[k]·x[s·o + k] / Σₖ h[k], k from −32 s to 32 s, both sums over
 * the numbers that are there, so that a constant stays what it is. h is the ideal low-pass that
 * ends 2 % below half the new rate, under Kaiser's window of β = 10: h[k] = sinc(0.98 k/s)·I₀(β√(1
 * − (k/32 s)²)).
 *
 * <p>Number o lies where number s·o lay. The last one is the last multiple of s.
 *
 * @see <a href="https://doi.org/10.1109/TASSP.1980.1163349">Kaiser and Schafer 1980, on the I₀-sinh
 *     window</a>
 */
public final class RateReduction implements LocalOperator {
  private static final int LARGEST_FACTOR = 16;
  private static final int LOBES = 32;
  private static final double CUT = 0.98;
  private static final double BETA = 10;

  private final int frames;
  private final int factor;

  /** h from 0 on. */
  private final double[] taps;

  private final double[] sums;

  /**
   * A reduction.
   *
   * @param frames numbers of x, at least 1
   * @param factor s, 2 to 16
   */
  public RateReduction(int frames, int factor) {
    if (frames < 1 || factor < 2 || factor > LARGEST_FACTOR) {
      throw new IllegalArgumentException(
          "rate of "
              + frames
              + " samples is to be reduced by "
              + factor
              + "; at least 1 sample and a factor of 2 to "
              + LARGEST_FACTOR
              + " are accepted");
    }
    this.frames = frames;
    this.factor = factor;
    this.taps = new double[LOBES * factor + 1];
    for (int k = 0; k < taps.length; k++) {
      double angle = Math.PI * CUT * k / factor;
      double edge = (double) k / (LOBES * factor);
      taps[k] =
          (k == 0 ? 1 : StrictMath.sin(angle) / angle) * bessel(BETA * Math.sqrt(1 - edge * edge));
    }
    this.sums = new double[(frames - 1) / factor + 1];
    for (int o = 0; o < sums.length; o++) {
      for (int i = first(o); i <= last(o); i++) {
        sums[o] += taps[Math.abs(i - o * factor)];
      }
    }
  }

  /** I₀(x) = Σₘ ((x/2)ᵐ/m!)². */
  private static double bessel(double x) {
    double term = 1;
    double sum = 1;
    for (int m = 1; term > 1e-17 * sum; m++) {
      term *= x / (2 * m) * (x / (2 * m));
      sum += term;
    }
    return sum;
  }

  /** s. */
  public int factor() {
    return factor;
  }

  private int first(int o) {
    return Math.max(0, o * factor - taps.length + 1);
  }

  private int last(int o) {
    return Math.min(frames - 1, o * factor + taps.length - 1);
  }

  /**
   * The low-pass alone, at all samples: what of x there is still in y.
   *
   * @param x as many numbers as the domain has: read
   * @param low as many: overwritten
   */
  public void letThrough(double[] x, double[] low) {
    for (int n = 0; n < frames; n++) {
      double sum = 0;
      double weights = 0;
      int end = Math.min(frames, n + taps.length);
      for (int i = Math.max(0, n - taps.length + 1); i < end; i++) {
        sum += taps[Math.abs(i - n)] * x[i];
        weights += taps[Math.abs(i - n)];
      }
      low[n] = sum / weights;
    }
  }

  @Override
  public Shape domain() {
    return Shape.of(frames);
  }

  @Override
  public Shape range() {
    return Shape.of(sums.length);
  }

  @Override
  public void apply(double[] x, double[] y) {
    for (int o = 0; o < sums.length; o++) {
      double sum = 0;
      for (int i = first(o); i <= last(o); i++) {
        sum += taps[Math.abs(i - o * factor)] * x[i];
      }
      y[o] = sum / sums[o];
    }
  }

  @Override
  public void adjoint(double[] y, double[] x) {
    Arrays.fill(x, 0, frames, 0);
    for (int o = 0; o < sums.length; o++) {
      double share = y[o] / sums[o];
      for (int i = first(o); i <= last(o); i++) {
        x[i] += taps[Math.abs(i - o * factor)] * share;
      }
    }
  }

  @Override
  public void row(int measurement, RowVisitor visitor) {
    for (int i = first(measurement); i <= last(measurement); i++) {
      visitor.see(i, taps[Math.abs(i - measurement * factor)] / sums[measurement]);
    }
  }
}
