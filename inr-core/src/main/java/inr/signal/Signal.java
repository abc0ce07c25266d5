package inr.signal;

import inr.grid.Coordinates;
import inr.grid.ScatteredPoints;

/**
 * Values {@code [N, C]} on N points: what a network is fitted to. Immutable; the stored numbers
 * stay in the width they came in.
 */
public final class Signal {
  private final Coordinates coordinates;
  private final Medium medium;
  private final Samples samples;
  private final ValueRange range;

  /**
   * A signal of stored numbers.
   *
   * @param coordinates the N points
   * @param medium what the numbers are; gives the channels C
   * @param samples N·C stored numbers, point by point; owned by the signal from now on
   * @param range stored units ⇄ training range
   */
  public Signal(Coordinates coordinates, Medium medium, Samples samples, ValueRange range) {
    boolean filled =
        samples.size() % medium.channels() == 0
            && samples.size() / medium.channels() == coordinates.points();
    if (!filled) {
      throw new IllegalArgumentException(
          "signal of "
              + coordinates.points()
              + " points and "
              + medium.channels()
              + " channels has "
              + samples.size()
              + " samples");
    }
    this.coordinates = coordinates;
    this.medium = medium;
    this.samples = samples;
    this.range = range;
  }

  /** The N points. */
  public Coordinates coordinates() {
    return coordinates;
  }

  /** What the numbers are. */
  public Medium medium() {
    return medium;
  }

  /** The stored numbers, N·C of them. */
  public Samples samples() {
    return samples;
  }

  /** Stored units ⇄ training range. */
  public ValueRange range() {
    return range;
  }

  /** The same stored numbers in another training range. */
  public Signal withRange(ValueRange other) {
    return new Signal(coordinates, medium, samples, other);
  }

  /** The signal of some of the points, in floating point and off the grid. */
  public Signal only(int[] some) {
    int dimensions = coordinates.dimensions();
    int channels = channels();
    double[] at = new double[dimensions];
    double[] places = new double[some.length * dimensions];
    float[] values = new float[some.length * channels];
    for (int n = 0; n < some.length; n++) {
      coordinates.coordinates(some[n], at);
      System.arraycopy(at, 0, places, n * dimensions, dimensions);
      for (int c = 0; c < channels; c++) {
        values[n * channels + c] = (float) samples.get(some[n] * channels + c);
      }
    }
    return new Signal(
        new ScatteredPoints(dimensions, places), medium, new Samples.Floats(values), range);
  }

  /** Number of points, N. */
  public int points() {
    return samples.size() / medium.channels();
  }

  /** Channels of a point, C. */
  public int channels() {
    return medium.channels();
  }

  /** Target of one channel of one point in training units. */
  public double target(int point, int channel) {
    return range.toTraining(samples.get(point * medium.channels() + channel));
  }
}
