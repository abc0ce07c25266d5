package inr.sampling;

import java.util.BitSet;
import java.util.List;

/**
 * The order of points by two fitnesses: aᵢ, the mean over the channels of e², and bᵢ, edges times
 * that of (Δe)².
 *
 * <p>With the n fittest points P_a by a and P_b by b: P_a ∩ P_b come last. What is missing to n is
 * taken from the fittest of P_a \ P_b and of P_b \ P_a in the proportion mean(a) : mean(b). All
 * others stand before them, by ascending a.
 *
 * <p>Δ is that of {@link GridLaplacian}.
 *
 * @param samples along each axis, slowest first
 * @param channels of a point
 * @param edges weight of b
 * @see <a href="https://arxiv.org/abs/2412.10153">Zhang et al. 2025, EVOS, section 4; the kernel of
 *     the Laplacian is ours</a>
 */
record Crossover(List<Integer> samples, int channels, double edges) {
  /**
   * The order, the fittest last.
   *
   * @param errors {@code [N, C]}, prediction − target: read
   * @param count n
   */
  int[] order(float[] errors, int count) {
    double[] exact = new double[errors.length];
    for (int i = 0; i < exact.length; i++) {
      exact[i] = errors[i];
    }
    float[] squares = meanSquares(exact, 1);
    int[] bySquare = Ranking.ascending(squares);
    if (edges == 0) {
      return bySquare;
    }
    float[] bends = meanSquares(new GridLaplacian(samples, channels).of(exact), edges);
    int[] byBend = Ranking.ascending(bends);
    BitSet first = Ranking.last(bySquare, count);
    BitSet second = Ranking.last(byBend, count);
    BitSet chosen = (BitSet) first.clone();
    chosen.and(second);
    int missing = count - chosen.cardinality();
    double a = sum(squares);
    double b = sum(bends);
    int ofFirst = (int) StrictMath.rint(a + b > 0 ? missing * (a / (a + b)) : missing / 2.0);
    take(bySquare, second, ofFirst, chosen);
    take(byBend, first, missing - ofFirst, chosen);
    return chosenLast(bySquare, chosen);
  }

  private double meanSquare(double[] values, int point) {
    double sum = 0;
    for (int c = 0; c < channels; c++) {
      double value = values[point * channels + c];
      sum += value * value;
    }
    return sum / channels;
  }

  private float[] meanSquares(double[] values, double weight) {
    float[] squares = new float[values.length / channels];
    for (int i = 0; i < squares.length; i++) {
      squares[i] = (float) (weight * meanSquare(values, i));
    }
    return squares;
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  /** Adds the fittest of an order that are neither in {@code others} nor chosen yet. */
  private static void take(int[] order, BitSet others, int count, BitSet chosen) {
    int left = count;
    for (int i = order.length - 1; left > 0; i--) {
      if (!others.get(order[i])) {
        chosen.set(order[i]);
        left--;
      }
    }
  }

  private static int[] chosenLast(int[] order, BitSet chosen) {
    int[] result = new int[order.length];
    int other = 0;
    int last = order.length - chosen.cardinality();
    for (int point : order) {
      if (chosen.get(point)) {
        result[last++] = point;
      } else {
        result[other++] = point;
      }
    }
    return result;
  }
}
