package inr.sampling;

import java.util.List;

/** A part of every stride-th point along every axis, in grid order. */
final class StridedPoints implements Batch {
  private final int[] counts;
  private final int[] steps;
  private final int offset;
  private final int first;
  private final int points;

  private StridedPoints(int[] counts, int[] steps, int offset, int first, int points) {
    this.counts = counts;
    this.steps = steps;
    this.offset = offset;
    this.first = first;
    this.points = points;
  }

  /**
   * Part {@code part} of {@code parts} of the points of one phase.
   *
   * @param phase which first point: the last axis is the fastest
   */
  static StridedPoints of(List<Integer> samples, int stride, long phase, int part, int parts) {
    int dimensions = samples.size();
    int[] counts = new int[dimensions];
    int[] steps = new int[dimensions];
    int offset = 0;
    int width = 1;
    long rest = phase;
    long all = 1;
    for (int d = dimensions - 1; d >= 0; d--) {
      int axis = samples.get(d);
      int step = Math.min(stride, axis);
      int start = (int) (rest % step);
      rest /= step;
      counts[d] = (axis - start + step - 1) / step;
      steps[d] = width * step;
      offset += width * start;
      width *= axis;
      all *= counts[d];
    }
    int from = (int) (all * part / parts);
    int to = (int) (all * (part + 1) / parts);
    return new StridedPoints(counts, steps, offset, from, to - from);
  }

  @Override
  public int points() {
    return points;
  }

  @Override
  public int point(int index) {
    int rest = first + index;
    int point = offset;
    for (int d = counts.length - 1; d > 0; d--) {
      point += rest % counts[d] * steps[d];
      rest /= counts[d];
    }
    return point + rest * steps[0];
  }
}
