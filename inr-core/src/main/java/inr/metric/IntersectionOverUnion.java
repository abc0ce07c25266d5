package inr.metric;

import inr.signal.Extremes;
import inr.signal.Samples;
import java.util.OptionalDouble;

/**
 * How far two sets of points agree: |A ∩ B| / |A ∪ B|, from 0 where they are apart to 1 where they
 * are equal; two empty sets are equal.
 */
public final class IntersectionOverUnion {
  private long both;
  private long either;

  /** Of no points. */
  public IntersectionOverUnion() {}

  /** Counts a point. */
  public void add(boolean inA, boolean inB) {
    both += inA && inB ? 1 : 0;
    either += inA || inB ? 1 : 0;
  }

  /** The value so far. */
  public double value() {
    return either == 0 ? 1 : (double) both / either;
  }

  /**
   * Of an occupancy, numbers of which there are just two, and what is measured against it: a point
   * is inside where its number is above the middle between them. None of other numbers.
   */
  public static OptionalDouble of(Samples occupancy, Samples estimate) {
    Extremes extremes = Extremes.of(occupancy);
    double outside = extremes.least();
    double inside = extremes.largest();
    double middle = 0.5 * (outside + inside);
    IntersectionOverUnion counts = new IntersectionOverUnion();
    for (int i = 0; i < occupancy.size(); i++) {
      double number = occupancy.get(i);
      if (number != outside && number != inside || inside == outside) {
        return OptionalDouble.empty();
      }
      counts.add(number > middle, estimate.get(i) > middle);
    }
    return OptionalDouble.of(counts.value());
  }
}
