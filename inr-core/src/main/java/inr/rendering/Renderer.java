package inr.rendering;

import inr.backend.Evaluator;
import inr.grid.Grid;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.ValueRange;

/**
 * A fitted field as the samples of its medium: prediction → stored units → rounded and clipped as
 * the medium stores them.
 *
 * <p>Integers are rounded to the nearest, halves up, and clipped to what they can hold; floating
 * point is neither rounded nor clipped. The grid is evaluated in windows of some 2¹⁶ points, so
 * besides the samples themselves memory stays small.
 */
public final class Renderer {
  private static final int POINTS_PER_WINDOW = 1 << 16;

  private final Evaluator evaluator;
  private final Grid grid;
  private final Medium medium;
  private final ValueRange range;
  private final Runnable betweenWindows;
  private final int rowSamples;
  private final double lowest;
  private final double highest;

  /**
   * A renderer of one grid.
   *
   * @param evaluator of the fitted network; used, not closed
   * @param grid where to sample; a picture's axes are (y, x)
   * @param medium how samples are stored
   * @param range stored units ⇄ training range
   * @param betweenWindows called often; what it throws ends the rendering
   */
  public Renderer(
      Evaluator evaluator, Grid grid, Medium medium, ValueRange range, Runnable betweenWindows) {
    this.evaluator = evaluator;
    this.grid = grid;
    this.medium = medium;
    this.range = range;
    this.betweenWindows = betweenWindows;
    rowSamples = Math.toIntExact(grid.points() / grid.axes().get(0).samples() * medium.channels());
    if (medium instanceof Medium.Picture picture) {
      lowest = 0;
      highest = picture.peak();
    } else if (medium instanceof Medium.Sound sound && !sound.floatingPoint()) {
      lowest = -sound.fullScale();
      highest = sound.fullScale() - 1;
    } else {
      lowest = Double.NEGATIVE_INFINITY;
      highest = Double.POSITIVE_INFINITY;
    }
  }

  /** Takes sample {@code index} of those asked for, in stored units, clipped but not rounded. */
  private interface Sink {
    void put(int index, double stored);
  }

  /**
   * Integer samples of some rows, a row being one step along the grid's first axis.
   *
   * @param firstRow first row wanted
   * @param rows how many
   * @param samples overwritten from 0, point by point
   */
  public void read(int firstRow, int rows, int[] samples) {
    evaluate(firstRow, rows, (i, stored) -> samples[i] = (int) Math.round(stored));
  }

  /** All samples, in the width of the medium. */
  public Samples samples() {
    int size = Math.toIntExact(grid.points() * medium.channels());
    int rows = grid.axes().get(0).samples();
    if (medium instanceof Medium.Picture picture) {
      if (picture.bitDepth() == 8) {
        byte[] values = new byte[size];
        evaluate(0, rows, (i, stored) -> values[i] = (byte) Math.round(stored));
        return new Samples.UnsignedBytes(values);
      }
      short[] values = new short[size];
      evaluate(0, rows, (i, stored) -> values[i] = (short) Math.round(stored));
      return new Samples.UnsignedShorts(values);
    }
    if (medium instanceof Medium.Sound sound && !sound.floatingPoint()) {
      int[] values = new int[size];
      read(0, rows, values);
      return new Samples.Integers(values);
    }
    float[] values = new float[size];
    evaluate(0, rows, (i, stored) -> values[i] = (float) stored);
    return new Samples.Floats(values);
  }

  private void evaluate(int firstRow, int rows, Sink sink) {
    int rowsPerWindow =
        Math.min(rows, Math.max(1, POINTS_PER_WINDOW * medium.channels() / rowSamples));
    float[] predictions = new float[rowsPerWindow * rowSamples];
    for (int row = 0; row < rows; row += rowsPerWindow) {
      betweenWindows.run();
      int count = Math.min(rowsPerWindow, rows - row);
      if (count < rowsPerWindow) {
        predictions = new float[count * rowSamples];
      }
      evaluator.evaluate(grid.rows(firstRow + row, count), predictions);
      for (int i = 0; i < count * rowSamples; i++) {
        sink.put(
            row * rowSamples + i,
            Math.max(lowest, Math.min(highest, range.toStored(predictions[i]))));
      }
    }
  }
}
