package inr.operator;

import inr.random.CounterRandom;
import java.util.Arrays;

/**
 * How large the rows of a local operator are, by at most {@value #MOST_ROWS} of them.
 *
 * @param length √(Σ aᵢⱼ²/m), their length in the mean; 1 where all are 0
 * @param rows m, how many were looked at
 * @param entries how many there are in these, counted as rows tell of them
 */
public record RowSizes(double length, int rows, long entries) {
  private static final int MOST_ROWS = 4096;

  /**
   * The sizes of all rows, or of one drawn from each of {@value #MOST_ROWS} equal stretches of
   * them: rows that differ with a period are seen as often as they are there.
   */
  public static RowSizes of(LocalOperator operator) {
    int all = operator.range().size();
    int rows = Math.min(all, MOST_ROWS);
    CounterRandom random = new CounterRandom(0, 0);
    Visited visited = new Visited(operator.domain().size());
    for (int k = 0; k < rows; k++) {
      int from = (int) ((long) all * k / rows);
      int to = (int) ((long) all * (k + 1) / rows);
      operator.row(from + (int) (random.uniform(k) * (to - from)), visited);
      visited.endRow();
    }
    double length = visited.squares == 0 ? 1 : Math.sqrt(visited.squares / rows);
    return new RowSizes(length, rows, visited.entries);
  }

  /** How often a number is in a row, in the mean over the numbers. */
  public double times(LocalOperator operator) {
    return (double) entries / rows * operator.range().size() / operator.domain().size();
  }

  /** Rows one after another. */
  private static final class Visited implements LocalOperator.RowVisitor {
    /** What a row told of a number so far: it may do so several times, and their sum counts. */
    private final double[] told;

    private int[] points = new int[64];
    private int count;
    private double squares;
    private long entries;

    Visited(int numbers) {
      told = new double[numbers];
    }

    @Override
    public void see(int point, double weight) {
      if (count == points.length) {
        points = Arrays.copyOf(points, 2 * count);
      }
      points[count++] = point;
      squares += weight * (2 * told[point] + weight);
      told[point] += weight;
    }

    void endRow() {
      for (int k = 0; k < count; k++) {
        told[points[k]] = 0;
      }
      entries += count;
      count = 0;
    }
  }
}
