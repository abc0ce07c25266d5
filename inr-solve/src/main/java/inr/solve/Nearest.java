package inr.solve;

import inr.operator.Mask;
import inr.parallel.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * What is missing is the nearest of what is known; of several at one distance the first, row by
 * row.
 */
public record Nearest() implements Method<Inpainting> {
  @Override
  public String name() {
    return "nearest";
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public Planes solve(Inpainting problem, Workers workers, IntConsumer done) {
    Mask mask = problem.operator();
    int height = problem.shape().side(0);
    int width = problem.shape().side(1);
    boolean[] kept = mask.kept();
    int[] nearest = new int[kept.length];
    workers.run(
        height,
        (worker, row) -> {
          for (int column = 0; column < width; column++) {
            nearest[row * width + column] = nearest(kept, height, width, row, column);
          }
        });
    List<double[]> channels =
        problem.measured().stream()
            .map(
                known -> {
                  double[] scattered = new double[kept.length];
                  mask.adjoint(known, scattered);
                  double[] filled = new double[kept.length];
                  Arrays.setAll(filled, i -> scattered[nearest[i]]);
                  return filled;
                })
            .toList();
    return new Planes(problem.shape(), channels, problem.colours());
  }

  /** Rows are sought from the nearest on, until they alone are farther than what was found. */
  private static int nearest(boolean[] kept, int height, int width, int row, int column) {
    int best = -1;
    long least = Long.MAX_VALUE;
    for (int away = 0; away < height && (long) away * away <= least; away++) {
      for (int y : away == 0 ? new int[] {row} : new int[] {row - away, row + away}) {
        int found = y < 0 || y >= height ? -1 : inRow(kept, y * width, width, column);
        if (found >= 0) {
          long across = (long) found % width - column;
          long distance = (long) away * away + across * across;
          if (distance < least || distance == least && found < best) {
            least = distance;
            best = found;
          }
        }
      }
    }
    return best;
  }

  private static int inRow(boolean[] kept, int start, int width, int column) {
    for (int away = 0; away < width; away++) {
      if (column - away >= 0 && kept[start + column - away]) {
        return start + column - away;
      }
      if (column + away < width && kept[start + column + away]) {
        return start + column + away;
      }
    }
    return -1;
  }
}
