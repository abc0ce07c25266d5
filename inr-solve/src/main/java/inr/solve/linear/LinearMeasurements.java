package inr.solve.linear;

import inr.grid.Coordinates;
import inr.grid.Grid;
import inr.operator.LocalOperator;
import inr.operator.Shape;
import inr.signal.ValueRange;
import inr.solve.Misfit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Linear measurements of numbers at points: y = A x + n. */
public final class LinearMeasurements {
  private final LocalOperator operator;
  private final Coordinates points;
  private final double[] measured;
  private final double noise;
  private final ExplainedNumbers least;
  private final Optional<ValueRange> known;

  private LinearMeasurements(
      LocalOperator operator,
      Coordinates points,
      double[] measured,
      double noise,
      ExplainedNumbers least,
      Optional<ValueRange> known) {
    this.operator = operator;
    this.points = points;
    this.measured = measured;
    this.noise = noise;
    this.least = least;
    this.known = known;
  }

  /**
   * Measurements of numbers whose range is that of their least-squares answer.
   *
   * @param operator A, of as many numbers as there are points
   * @param points where the numbers of x are, on a grid or scattered
   * @param measured y; not copied, and not changed any more
   * @param noise standard deviation of n, in the units of y; 0 if y is exact
   * @throws IllegalArgumentException if these do not belong together
   */
  public static LinearMeasurements of(
      LocalOperator operator, Coordinates points, double[] measured, double noise) {
    if (measured.length != operator.range().size() || points.points() != operator.domain().size()) {
      throw new IllegalArgumentException(
          "operator measures "
              + operator.range().size()
              + " values of "
              + operator.domain().size()
              + " numbers but there are "
              + measured.length
              + " values and "
              + points.points()
              + " points");
    }
    if (!(noise >= 0 && Double.isFinite(noise))) {
      throw new IllegalArgumentException(
          "noise is " + noise + "; 0 or a positive number, in the units of the data, is needed");
    }
    return new LinearMeasurements(
        operator,
        points,
        measured,
        noise,
        new ExplainedNumbers(operator, measured, noise),
        Optional.empty());
  }

  /** The same of numbers whose range is known. */
  public LinearMeasurements withRange(ValueRange range) {
    return new LinearMeasurements(operator, points, measured, noise, least, Optional.of(range));
  }

  /** A. */
  public LocalOperator operator() {
    return operator;
  }

  /** Where the numbers of x are. */
  public Coordinates points() {
    return points;
  }

  /** y, which must not be changed. */
  public double[] measured() {
    return measured;
  }

  /** Standard deviation of n, in the units of y. */
  public double noise() {
    return noise;
  }

  /**
   * Where x lies, roughly: networks are trained on it, and to methods for pictures it is black to
   * white. Unless it is known, the range of the least-squares answer; a unit, or what 32 bits tell
   * apart, if that is all equal.
   *
   * @throws IllegalArgumentException if that answer is beyond numbers of 32 bits
   */
  public ValueRange range() {
    return known.orElseGet(() -> rangeOf(least.all()));
  }

  private static ValueRange rangeOf(double[] numbers) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double largest = 0;
    for (double value : numbers) {
      low = Math.min(low, value);
      high = Math.max(high, value);
      largest = Math.max(largest, Math.abs(value));
    }
    if (!Float.isFinite((float) low) || !Float.isFinite((float) high)) {
      throw new IllegalArgumentException(
          "numbers that explain the data reach from "
              + low
              + " to "
              + high
              + ", beyond those of 32 bits; give the data, or the weights, in another unit");
    }
    double apart = Math.ulp((float) largest);
    if (high - low > 4 * apart) {
      return ValueRange.symmetric(low, high);
    }
    double half = Math.max(0.5, apart);
    return ValueRange.symmetric(low - half, low + half);
  }

  /** The answer of {@link LeastSquares}, at which others begin; it must not be changed. */
  double[] least() {
    return least.all();
  }

  /** What an answer has to beat, from the simplest on; of one name with several settings. */
  public List<LinearMethod> baselines() {
    List<LinearMethod> all = new ArrayList<>();
    all.add(new LeastSquares());
    if (plane().isPresent()) {
      DoubleStream factors = noise == 0 ? DoubleStream.of(0) : DoubleStream.of(0.3, 0.1, 1);
      factors.forEach(factor -> all.add(new PlaneVariation(factor)));
      if (PlanePatches.takes(plane().orElseThrow())) {
        all.add(new PlanePatches());
      }
    }
    return all;
  }

  /** Height and width, of numbers on a grid of rows and columns. */
  public Optional<Shape> plane() {
    return points instanceof Grid grid && grid.dimensions() == 2
        ? Optional.of(new Shape(grid.samples()))
        : Optional.empty();
  }

  /** rms(A x − y), in the units of y. */
  public double rms(double[] x) {
    return Misfit.rms(operator, List.of(x), List.of(measured));
  }

  /** rms(A x − y)/rms(y); of y = 0, rms(A x). */
  public double misfit(double[] x) {
    double power = 0;
    for (double value : measured) {
      power += value * value;
    }
    double scale = Math.sqrt(power / measured.length);
    return rms(x) / (scale == 0 ? 1 : scale);
  }
}
