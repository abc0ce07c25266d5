package inr.pyramid;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.Placement;
import inr.parallel.Workers;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of a signal on a grid as a pyramid takes them: without their means, in units of their
 * spread, along the principal axes of the channels. Signals of very many points are averaged over
 * blocks first.
 */
public final class GridValues {
  /** Most points that are looked at one by one. */
  private static final long MOST_POINTS = 1L << 24;

  /** Besides its elements: its header, and where it is noted. */
  private static final int BYTES_OF_ARRAY = 20;

  private final Grid grid;
  private final float[][][] lines;
  private final double[] means;
  private final PrincipalAxes axes;
  private final double centre;
  private final double spread;

  private GridValues(
      Grid grid,
      float[][][] lines,
      double[] means,
      PrincipalAxes axes,
      double centre,
      double spread) {
    this.grid = grid;
    this.lines = lines;
    this.means = means;
    this.axes = axes;
    this.centre = centre;
    this.spread = spread;
  }

  /** The values of a signal on its grid. */
  public static GridValues of(Signal signal, Grid grid, Workers workers) {
    Blocks blocks = new Blocks(signal, grid);
    int channels = signal.channels();
    float[][][] lines = blocks.read(workers);
    double[] means = new double[channels];
    double[][] covariance = new double[channels][channels];
    moments(lines, means, covariance, workers);
    double centre = 0;
    double variance = 0;
    for (int c = 0; c < channels; c++) {
      centre += means[c] / channels;
      variance += covariance[c][c] / channels;
    }
    // At least what tells float32 numbers of this size apart.
    double spread = Math.max(variance > 0 ? Math.sqrt(variance) : 1, Math.ulp((float) centre));
    PrincipalAxes axes = new PrincipalAxes(covariance);
    workers.run(lines[0].length, (worker, line) -> turn(lines, line, means, axes, spread));
    return new GridValues(blocks.grid(), lines, means, axes, centre, spread);
  }

  /** Bytes of the lines of one channel, each an array. */
  public static long bytesOfChannel(Grid grid) {
    Grid reduced = reduced(grid);
    long lines = reduced.points() / reduced.axes().get(reduced.dimensions() - 1).samples();
    return reduced.points() * Float.BYTES + lines * BYTES_OF_ARRAY;
  }

  /** The grid that values of a signal on {@code grid} lie on: itself, or blocks of it. */
  public static Grid reduced(Grid grid) {
    return Blocks.reduced(grid, Blocks.side(grid));
  }

  /** Means and covariance of the channels, line by line. */
  private static void moments(
      float[][][] lines, double[] means, double[][] covariance, Workers workers) {
    int channels = means.length;
    int count = lines[0].length;
    double[][] sums = new double[count][channels];
    workers.run(
        count,
        (worker, line) -> {
          for (int c = 0; c < channels; c++) {
            for (float value : lines[c][line]) {
              sums[line][c] += value;
            }
          }
        });
    double points = (double) count * lines[0][0].length;
    for (double[] sum : sums) {
      for (int c = 0; c < channels; c++) {
        means[c] += sum[c] / points;
      }
    }
    double[][] products = new double[count][channels * channels];
    workers.run(count, (worker, line) -> products(lines, line, means, products[line]));
    for (double[] product : products) {
      for (int k = 0; k < product.length; k++) {
        covariance[k / channels][k % channels] += product[k] / points;
      }
    }
  }

