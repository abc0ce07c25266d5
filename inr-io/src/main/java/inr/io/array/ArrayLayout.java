package inr.io.array;

import java.nio.ByteOrder;
import java.util.List;

/**
 * What the header of an array says: how many numbers follow, and how they lie.
 *
 * @param axes numbers of points along each axis, slowest first
 * @param channels numbers of a point, which lie together
 * @param type of a stored number
 * @param order of its bytes
 * @param slope a number is slope·stored + intercept
 * @param intercept see there
 * @param notes what of the header is not kept, one short line each
 */
record ArrayLayout(
    List<Long> axes,
    long channels,
    NumberType type,
    ByteOrder order,
    double slope,
    double intercept,
    List<String> notes) {
  ArrayLayout {
    axes = List.copyOf(axes);
    notes = List.copyOf(notes);
  }

  /** The number that is stored so; a zero keeps its sign where nothing is to be done. */
  double number(double stored) {
    return slope == 1 && intercept == 0 ? stored : slope * stored + intercept;
  }

  /** Numbers as they are stored. */
  static ArrayLayout of(List<Long> axes, long channels, NumberType type, ByteOrder order) {
    return new ArrayLayout(axes, channels, type, order, 1, 0, List.of());
  }
}
