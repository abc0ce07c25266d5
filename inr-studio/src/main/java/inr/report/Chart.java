package inr.report;

import java.util.List;
import java.util.Map;

/**
 * Lines over two axes, which a page draws.
 *
 * @param title over it
 * @param across what runs from left to right
 * @param up what runs upwards
 * @param lines of it, at least one
 */
public record Chart(String title, Axis across, Axis up, List<Line> lines) {
  public Chart {
    lines = List.copyOf(lines);
  }

  /**
   * An axis.
   *
   * @param name of what is measured
   * @param unit behind its numbers, with the space before it
   * @param logarithmic whether it begins so
   */
  public record Axis(String name, String unit, boolean logarithmic) {
    private Map<String, ?> tree() {
      return Map.of("name", name, "unit", unit, "logarithmic", logarithmic);
    }
  }

  /**
   * A line through points.
   *
   * @param name of it
   * @param points in the order in which they are joined
   */
  public record Line(String name, List<Point> points) {
    public Line {
      points = List.copyOf(points);
    }

    private Map<String, ?> tree() {
      return Map.of("name", name, "points", points.stream().map(Point::tree).toList());
    }
  }

  /**
   * A point, of which a page shows no more digits than float32 has.
   *
   * @param across from left to right
   * @param up upwards
   */
  public record Point(double across, double up) {
    private List<Float> tree() {
      return List.of((float) across, (float) up);
    }
  }

  /** As a page's script takes it. */
  Map<String, ?> tree() {
    return Map.of(
        "title",
        title,
        "across",
        across.tree(),
        "up",
        up.tree(),
        "lines",
        lines.stream().map(Line::tree).toList());
  }
}
