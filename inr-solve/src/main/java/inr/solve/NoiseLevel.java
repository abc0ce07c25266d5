package inr.solve;

import inr.random.CounterRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Noise of a picture: how much there is, from that picture alone: median(|d|)/0.6745 over the
 * finest diagonal coefficients of the orthonormal Haar transform, d = (a − b − c + d)/2 of blocks
 * of 2 x 2, where most pictures have little but noise. Fine texture counts as noise.
 *
 * @see <a href="https://doi.org/10.1093/biomet/81.3.425">Donoho and Johnstone 1994</a>
 */
public final class NoiseLevel {
  /** Of numbers of 8 bits, of which rounding alone has a deviation of 0.0011. */
  static final double ROUNDED = 0.001;

  /** Median of |n| for a standard normal n. */
  private static final double MEDIAN = 0.674489750196082;

  private NoiseLevel() {}

  /**
   * Standard deviation of the noise over all colours, 1 being the range of stored values; 0 where a
   * side is below 2.
   */
  public static double of(Planes picture) {
    int across = picture.width() / 2;
    int blocks = picture.height() / 2 * across;
    double[] magnitudes = new double[blocks * picture.colours()];
    for (int i = 0; i < magnitudes.length; i++) {
      double[] plane = picture.channels().get(i / blocks);
      int block = i % blocks;
      int above = 2 * (block / across) * picture.width() + 2 * (block % across);
      int below = above + picture.width();
      magnitudes[i] =
          Math.abs(plane[above] - plane[above + 1] - plane[below] + plane[below + 1]) / 2;
    }
    Arrays.sort(magnitudes);
    return blocks == 0 ? 0 : magnitudes[magnitudes.length / 2] / MEDIAN;
  }

  /** A level, unless it cannot be one. */
  static double required(double noise) {
    if (noise >= 0 && noise < 1) {
      return noise;
    }
    throw new IllegalArgumentException(
        "noise is " + noise + " of the range of values; at least 0 and less than 1 is needed");
  }

  /**
   * Numbers with Gaussian noise: y + σ·n, n from stream 0 of the seed and an index that counts on
   * over all channels.
   */
  public static List<double[]> added(List<double[]> channels, double sigma, long seed) {
    required(sigma);
    List<double[]> noisy = new ArrayList<>();
    long index = 0;
    for (double[] channel : channels) {
      noisy.add(added(channel, sigma, seed, index));
      index += channel.length;
    }
    return noisy;
  }

  /** One list of numbers of whatever unit, likewise. */
  public static double[] added(double[] numbers, double sigma, long seed) {
    return added(numbers, sigma, seed, 0);
  }

  private static double[] added(double[] numbers, double sigma, long seed, long from) {
    CounterRandom random = new CounterRandom(seed, 0);
    double[] noisy = numbers.clone();
    for (int i = 0; i < noisy.length && sigma > 0; i++) {
      noisy[i] += sigma * random.normal(from + i);
    }
    return noisy;
  }
}
