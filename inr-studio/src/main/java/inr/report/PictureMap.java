package inr.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Pictures, or dots, at their places in a plane, both of whose axes have one scale.
 *
 * @param marks at least one
 */
public record PictureMap(List<Mark> marks) {
  private static final double WIDTH = 1000;
  private static final double LEAST_HEIGHT = 280;
  private static final double MOST_HEIGHT = 900;

  /** Longer side of a mark. */
  private static final double SIDE = 36;

  private static final double RADIUS = 5;

  public PictureMap {
    marks = List.copyOf(marks);
  }

  /**
   * A place, and what lies there.
   *
   * @param x to the right
   * @param y upwards
   * @param label in words
   * @param picture there; a dot if there is none
   */
  public record Mark(double x, double y, String label, Optional<ShownPicture> picture) {}

  /** As a figure. */
  public Figure figure(String title, String caption) {
    double left = least(Mark::x);
    double top = -least(mark -> -mark.y);
    double across = -least(mark -> -mark.x) - left;
    double up = top - least(Mark::y);
    double height =
        across > 0
            ? Math.max(LEAST_HEIGHT, Math.min(MOST_HEIGHT, WIDTH * up / across))
            : MOST_HEIGHT;
    double scale = Math.min(scale(WIDTH, across), scale(height, up));
    double marginX = (WIDTH - scale * across) / 2;
    double marginY = (height - scale * up) / 2;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg class=\"map\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %.0f %.0f\">",
            Html.escape(caption),
            WIDTH,
            height));
    for (Mark mark : marks) {
      svg.append(
          element(mark, marginX + scale * (mark.x - left), marginY + scale * (top - mark.y)));
    }
    return new Figure(title, caption, svg.append("</svg>").toString());
  }

  private double least(ToDoubleFunction<Mark> number) {
    return marks.stream().mapToDouble(number).min().orElseThrow();
  }

  /** Marks at both ends lie within. */
  private static double scale(double room, double length) {
    return length > 0 ? (room - SIDE) / length : Double.MAX_VALUE / WIDTH;
  }

  private static String element(Mark mark, double x, double y) {
    String label = "<title>" + Html.escape(mark.label) + "</title>";
    if (mark.picture.isEmpty()) {
      return String.format(
          Locale.ROOT,
          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.0f\">%s</circle>",
          x,
          y,
          RADIUS,
          label);
    }
    ShownPicture picture = mark.picture.get();
    int columns = picture.medium().width();
    int rows = picture.medium().height();
    double unit = SIDE / Math.max(columns, rows);
    return String.format(
        Locale.ROOT,
        "<image x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" href=\"%s\">%s</image>",
        x - columns * unit / 2,
        y - rows * unit / 2,
        columns * unit,
        rows * unit,
        picture.address(),
        label);
  }
}
