package inr.io.array;

import java.util.List;

/**
 * Numbers on a grid as they were read, neither clipped nor scaled to a range.
 *
 * @param axes points along each axis, slowest first: rows and columns, or depth, rows and columns
 * @param channels numbers of a point, 1 to 4
 * @param numbers finite, point by point with the channels of a point together; owned by the array
 * @param notes what of the file is not kept, one short line each
 */
public record NumberArray(List<Integer> axes, int channels, float[] numbers, List<String> notes) {
  public NumberArray {
    axes = List.copyOf(axes);
    notes = List.copyOf(notes);
    long points = axes.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    if (axes.size() < 2 || axes.size() > 3 || points * channels != numbers.length) {
      throw new IllegalArgumentException(
          "array of "
              + axes
              + " points and "
              + channels
              + " channels has "
              + numbers.length
              + " numbers");
    }
  }
}
