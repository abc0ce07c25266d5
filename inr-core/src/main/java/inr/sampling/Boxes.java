package inr.sampling;

import inr.random.CounterRandom;
import java.util.List;

/** The points of boxes of one size, box by box, the last axis fastest. */
final class Boxes implements Batch {
  private final int[] samples;
  private final int[] sides;
  private final int[] starts;
  private final int size;

  private Boxes(int[] samples, int[] sides, int[] starts, int size) {
    this.samples = samples;
    this.sides = sides;
    this.starts = starts;
    this.size = size;
  }

  /**
   * Boxes at random places.
   *
   * @param sides no longer than {@code samples}
   */
  static Boxes of(List<Integer> samples, List<Integer> sides, int count, CounterRandom random) {
    int dimensions = samples.size();
    int[] starts = new int[count * dimensions];
    int[] along = sides.stream().mapToInt(Integer::intValue).toArray();
    int size = 1;
    for (int d = 0; d < dimensions; d++) {
      int last = samples.get(d) - along[d];
      for (int b = 0; b < count; b++) {
        int drawn = (int) (random.uniform((long) b * dimensions + d) * (last + along[d]));
        starts[b * dimensions + d] = Math.max(0, Math.min(last, drawn - along[d] / 2));
      }
      size *= along[d];
    }
    return new Boxes(samples.stream().mapToInt(Integer::intValue).toArray(), along, starts, size);
  }

  @Override
  public int points() {
    return starts.length / samples.length * size;
  }

  @Override
  public int point(int index) {
    int first = index / size * samples.length;
    int rest = index % size;
    int point = 0;
    int stride = 1;
    for (int d = samples.length - 1; d >= 0; d--) {
      point += stride * (starts[first + d] + rest % sides[d]);
      stride *= samples[d];
      rest /= sides[d];
    }
    return point;
  }
}
