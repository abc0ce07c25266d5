package inr.solve;

import inr.operator.LocalOperator;
import inr.sampling.Batch;
import java.util.Arrays;
import java.util.List;

/** ‖A x − y‖²/m of some measurements: rows of A, and the places of the numbers that they see. */
final class DrawnRows implements LossTerm {
  private static final int FIRST_ROOM = 1024;
  private static final int MOST_ENTRIES = 1 << 30;

  private final List<double[]> measured;
  private final int[] numbers;
  private final int[] ends;
  private int[] places = new int[FIRST_ROOM];
  private double[] weights = new double[FIRST_ROOM];
  private int count;

  /**
   * Rows of a batch of measurements.
   *
   * @param points is asked for all that they see
   */
  DrawnRows(LocalOperator operator, List<double[]> measured, Batch batch, DrawnPoints points) {
    this.measured = measured;
    this.numbers = new int[batch.points()];
    this.ends = new int[numbers.length];
    for (int r = 0; r < numbers.length; r++) {
      numbers[r] = batch.point(r);
      operator.row(numbers[r], (point, weight) -> add(points.place(point), weight));
      ends[r] = count;
    }
  }

  private void add(int place, double weight) {
    if (count == places.length) {
      if (count > MOST_ENTRIES / 2) {
        throw new IllegalArgumentException(
            "a draw of "
                + numbers.length
                + " measurements has more than "
                + MOST_ENTRIES
                + " entries; draw fewer, or take the whole");
      }
      places = Arrays.copyOf(places, 2 * count);
      weights = Arrays.copyOf(weights, 2 * count);
    }
    places[count] = place;
    weights[count++] = weight;
  }

  @Override
  public double at(int channel, double[] x, double[] slopes) {
    double[] wanted = measured.get(channel);
    double share = 1.0 / ((double) numbers.length * measured.size());
    double sum = 0;
    for (int r = 0; r < numbers.length; r++) {
      int from = r == 0 ? 0 : ends[r - 1];
      double rest = -wanted[numbers[r]];
      for (int k = from; k < ends[r]; k++) {
        rest += weights[k] * x[places[k]];
      }
      sum += rest * rest;
      for (int k = from; k < ends[r]; k++) {
        slopes[places[k]] += 2 * share * rest * weights[k];
      }
    }
    return share * sum;
  }
}
