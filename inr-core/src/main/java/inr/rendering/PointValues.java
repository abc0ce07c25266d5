package inr.rendering;

import inr.backend.Evaluator;
import inr.grid.Coordinates;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;

/** A fitted field at places that lie on no grid: prediction → stored units, as floating point. */
public final class PointValues {
  private PointValues() {}

  /**
   * Values in stored units, {@code [N, C]}, point by point.
   *
   * @param evaluator of the fitted network; used, not closed
   * @param points N of them
   * @param channels C
   * @param range stored units ⇄ training range
   */
  public static float[] of(
      Evaluator evaluator, Coordinates points, int channels, ValueRange range) {
    long numbers = Math.multiplyExact(points.points(), channels);
    if (numbers > Renderer.MOST_SAMPLES) {
      throw new IllegalArgumentException(
          points.points()
              + " points of "
              + channels
              + " values are asked for; at most "
              + Renderer.MOST_SAMPLES
              + " numbers can be computed at once");
    }
    float[] values = new float[(int) numbers];
    evaluator.evaluate(points, values);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) range.toStored(values[i]);
    }
    return values;
  }

  /** The samples that stand for those of a signal. */
  public static Samples of(Evaluator evaluator, Signal signal) {
    return new Samples.Floats(
        of(evaluator, signal.coordinates(), signal.channels(), signal.range()));
  }
}
