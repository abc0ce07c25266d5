package inr.field.tiled;

import inr.grid.Axis;

/**
 * The samples of an axis over a whole picture, or a window of it, at which a part of the picture
 * has a weight.
 *
 * @param cut how the picture is cut along the axis
 * @param part of the cut
 * @param first of these samples
 * @param count of them, maybe 0
 */
record Span(Cut cut, int part, int first, int count) {
  /** Some of the samples of a span. */
  Span(Span whole, int from, int count) {
    this(whole.cut, whole.part, whole.first + from, count);
  }

  /** The samples at which a part has a weight. */
  static Span of(Cut cut, int part, Axis axis) {
    double reach = 0.5 * cut.overlap();
    int first = part == 0 ? 0 : firstFrom(cut, axis, cut.edge(part) - reach);
    int end =
        part == cut.parts() - 1 ? axis.samples() : firstFrom(cut, axis, cut.edge(part + 1) + reach);
    return new Span(cut, part, first, Math.max(0, end - first));
  }

  /** First sample at or after a place; the number of samples if there is none. */
  private static int firstFrom(Cut cut, Axis axis, double place) {
    int low = 0;
    int high = axis.samples();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (place(cut, axis.coordinate(middle)) < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Place in pixels of a coordinate on [−1, 1] over the whole picture. */
  private static double place(Cut cut, double coordinate) {
    return 0.5 * (coordinate + 1) * cut.size();
  }

  /** Weight of the part at a sample of the span. */
  double weight(Axis axis, int index) {
    return cut.weight(part, place(cut, axis.coordinate(first + index)));
  }

  /**
   * The span in coordinates of the part's own network.
   *
   * @param own axis that the network was fitted on
   */
  Axis local(Axis axis, Axis own) {
    if (axis.total() == cut.size()) {
      return own.window(axis.first() + first - cut.windowFirst(part), count);
    }
    return new Axis(
        own.name(),
        axis.total(),
        local(axis.from()),
        local(axis.to()),
        axis.placement(),
        axis.first() + first,
        count);
  }

  private double local(double coordinate) {
    return -1 + 2 * (place(cut, coordinate) - cut.windowFirst(part)) / cut.windowSize(part);
  }
}
