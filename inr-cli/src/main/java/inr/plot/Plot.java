package inr.plot;

import inr.plot.Canvas.Anchor;
import inr.plot.Canvas.Place;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Lines over two axes, with their names at the right. What is above the upper edge runs along it.
 *
 * @param title above
 * @param across what the axis below counts
 * @param up unit of the axis at the left
 * @param x axis below
 * @param y axis at the left
 * @param lines the first lies on top
 * @param legend above the names
 */
public record Plot(
    String title,
    String across,
    String up,
    PlotAxis x,
    PlotAxis y,
    List<Line> lines,
    String legend) {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 560;
  private static final int LEFT = 60;
  private static final int RIGHT = 220;
  private static final int TOP = 40;
  private static final int BOTTOM = 50;
  private static final int LEGEND_LINE = 20;
  private static final int EDGE = 6;

  private static final Color FRAME = new Color(0x404040);
  private static final Color GRID = new Color(0xececec);

  /** Numbers below it are written by their power of ten. */
  private static final double LEAST_WRITTEN_OUT = 1e-3;

  public Plot {
    lines = List.copyOf(lines);
  }

  /** Two numbers, one for each axis. */
  public record Point(double x, double y) {}

  /**
   * A line through points; a single one is a dot.
   *
   * @param name in the legend, which leaves out those whose name is empty
   * @param width in pixels
   */
  public record Line(String name, Color colour, double width, List<Point> points) {
    public Line {
      points = List.copyOf(points);
    }
  }

  /** As the text of an SVG file. */
  public String svg() {
    SvgCanvas canvas = new SvgCanvas(WIDTH, HEIGHT);
    draw(canvas);
    return canvas.text();
  }

  /** In pixels. */
  public BufferedImage image() {
    ImageCanvas canvas = new ImageCanvas(WIDTH, HEIGHT, Color.WHITE);
    draw(canvas);
    return canvas.image();
  }

  /** As the bytes of a PNG file. */
  public byte[] png() {
    return png(image());
  }

  /** The bytes of a PNG file of any drawing. */
  public static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException never) {
      throw new IllegalStateException("an array takes all bytes", never);
    }
    return bytes.toByteArray();
  }

  private void draw(Canvas canvas) {
    canvas.words(title, LEFT, TOP - 24, Anchor.START, FRAME);
    frame(canvas);
    for (int i = lines.size() - 1; i >= 0; i--) {
      Line line = lines.get(i);
      List<Place> places = line.points.stream().filter(this::isOnAxes).map(this::place).toList();
      if (!places.isEmpty()) {
        canvas.line(places, line.colour, line.width);
      }
    }
    names(canvas);
  }

  private boolean isOnAxes(Point point) {
    return (!x.logarithmic() || point.x > 0) && (!y.logarithmic() || point.y > 0);
  }

  private Place place(Point point) {
    return new Place(across(point.x), up(point.y));
  }

  private double across(double number) {
    return LEFT + x.share(number) * (WIDTH - LEFT - RIGHT);
  }

  private double up(double number) {
    return HEIGHT - BOTTOM - Math.min(1, y.share(number)) * (HEIGHT - TOP - BOTTOM);
  }

  private void frame(Canvas canvas) {
    double bottom = HEIGHT - BOTTOM;
    double right = WIDTH - RIGHT;
    for (double mark : x.marks()) {
      double at = across(mark);
      canvas.line(List.of(new Place(at, TOP), new Place(at, bottom)), GRID, 1);
      canvas.words(label(mark), at, bottom + 18, Anchor.MIDDLE, FRAME);
    }
    for (double mark : y.marks()) {
      double at = up(mark);
      canvas.line(List.of(new Place(LEFT, at), new Place(right, at)), GRID, 1);
      canvas.words(label(mark), LEFT - 6, at + 4, Anchor.END, FRAME);
    }
    canvas.line(
        List.of(new Place(LEFT, TOP), new Place(LEFT, bottom), new Place(right, bottom)), FRAME, 1);
    canvas.words(across, (LEFT + right) / 2, HEIGHT - 12, Anchor.MIDDLE, FRAME);
    canvas.words(up, EDGE, TOP - 6, Anchor.START, FRAME);
  }

  private static String label(double mark) {
    if (mark == Math.rint(mark)) {
      return String.format(Locale.ROOT, "%d", (long) mark);
    }
    return Math.abs(mark) < LEAST_WRITTEN_OUT
        ? String.format(Locale.ROOT, "%.0e", mark).replace("e-0", "e-")
        : String.valueOf((float) mark);
  }

  private void names(Canvas canvas) {
    double left = WIDTH - RIGHT + 16;
    canvas.words(legend, left, TOP - 16, Anchor.START, FRAME);
    List<Line> named = lines.stream().filter(line -> !line.name.isEmpty()).toList();
    for (int i = 0; i < named.size(); i++) {
      Line line = named.get(i);
      double at = TOP + LEGEND_LINE * (i + 0.5);
      canvas.line(List.of(new Place(left, at), new Place(left + 24, at)), line.colour, line.width);
      canvas.words(line.name, left + 32, at + 4, Anchor.START, FRAME);
    }
  }
}
