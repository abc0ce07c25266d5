package inr.interchange.weights;

import java.util.List;

/**
 * Numbers under a name, the last axis being the fastest.
 *
 * @param name unique in its file
 * @param shape samples along each axis, the slowest first; empty for a single number
 * @param values as many as the product of the shape; not copied
 */
public record NamedTensor(String name, List<Integer> shape, float[] values) {
  public NamedTensor {
    shape = List.copyOf(shape);
    long size = 1;
    for (int samples : shape) {
      size *= samples;
    }
    if (size != values.length) {
      throw new IllegalArgumentException(
          name + " has the shape " + shape + " but " + values.length + " numbers");
    }
  }
}
