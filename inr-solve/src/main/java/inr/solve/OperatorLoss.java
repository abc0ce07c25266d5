package inr.solve;

import inr.backend.Objective;
import inr.operator.ForwardOperator;
import inr.operator.LocalOperator;
import inr.sampling.Batch;
import inr.sampling.Sampler;
import inr.signal.ValueRange;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * What a network is trained by through an operator: L = ‖A x − y‖²/m + variation·mean √(|∇x|² +
 * 10⁻⁸), means over measurements, or pixels, and channels; ∇x are differences to the right and
 * lower neighbours.
 *
 * <p>{@link #whole} takes all points, for any operator. {@link #some} draws measurements of a local
 * one and as large a part of the pixels, the points that these see, and gives L and its gradient
 * without bias; with all of them drawn both are those of the whole.
 *
 * <pre>{@code
 * OperatorLoss loss = OperatorLoss.of(problem, 1e-3, ValueRange.symmetric(0, 1));
 * OperatorLoss.Draw draw = loss.whole();
 * trainer.step(draw, draw);
 * }</pre>
 */
public final class OperatorLoss {
  /** How often a draw may see a number in the mean of all: each time takes 12 bytes. */
  private static final long MOST_TIMES = 8;

  private final ForwardOperator operator;
  private final List<double[]> measured;
  private final double variation;
  private final ValueRange units;
  private final int height;
  private final int width;

  private OperatorLoss(
      ForwardOperator operator, List<double[]> measured, double variation, ValueRange units) {
    this.operator = operator;
    this.measured = measured;
    this.variation = variation;
    this.units = units;
    this.width = operator.domain().side(operator.domain().sides().size() - 1);
    this.height = operator.domain().size() / width;
  }

  /**
   * The loss of a problem.
   *
   * @param variation weight of the total variation, 0 for none
   * @param units x ⇄ predictions
   */
  public static OperatorLoss of(Problem problem, double variation, ValueRange units) {
    return of(problem.operator(), problem.measured(), variation, units);
  }

  /**
   * The loss of an operator and what it measured of each channel.
   *
   * @param variation weight of the total variation, 0 for none; of domains of more than two sides
   *     there is none
   * @param units x ⇄ predictions
   */
  public static OperatorLoss of(
      ForwardOperator operator, List<double[]> measured, double variation, ValueRange units) {
    if (!(variation >= 0) || variation > 0 && operator.domain().sides().size() > 2) {
      throw new IllegalArgumentException(
          "total variation has weight "
              + variation
              + " on a domain of "
              + operator.domain().text()
              + "; 0, or a positive number on one or two sides, is needed");
    }
    return new OperatorLoss(operator, measured, variation, units);
  }

  /** Points, and the loss that a step has there; of one thread. */
  public interface Draw extends Batch, Objective {}

  /** All points, in the order of the domain. */
  public Draw whole() {
    int[] points = new int[operator.domain().size()];
    Arrays.setAll(points, i -> i);
    PixelVariation pixels = new PixelVariation(share(points.length), points.length);
    for (int i : points) {
      pixels.add(i, right(i), below(i));
    }
    return drawn(points, this::misfit, pixels);
  }

  /**
   * Random measurements, without replacement until all have been drawn.
   *
   * @param step decides, with the seed, which ones
   * @param count how many of them, at least 1
   * @throws IllegalArgumentException if the operator is not local
   */
  public Draw some(long step, int count, long seed) {
    if (!(operator instanceof LocalOperator local)) {
      throw new IllegalArgumentException(
          "operator is not local, so its measurements cannot be drawn; take the whole");
    }
    int all = operator.range().size();
    DrawnPoints points = new DrawnPoints(operator.domain().size());
    DrawnRows rows = new DrawnRows(local, measured, numbers(step, count, seed, all), points);
    Boxes boxes = new Boxes();
    Batch chosen = boxes.drawn(step, count, seed);
    double share = share(operator.domain().size()) * boxes.count() / chosen.points();
    PixelVariation pixels =
        new PixelVariation(share, variation > 0 ? boxes.mostPixels(chosen.points()) : 0);
    if (variation > 0) {
      boxes.each(
          chosen, i -> pixels.add(points.place(i), points.place(right(i)), points.place(below(i))));
    }
    return drawn(points.all(), rows, pixels);
  }

  /**
   * What each step is to look at: drawn measurements where they see at most half of the points, and
   * few of them often, else the whole, which costs little more then and has no noise of the draw.
   *
   * @param count of the measurements that are drawn, at least 1
   */
  public IntFunction<Draw> steps(int count, long seed) {
    if (operator instanceof LocalOperator local && seesFew(local, count, seed)) {
      return step -> some(step, count, seed);
    }
    Draw whole = whole();
    return step -> whole;
  }

  /** Whether the first draw is small; nothing of it is kept, and the count ends where it is not. */
  private boolean seesFew(LocalOperator local, int count, long seed) {
    int size = operator.domain().size();
    SeenPoints seen = new SeenPoints(size);
    Batch rows = numbers(0, count, seed, operator.range().size());
    for (int r = 0; r < rows.points(); r++) {
      local.row(rows.point(r), (point, weight) -> seen.add(point));
      if (2L * seen.points() > size || seen.times() > MOST_TIMES * size) {
        return false;
      }
    }
    if (variation > 0) {
      Boxes boxes = new Boxes();
      boxes.each(
          boxes.drawn(0, count, seed),
          i -> {
            seen.add(i);
            seen.add(right(i));
            seen.add(below(i));
          });
    }
    return 2L * seen.points() <= size;
  }

  /** What a pixel of the whole counts. */
  private double share(int pixels) {
    return variation / ((double) pixels * measured.size());
  }

  private Draw drawn(int[] points, LossTerm misfit, PixelVariation pixels) {
    return new Drawn(points, variation > 0 ? List.of(misfit, pixels) : List.of(misfit));
  }

  private static Batch numbers(long step, int count, long seed, int all) {
    return new Sampler.RandomBatches(count).batch(step, List.of(all), seed);
  }

  /** The neighbour of a pixel, at the edge itself. */
  private int right(int i) {
    return (i + 1) % width == 0 ? i : i + 1;
  }

  private int below(int i) {
    return i + width < height * width ? i + width : i;
  }

  /** Of all measurements. */
  private double misfit(int channel, double[] x, double[] slopes) {
    double[] wanted = measured.get(channel);
    double[] rest = new double[wanted.length];
    operator.apply(x, rest);
    double share = 1.0 / ((double) rest.length * measured.size());
    double sum = 0;
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= wanted[i];
      sum += rest[i] * rest[i];
      rest[i] *= 2 * share;
    }
    double[] back = new double[x.length];
    operator.adjoint(rest, back);
    for (int i = 0; i < back.length; i++) {
      slopes[i] += back[i];
    }
    return share * sum;
  }

  /**
   * Squares of pixels as large as a measurement's share: of a reduction by a whole number they are
   * what its measurements see, and one order draws both alike.
   */
  private final class Boxes {
    private final int side;
    private final int across;
    private final int count;

    Boxes() {
      double share = (double) operator.domain().size() / operator.range().size();
      side = (int) Math.max(1, Math.round(Math.sqrt(share)));
      across = (width + side - 1) / side;
      count = across * ((height + side - 1) / side);
    }

    int count() {
      return count;
    }

    /** As large a part of them as of the measurements. */
    Batch drawn(long step, int measurements, long seed) {
      long part = (long) measurements * count / operator.range().size();
      return numbers(step, (int) Math.max(1, part), seed, count);
    }

    int mostPixels(int boxes) {
      return (int) Math.min(operator.domain().size(), (long) boxes * side * side);
    }

    void each(Batch boxes, IntConsumer pixel) {
      for (int b = 0; b < boxes.points(); b++) {
        int top = boxes.point(b) / across * side;
        int left = boxes.point(b) % across * side;
        for (int y = top; y < Math.min(height, top + side); y++) {
          for (int x = left; x < Math.min(width, left + side); x++) {
            pixel.accept(y * width + x);
          }
        }
      }
    }
  }

  private final class Drawn implements Draw {
    private final int[] points;
    private final List<LossTerm> terms;

    Drawn(int[] points, List<LossTerm> terms) {
      this.points = points;
      this.terms = terms;
    }

    @Override
    public int points() {
      return points.length;
    }

    @Override
    public int point(int index) {
      return points[index];
    }

    @Override
    public double at(double[] predictions, double[] slopes) {
      int channels = measured.size();
      double[] x = new double[points.length];
      double[] slope = new double[points.length];
      double sum = 0;
      for (int c = 0; c < channels; c++) {
        Arrays.fill(slope, 0);
        for (int i = 0; i < x.length; i++) {
          x[i] = units.toStored(predictions[i * channels + c]);
        }
        for (LossTerm term : terms) {
          sum += term.at(c, x, slope);
        }
        for (int i = 0; i < x.length; i++) {
          slopes[i * channels + c] = units.storedPerTraining() * slope[i];
        }
      }
      return sum;
    }
  }
}
