package inr.report;

import inr.signal.Extremes;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;

/**
 * What a screen shows of stored numbers: 0 to 255 in proportion, rounded to the nearest, halves up.
 * A picture of 8 bits is shown as it is.
 *
 * @param low number shown as 0
 * @param high number shown as 255, above {@code low}
 */
public record Shades(double low, double high) {
  private static final int WHITE = 255;

  /** Those of a signal: from 0 to the peak of a picture, from least to largest of other numbers. */
  public static Shades of(Signal signal) {
    return signal.medium() instanceof Medium.Picture picture ? of(picture) : over(signal.samples());
  }

  /** Those of a picture of whole numbers: from 0 to its peak. */
  public static Shades of(Medium.Picture picture) {
    return new Shades(0, picture.peak());
  }

  /** From the least of some numbers to the largest; where all are equal they are black. */
  public static Shades over(Samples numbers) {
    Extremes extremes = Extremes.of(numbers);
    double low = extremes.least();
    return new Shades(low, extremes.range() > 0 ? extremes.largest() : Math.nextUp(low));
  }

  /** Of a number; what is outside of the range is shown as its end. */
  public int of(double stored) {
    double share = (stored - low) / (high - low);
    return (int) Math.round(WHITE * Math.max(0, Math.min(1, share)));
  }
}
