package inr.solve;

import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Each sample is a mean of those around it whose patches are alike: x[i] = Σⱼ w(i, j)·y[j] / Σⱼ
 * w(i, j), w = exp(−max(0, d(i, j) − 2σ²)/h²), d the mean square difference of the patches of i and
 * j in all colours, {@value #PATCH} samples a side, j up to {@value #DISTANCE} samples away. Planes
 * are mirrored at their edges; alpha is averaged with the weights of the colours.
 *
 * @param factor h/σ, above 0
 * @see <a href="https://doi.org/10.1109/CVPR.2005.38">Buades, Coll and Morel 2005</a>
 */
public record NonlocalMeans(double factor) implements Method<Denoising> {
  private static final int DISTANCE = 6;
  private static final int REACH = 2;
  private static final int PATCH = 2 * REACH + 1;

  public NonlocalMeans {
    if (!(factor > 0)) {
      throw new IllegalArgumentException(
          "nonlocal means have h of " + factor + " sigma; a positive number is needed");
    }
  }

  @Override
  public String name() {
    return "nlm";
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public Planes solve(Denoising problem, Workers workers, IntConsumer done) {
    Planes noisy = problem.data();
    Means means = new Means(noisy, problem.noise());
    List<double[]> channels = new ArrayList<>();
    noisy.channels().forEach(channel -> channels.add(new double[channel.length]));
    workers.run(
        noisy.height(),
        (worker, row) -> {
          for (int column = 0; column < noisy.width(); column++) {
            means.put(row, column, channels);
          }
        });
    return new Planes(noisy.shape(), channels, noisy.colours());
  }

  /** Planes with their surroundings, at work. */
  private final class Means {
    private static final int MARGIN = DISTANCE + REACH;

    private final Planes noisy;
    private final int around;
    private final List<double[]> planes = new ArrayList<>();
    private final int count;
    private final double bias;
    private final double scale;

    Means(Planes noisy, double sigma) {
      this.noisy = noisy;
      this.around = noisy.width() + 2 * MARGIN;
      noisy.channels().forEach(channel -> planes.add(mirrored(channel)));
      this.count = PATCH * PATCH * noisy.colours();
      this.bias = 2 * sigma * sigma;
      // Without noise nothing but a sample itself is like it.
      this.scale = sigma == 0 ? Double.POSITIVE_INFINITY : 1 / (factor * factor * sigma * sigma);
    }

    /** Mirrored on the outermost samples, which are not repeated. */
    private double[] mirrored(double[] channel) {
      int rows = noisy.height() + 2 * MARGIN;
      double[] plane = new double[rows * around];
      for (int i = 0; i < plane.length; i++) {
        int row = folded(i / around - MARGIN, noisy.height());
        plane[i] = channel[row * noisy.width() + folded(i % around - MARGIN, noisy.width())];
      }
      return plane;
    }

    private static int folded(int i, int size) {
      int period = Math.max(1, 2 * (size - 1));
      int place = Math.floorMod(i, period);
      return Math.min(place, period - place) % size;
    }

    void put(int row, int column, List<double[]> results) {
      int here = (row + MARGIN) * around + column + MARGIN;
      double[] sums = new double[planes.size()];
      double total = 0;
      for (int down = -DISTANCE; down <= DISTANCE; down++) {
        for (int across = -DISTANCE; across <= DISTANCE; across++) {
          int there = here + down * around + across;
          double off = Math.max(0, difference(here, there) - bias);
          double weight = off == 0 ? 1 : StrictMath.exp(-off * scale);
          total += weight;
          for (int c = 0; c < sums.length; c++) {
            sums[c] += weight * planes.get(c)[there];
          }
        }
      }
      for (int c = 0; c < sums.length; c++) {
        results.get(c)[row * noisy.width() + column] = sums[c] / total;
      }
    }

    private double difference(int here, int there) {
      double sum = 0;
      for (int c = 0; c < noisy.colours(); c++) {
        double[] plane = planes.get(c);
        for (int k = 0; k < PATCH * PATCH; k++) {
          int away = (k / PATCH - REACH) * around + k % PATCH - REACH;
          double off = plane[here + away] - plane[there + away];
          sum += off * off;
        }
      }
      return sum / count;
    }
  }
}
