package inr.spectrum;

import inr.parallel.Workers;
import inr.pyramid.PrincipalAxes;
import inr.signal.Signal;
import java.util.ArrayList;
import java.util.List;

/**
 * The channels of a sound as lines of numbers in units of their spread √(mean square), and what
 * else they may be turned into: orthonormal directions in the space of channels. Zeros follow the
 * samples.
 */
final class Tracks {
  private static final int STRETCH = 1 << 16;
  private static final double HALF = Math.sqrt(0.5);

  private final int samples;
  private final double spread;
  private final float[][] lines;

  /** Those of a signal whose points lie along one axis. */
  Tracks(Signal signal, int length, Workers workers) {
    this.samples = signal.points();
    int channels = signal.channels();
    this.lines = new float[channels][length];
    double[] sums = new double[stretches()];
    each(
        workers,
        (worker, from, to) -> {
          for (int i = from; i < to; i++) {
            for (int c = 0; c < channels; c++) {
              double value = signal.samples().get(i * channels + c);
              sums[from / STRETCH] += value * value;
            }
          }
        });
    double square = 0;
    for (double part : sums) {
      square += part;
    }
    double meanSquare = square / ((double) samples * channels);
    this.spread = meanSquare > 0 ? Math.sqrt(meanSquare) : 1;
    each(
        workers,
        (worker, from, to) -> {
          for (int i = from; i < to; i++) {
            for (int c = 0; c < channels; c++) {
              lines[c][i] = (float) (signal.samples().get(i * channels + c) / spread);
            }
          }
        });
  }

  private int stretches() {
    return (samples + STRETCH - 1) / STRETCH;
  }

  private void each(Workers workers, Workers.Stretch work) {
    workers.runStretches(samples, STRETCH, work);
  }

  /** Stored units that 1 stands for. */
  double spread() {
    return spread;
  }

  /** Number of tracks, and of channels. */
  int count() {
    return lines.length;
  }

  /** The numbers of each track, to be overwritten. */
  float[][] lines() {
    return lines;
  }

  /**
   * Directions that may be better than the channels themselves, those first: sum and difference of
   * two channels, and the principal axes.
   */
  List<double[][]> directions(Workers workers) {
    int channels = lines.length;
    List<double[][]> all = new ArrayList<>();
    double[][] channelsThemselves = new double[channels][channels];
    for (int c = 0; c < channels; c++) {
      channelsThemselves[c][c] = 1;
    }
    all.add(channelsThemselves);
    if (channels == 2) {
      all.add(new double[][] {{HALF, HALF}, {HALF, -HALF}});
    }
    if (channels > 1) {
      PrincipalAxes axes = new PrincipalAxes(products(workers));
      double[][] principal = new double[channels][];
      for (int k = 0; k < channels; k++) {
        principal[k] = axes.direction(k);
      }
      all.add(principal);
    }
    return all;
  }

  private double[][] products(Workers workers) {
    int channels = lines.length;
    double[][] sums = new double[stretches()][channels * channels];
    each(
        workers,
        (worker, from, to) -> {
          for (int k = 0; k < channels * channels; k++) {
            float[] x = lines[k / channels];
            float[] y = lines[k % channels];
            double sum = 0;
            for (int i = from; i < to; i++) {
              sum += (double) x[i] * y[i];
            }
            sums[from / STRETCH][k] = sum;
          }
        });
    double[][] products = new double[channels][channels];
    for (double[] sum : sums) {
      for (int k = 0; k < sum.length; k++) {
        products[k / channels][k % channels] += sum[k];
      }
    }
    return products;
  }

  /** Turns channels into tracks along directions. */
  void turn(double[][] directions, Workers workers) {
    each(
        workers,
        (worker, from, to) -> {
          double[] point = new double[lines.length];
          for (int i = from; i < to; i++) {
            for (int c = 0; c < point.length; c++) {
              point[c] = lines[c][i];
            }
            for (int k = 0; k < point.length; k++) {
              lines[k][i] = (float) along(directions[k], point);
            }
          }
        });
  }

  private static double along(double[] direction, double[] point) {
    double sum = 0;
    for (int c = 0; c < point.length; c++) {
      sum += direction[c] * point[c];
    }
    return sum;
  }
}
