package inr.solve.partial;

import inr.grid.ScatteredPoints;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.stream.IntStream;

/**
 * A signal of which some points are known: places on a sphere, the beginning of a series, some
 * frames of a clip.
 *
 * @param signal all points; what it has at those that are not known is not looked at
 * @param known for each point whether it is; owned by the problem and not changed any more
 */
public record PartialSignal(Signal signal, boolean[] known) {
  public PartialSignal {
    if (known.length != signal.points()
        || IntStream.range(0, known.length).noneMatch(i -> known[i])) {
      throw new IllegalArgumentException(
          "signal has "
              + signal.points()
              + " points, and for "
              + known.length
              + " it is said whether they are known; as many, and a known one, are needed");
    }
  }

  /** The same with the range of what is known as the training range; a unit if all is equal. */
  public static PartialSignal of(Signal signal, boolean[] known) {
    PartialSignal problem = new PartialSignal(signal, known);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int point : problem.points(true)) {
      for (int c = 0; c < problem.channels(); c++) {
        low = Math.min(low, problem.value(point, c));
        high = Math.max(high, problem.value(point, c));
      }
    }
    ValueRange range =
        low == high ? ValueRange.symmetric(low - 0.5, low + 0.5) : ValueRange.symmetric(low, high);
    return new PartialSignal(signal.withRange(range), known);
  }

  /** Points that are known, or those that are not, in their order. */
  public int[] points(boolean wanted) {
    return IntStream.range(0, known.length).filter(i -> known[i] == wanted).toArray();
  }

  /** Points that answers are scored at: those that are not known, or all where there are none. */
  public int[] asked() {
    int[] unknown = points(false);
    return unknown.length == 0 ? points(true) : unknown;
  }

  /** Numbers of a point. */
  public int channels() {
    return signal.channels();
  }

  /** A number of a point, in stored units. */
  public double value(int point, int channel) {
    return signal.samples().get(point * channels() + channel);
  }

  /** Where some points lie. */
  public ScatteredPoints at(int[] points) {
    return new ScatteredPoints(signal.coordinates().dimensions(), coordinates(points));
  }

  /** Coordinates {@code [points, D]} of some points. */
  public double[] coordinates(int[] points) {
    int dimensions = signal.coordinates().dimensions();
    double[] all = new double[points.length * dimensions];
    double[] at = new double[dimensions];
    for (int i = 0; i < points.length; i++) {
      signal.coordinates().coordinates(points[i], at);
      System.arraycopy(at, 0, all, i * dimensions, dimensions);
    }
    return all;
  }

  /** From the least value of the range to the largest. */
  public double span() {
    return 2 * signal.range().storedPerTraining();
  }

  /** rms of what values {@code [N, C]} differ by at known points, 1 being the span. */
  public double misfit(double[] values) {
    double sum = 0;
    int count = 0;
    for (int point : points(true)) {
      for (int c = 0; c < channels(); c++) {
        double off = values[point * channels() + c] - value(point, c);
        sum += off * off;
        count++;
      }
    }
    return Math.sqrt(sum / count) / span();
  }
}
