package inr.metric;

import inr.signal.Medium;
import inr.signal.Samples;

/** Refuses pairs that cannot be compared number by number. */
final class Shapes {
  private Shapes() {}

  static void requireFilled(Medium.Picture shape, Samples reference, Samples estimate) {
    requireFilled(
        shape, (long) shape.width() * shape.height() * shape.channels(), reference, estimate);
  }

  static void requireFilled(Medium.Sound shape, Samples reference, Samples estimate) {
    requireFilled(shape, (long) shape.frames() * shape.channels(), reference, estimate);
  }

  private static void requireFilled(Medium shape, long size, Samples reference, Samples estimate) {
    if (reference.size() != size || estimate.size() != size) {
      throw new IllegalArgumentException(
          "metric compares two signals of shape "
              + shape.text()
              + ", which has "
              + size
              + " samples, but the reference has "
              + reference.size()
              + " and the estimate "
              + estimate.size()
              + "; give both in that shape");
    }
  }

  static void requireEqual(Medium reference, Medium estimate) {
    if (!reference.equals(estimate)) {
      throw new IllegalArgumentException(
          "metric compares signals of one shape but the reference is a "
              + reference.text()
              + " and the estimate a "
              + estimate.text()
              + "; convert one of them first");
    }
  }
}
