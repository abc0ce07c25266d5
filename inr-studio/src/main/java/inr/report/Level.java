package inr.report;

import inr.grid.Axis;
import inr.grid.Grid;

/**
 * The whole of a picture at 2^number times its size, cut into tiles of {@value #SIDE} x {@value
 * #SIDE} samples; the last of a row or column are smaller.
 *
 * @param number 0 is the picture's own size
 * @param rows of samples
 * @param columns of samples
 */
public record Level(int number, Axis rows, Axis columns) {
  /** Samples along the side of a tile. */
  public static final int SIDE = 256;

  /** Coordinates are float32 numbers from −1 to 1, which tell no more places apart. */
  public static final int MOST_SAMPLES = 1 << 24;

  /** Largest number of a level, and of its negative. */
  public static final int LARGEST = 24;

  /**
   * A level of a picture.
   *
   * @throws IllegalArgumentException if coordinates do not tell its samples apart
   */
  public static Level of(Grid own, int number) {
    if (number < -LARGEST || number > LARGEST) {
      throw new IllegalArgumentException("level is " + number + "; -24 to 24 are accepted");
    }
    return new Level(
        number, resampled(own.axes().get(0), number), resampled(own.axes().get(1), number));
  }

  private static Axis resampled(Axis own, int number) {
    long samples =
        number >= 0
            ? (long) own.samples() << number
            : Math.max(1, (own.samples() + (1L << -number) - 1) >> -number);
    if (samples > MOST_SAMPLES && number > 0) {
      throw new IllegalArgumentException(
          "level "
              + number
              + " has "
              + samples
              + " samples a side; float32 coordinates tell "
              + MOST_SAMPLES
              + " apart");
    }
    return own.resampled((int) samples);
  }

  /** The samples of a tile. */
  public Grid tile(int row, int column) {
    return Grid.of(part(rows, row), part(columns, column));
  }

  private static Axis part(Axis whole, int index) {
    long first = (long) index * SIDE;
    if (index < 0 || first >= whole.samples()) {
      throw new IllegalArgumentException(
          "tile " + index + " along " + whole.name() + " is outside of the picture");
    }
    return whole.window((int) first, (int) Math.min(SIDE, whole.samples() - first));
  }
}
