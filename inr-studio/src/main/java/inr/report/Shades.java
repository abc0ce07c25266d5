package inr.report;

import inr.signal.Medium;
import inr.signal.ValueRange;

/**
 * What a screen shows of stored numbers: 0 to 255 in proportion, rounded to the nearest, halves up.
 * A picture of 8 bits is shown as it is.
 *
 * @param low number shown as 0
 * @param high number shown as 255, above {@code low}
 */
public record Shades(double low, double high) {
  private static final int WHITE = 255;

  /**
   * Those of a medium: from 0 to the peak of a picture, over the whole range of other numbers.
   *
   * @param range of the numbers
   */
  public static Shades of(Medium medium, ValueRange range) {
    return medium instanceof Medium.Picture picture
        ? new Shades(0, picture.peak())
        : new Shades(range.storedLow(), range.storedHigh());
  }

  /** Of a number; what is outside of the range is shown as its end. */
  public int of(double stored) {
    double share = (stored - low) / (high - low);
    return (int) Math.round(WHITE * Math.max(0, Math.min(1, share)));
  }
}