  private static void products(float[][][] lines, int line, double[] means, double[] sums) {
    int channels = means.length;
    for (int a = 0; a < channels; a++) {
      float[] x = lines[a][line];
      for (int b = 0; b < channels; b++) {
        float[] y = lines[b][line];
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
          sum += (x[i] - means[a]) * (y[i] - means[b]);
        }
        sums[a * channels + b] = sum;
      }
    }
  }

  private static void turn(
      float[][][] lines, int line, double[] means, PrincipalAxes axes, double spread) {
    int channels = means.length;
    double[] point = new double[channels];
    for (int i = 0; i < lines[0][line].length; i++) {
      for (int c = 0; c < channels; c++) {
        point[c] = (lines[c][line][i] - means[c]) / spread;
      }
      for (int k = 0; k < channels; k++) {
        double[] direction = axes.direction(k);
        double sum = 0;
        for (int c = 0; c < channels; c++) {
          sum += direction[c] * point[c];
        }
        lines[k][line][i] = (float) sum;
      }
    }
  }

  /** The grid that the values lie on. */
  public Grid grid() {
    return grid;
  }

  /** Number of channels, and of principal axes. */
  public int channels() {
    return means.length;
  }

  /** The values along each principal axis, in lines along the last axis of the grid. */
  public float[][][] lines() {
    return lines;
  }

  /** What one unit along principal axis k is for each channel, in units of {@link #range}. */
  public double[] direction(int k) {
    return axes.direction(k);
  }

  /** Mean of a channel in units of {@link #range}. */
  public double mean(int channel) {
    return (means[channel] - centre) / spread;
  }

  /** The range in which all channels together have mean 0 and variance 1. */
  public ValueRange range() {
    return new ValueRange(centre - spread, centre + spread, -1, 1);
  }

  /** The stored numbers of a signal, averaged over blocks of a grid where they are too many. */
  private record Blocks(Signal signal, Grid whole, int side, Grid grid) {
    Blocks(Signal signal, Grid whole) {
      this(signal, whole, side(whole), reduced(whole, side(whole)));
    }

    private static int side(Grid grid) {
      int side = 1;
      while (reduced(grid, side).points() > MOST_POINTS) {
        side++;
      }
      return side;
    }

    /** Blocks of so many samples along each axis; what is left at the far border is left out. */
    private static Grid reduced(Grid grid, int side) {
      if (side == 1) {
        return grid;
      }
      List<Axis> axes = new ArrayList<>();
      for (Axis axis : grid.axes()) {
        int block = Math.min(side, axis.samples());
        int count = axis.samples() / block;
        double step = axis.samples() == 1 ? 1 : axis.coordinate(1) - axis.coordinate(0);
        double from = axis.coordinate(0) - step / 2;
        axes.add(Axis.of(axis.name(), count, from, from + count * block * step, Placement.CENTRES));
      }
      return new Grid(axes);
    }

    float[][][] read(Workers workers) {
      int width = grid.axes().get(grid.dimensions() - 1).samples();
      int count = Math.toIntExact(grid.points() / width);
      float[][][] lines = new float[signal.channels()][count][width];
      workers.run(count, (worker, line) -> read(line, lines));
      return lines;
    }

    /** One line of blocks. */
    private void read(int line, float[][][] lines) {
      int dimensions = whole.dimensions();
      int last = dimensions - 1;
      int[] first = new int[dimensions];
      int[] size = new int[dimensions];
      int rest = line;
      for (int d = last - 1; d >= 0; d--) {
        size[d] = Math.min(side, whole.axes().get(d).samples());
        first[d] = rest % grid.axes().get(d).samples() * size[d];
        rest /= grid.axes().get(d).samples();
      }
      int along = whole.axes().get(last).samples();
      size[last] = Math.min(side, along);
      int[] at = first.clone();
      int channels = signal.channels();
      int width = lines[0][line].length;
      int blocks = 0;
      double[] sums = new double[width * channels];
      boolean more = true;
      while (more) {
        long start = 0;
        for (int d = 0; d < last; d++) {
          start = start * whole.axes().get(d).samples() + at[d];
        }
        int place = (int) (start * along) * channels;
        for (int i = 0; i < width * size[last]; i++) {
          int block = i / size[last] * channels;
          for (int c = 0; c < channels; c++) {
            sums[block + c] += signal.samples().get(place++);
          }
        }
        blocks++;
        int d = last - 1;
        while (d >= 0 && ++at[d] == first[d] + size[d]) {
          at[d] = first[d];
          d--;
        }
        more = d >= 0;
      }
      double share = 1.0 / ((double) blocks * size[last]);
      for (int i = 0; i < width; i++) {
        for (int c = 0; c < channels; c++) {
          lines[c][line][i] = (float) (sums[i * channels + c] * share);
        }
      }
    }
  }
}
