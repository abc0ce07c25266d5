package inr.solve;

import inr.operator.Shape;
import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A method of large pictures, tile by tile: each is solved with a margin of what lies around it, of
 * which its answer keeps nothing, and where data are exact what all give together is brought back
 * to what explains them. A method that looks no farther than the margin has no seams.
 *
 * <p>Beside the picture itself the memory of one tile is enough.
 *
 * @param method of a tile
 * @param side of a tile, in samples of the small picture, at least 1
 * @param margin around it, likewise, at least 0
 */
public record Tiled(Method<? super Enlargement> method, int side, int margin)
    implements Method<Enlargement> {
  public Tiled {
    if (side < 1 || margin < 0) {
      throw new IllegalArgumentException(
          "tiles have side "
              + side
              + " and margin "
              + margin
              + "; at least 1 and at least 0 are needed");
    }
  }

  @Override
  public String name() {
    return method.name();
  }

  @Override
  public int steps() {
    return method.steps();
  }

  /** A stretch of an axis: what a tile answers for, and what it sees. */
  private record Stretch(int from, int to, int seenFrom, int seenTo) {}

  /** As equal as they can be, so that none is a sliver. */
  private List<Stretch> stretches(int length) {
    int count = (length + side - 1) / side;
    List<Stretch> all = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      int from = (int) ((long) k * length / count);
      int to = (int) ((k + 1L) * length / count);
      all.add(new Stretch(from, to, Math.max(0, from - margin), Math.min(length, to + margin)));
    }
    return all;
  }

  @Override
  public Planes solve(Enlargement problem, Workers workers, IntConsumer done) {
    List<Stretch> rows = stretches(problem.data().height());
    List<Stretch> columns = stretches(problem.data().width());
    double[][] channels = new double[problem.measured().size()][problem.shape().size()];
    int tiles = rows.size() * columns.size();
    int solved = 0;
    for (Stretch row : rows) {
      for (Stretch column : columns) {
        int before = solved++;
        Enlargement part = problem.part(row.seenFrom, column.seenFrom, row.seenTo, column.seenTo);
        IntConsumer ofAll = step -> done.accept((int) (((long) before * steps() + step) / tiles));
        keep(method.solve(part, workers, ofAll), row, column, problem, channels);
      }
    }
    if (problem.direct()) {
      for (int c = 0; c < channels.length; c++) {
        problem.explain(channels[c], problem.measured().get(c), 0);
      }
    }
    return new Planes(problem.shape(), List.of(channels), problem.colours());
  }

  /** The inner part of a tile. */
  private static void keep(
      Planes tile, Stretch row, Stretch column, Enlargement problem, double[][] channels) {
    int scale = problem.scale();
    Shape whole = problem.shape();
    int left = scale * (column.from - column.seenFrom);
    int width = scale * (column.to - column.from);
    for (int y = scale * row.from; y < scale * row.to; y++) {
      int from = (y - scale * row.seenFrom) * tile.width() + left;
      int to = y * whole.side(1) + scale * column.from;
      for (int c = 0; c < channels.length; c++) {
        System.arraycopy(tile.channels().get(c), from, channels[c], to, width);
      }
    }
  }
}
