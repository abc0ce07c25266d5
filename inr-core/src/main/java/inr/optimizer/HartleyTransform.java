package inr.optimizer;

import java.util.Arrays;

/**
 * The Hartley transform along every axis of a cube of numbers: y_w = Σ_x Π_a cas(2π w_a x_a / n) ·
 * x, with cas t = cos t + sin t. Applied twice it is a multiplication by nᵃ. A number of the
 * transform is a wave of w and n − w turns, as a Fourier transform's real and imaginary part are.
 *
 * <p>By a matrix for each axis: exact on every machine, and fast enough for the few hundred nodes
 * that a table has along an axis.
 *
 * @see <a href="https://doi.org/10.1364/JOSA.73.001832">Bracewell 1983</a>
 */
public final class HartleyTransform {
  private final int nodes;
  private final int axes;
  private final double[][] cas;

  /**
   * That of cubes of {@code axes} axes with {@code nodes} numbers along each.
   *
   * @param axes 0 or more; without axes nothing is to be done
   */
  public HartleyTransform(int nodes, int axes) {
    this.nodes = nodes;
    this.axes = axes;
    this.cas = new double[nodes][nodes];
    for (int w = 0; w < nodes; w++) {
      for (int x = 0; x < nodes; x++) {
        double turn = 2 * Math.PI * ((long) w * x % nodes) / nodes;
        cas[w][x] = StrictMath.cos(turn) + StrictMath.sin(turn);
      }
    }
  }

  /**
   * That of cubes of {@code rows} numbers.
   *
   * @param nodes along an axis, 2 or more
   * @throws IllegalArgumentException if the rows are no power of the nodes
   */
  public static HartleyTransform ofRows(int nodes, int rows) {
    return new HartleyTransform(nodes, axes(nodes, rows));
  }

  /** The axes of such cubes. */
  static int axes(int nodes, int rows) {
    int axes = 0;
    long power = 1;
    while (power < rows) {
      power *= nodes;
      axes++;
    }
    if (power != rows) {
      throw new IllegalArgumentException(
          "table has " + rows + " rows, which are no power of " + nodes + " nodes");
    }
    return axes;
  }

  /** Numbers of a cube, nᵃ. */
  public int size() {
    int size = 1;
    for (int a = 0; a < axes; a++) {
      size *= nodes;
    }
    return size;
  }

  /** Overwrites a cube, its last axis fastest, with its transform. */
  public void apply(double[] cube) {
    double[] line = new double[nodes];
    int stride = 1;
    for (int a = 0; a < axes; a++) {
      for (int start = 0; start < cube.length; start++) {
        if (start / stride % nodes == 0) {
          transform(cube, start, stride, line);
        }
      }
      stride *= nodes;
    }
  }

  private void transform(double[] cube, int start, int stride, double[] line) {
    Arrays.fill(line, 0);
    for (int x = 0; x < nodes; x++) {
      double value = cube[start + x * stride];
      double[] waves = cas[x];
      for (int w = 0; w < nodes; w++) {
        line[w] += value * waves[w];
      }
    }
    for (int w = 0; w < nodes; w++) {
      cube[start + w * stride] = line[w];
    }
  }

  /** |w|² of number {@code place} of a transform: the square of its turns along all axes. */
  public double squaredFrequency(int place) {
    double sum = 0;
    int rest = place;
    for (int a = 0; a < axes; a++) {
      int w = rest % nodes;
      double turns = Math.min(w, nodes - w);
      sum += turns * turns;
      rest /= nodes;
    }
    return sum;
  }
}
