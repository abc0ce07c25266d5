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
 * <p>Values are rounded and clipped as {@link Rounding} says. The grid is evaluated in windows of
 * some 2¹⁶ points, so besides the samples that are asked for memory stays small.
 */
public final class Renderer {
  private static final int POINTS_PER_WINDOW = 1 << 16;

  /** Numbers that an array can hold. */
  static final int MOST_SAMPLES = Integer.MAX_VALUE - 8;

  private final Evaluator evaluator;
  private final Grid grid;
  private final Medium medium;
  private final ValueRange range;
  private final Runnable betweenWindows;
  private final int rowSamples;
  private final Rounding rounding;

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
    rowSamples = samplesOf(grid.points() / grid.axes().get(0).samples(), "a row");
    rounding = Rounding.of(medium);
  }

  private int samplesOf(long points, String what) {
    long samples = Math.multiplyExact(points, medium.channels());
    if (samples > MOST_SAMPLES) {
      throw new IllegalArgumentException(
          what
              + " of this rendering has "
              + samples
              + " samples; at most "
              + MOST_SAMPLES
              + " can be read at once");
    }
    return (int) samples;
  }

  /** Takes sample {@code index} of those asked for, as the medium stores it. */
  private interface Sink {
    void put(int index, double stored);
  }

  /** Number of rows, a row being one step along the grid's first axis. */
  public int rows() {
    return grid.axes().get(0).samples();
  }

  /** Rows that are evaluated at once; reading as many, or a multiple, is what costs least. */
  public int rowsPerWindow() {
    return Math.max(1, (int) ((long) POINTS_PER_WINDOW * medium.channels() / rowSamples));
  }

  /**
   * Samples of some rows of a medium of integers.
   *
   * @param firstRow first row wanted
   * @param rows how many
   * @param samples overwritten from 0, point by point
   */
  public void read(int firstRow, int rows, int[] samples) {
    evaluate(firstRow, rows, (i, stored) -> samples[i] = (int) stored);
  }

  /**
   * Samples of some rows.
   *
   * @param firstRow first row wanted
   * @param rows how many
   * @param samples overwritten from 0, point by point
   */
  public void read(int firstRow, int rows, double[] samples) {
    evaluate(firstRow, rows, (i, stored) -> samples[i] = stored);
  }

  /** All samples, in the width of the medium. */
  public Samples samples() {
    int size = samplesOf(grid.points(), "the whole");
    if (medium instanceof Medium.Picture picture) {
      if (picture.bitDepth() == 8) {
        byte[] values = new byte[size];
        evaluate(0, rows(), (i, stored) -> values[i] = (byte) stored);
        return new Samples.UnsignedBytes(values);
      }
      short[] values = new short[size];
      evaluate(0, rows(), (i, stored) -> values[i] = (short) stored);
      return new Samples.UnsignedShorts(values);
    }
    if (rounding.integers()) {
      int[] values = new int[size];
      read(0, rows(), values);
      return new Samples.Integers(values);
    }
    float[] values = new float[size];
    evaluate(0, rows(), (i, stored) -> values[i] = (float) stored);
    return new Samples.Floats(values);
  }

  private void evaluate(int firstRow, int rows, Sink sink) {
    float[] predictions = {};
    for (int row = 0, count; row < rows; row += count) {
      betweenWindows.run();
      count = Math.min(rowsPerWindow(), rows - row);
      if (predictions.length != count * rowSamples) {
        predictions = new float[count * rowSamples];
      }
      evaluator.evaluate(grid.rows(firstRow + row, count), predictions);
      for (int i = 0; i < predictions.length; i++) {
        sink.put(row * rowSamples + i, rounding.of(range.toStored(predictions[i])));
      }
    }
  }
}
