package inr.contest;

import inr.contest.Canvas.Anchor;
import inr.contest.Canvas.Place;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The PSNR of training over steps or over seconds, of each network's seed in the middle. The best
 * have colours and names, all others are grey; one that does not train is a dot. The best runs
 * along the upper edge where it is far above all others.
 */
public final class CurvePlot {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 560;
  private static final int LEFT = 60;
  private static final int RIGHT = 220;
  private static final int TOP = 40;
  private static final int BOTTOM = 50;
  private static final int LEGEND_LINE = 20;

  /** Decibels that the best network may be above the others before it is cut off. */
  private static final double MOST_AHEAD = 10;

  /** Told apart by most eyes, after Okabe and Ito 2008, and three more. */
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0072b2),
          new Color(0xe69f00),
          new Color(0x009e73),
          new Color(0xcc79a7),
          new Color(0xd55e00),
          new Color(0x56b4e9),
          new Color(0x000000),
          new Color(0x8c6d31),
          new Color(0x7b4fa3),
          new Color(0xc7b600));

  private static final Color OTHERS = new Color(0xc4c4c4);
  private static final Color FRAME = new Color(0x404040);
  private static final Color GRID = new Color(0xececec);

  private final String title;
  private final String across;
  private final List<Line> lines;
  private final PlotAxis x;
  private final PlotAxis y;

  private record Line(String name, List<Curve.Point> points) {}

  private CurvePlot(
      String title,
      String across,
      List<Line> lines,
      boolean logarithmic,
      ToDoubleFunction<Curve.Point> number) {
    this.title = title;
    this.across = across;
    this.lines = lines;
    List<Double> numbers =
        lines.stream()
            .flatMap(line -> line.points.stream().map(number::applyAsDouble))
            .filter(one -> !logarithmic || one > 0)
            .toList();
    this.x = axis(logarithmic ? numbers : withZero(numbers), logarithmic);
    this.y = axis(decibels(), false);
  }

  /** Those that are shown: the best network is cut off where it leaves all others far below. */
  private List<Double> decibels() {
    List<Double> others =
        lines.stream()
            .skip(1)
            .flatMap(line -> line.points.stream().map(Curve.Point::psnr))
            .toList();
    double most =
        others.isEmpty() ? Double.POSITIVE_INFINITY : Collections.max(others) + MOST_AHEAD;
    return lines.stream()
        .flatMap(line -> line.points.stream().map(point -> Math.min(most, point.psnr())))
        .toList();
  }

  private static List<Double> withZero(List<Double> numbers) {
    List<Double> more = new ArrayList<>(numbers);
    more.add(0.0);
    return more;
  }

  private static PlotAxis axis(List<Double> numbers, boolean logarithmic) {
    if (numbers.isEmpty()) {
      return new PlotAxis(1, 2, logarithmic);
    }
    double low = Collections.min(numbers);
    double high = Collections.max(numbers);
    return new PlotAxis(low, low < high ? high : low + Math.max(1, low), logarithmic);
  }

  /** Over steps. */
  public static CurvePlot overSteps(String input, List<Standing> standings) {
    return new CurvePlot(
        "PSNR of training over steps, " + input,
        "steps",
        lines(standings),
        false,
        Curve.Point::step);
  }

  /** Over seconds of training, as logarithms, since networks differ by factors. */
  public static CurvePlot overSeconds(String input, List<Standing> standings) {
    return new CurvePlot(
        "PSNR of training over seconds, " + input,
        "seconds",
        lines(standings),
        true,
        Curve.Point::seconds);
  }

  private static List<Line> lines(List<Standing> standings) {
    return standings.stream().flatMap(one -> line(one).stream()).toList();
  }

  private static Optional<Line> line(Standing standing) {
    return standing
        .middle()
        .flatMap(Row::result)
        .map(
            result ->
                new Line(
                    standing.model(),
                    result.curve().points().isEmpty() && Double.isFinite(result.psnr())
                        ? List.of(new Curve.Point(result.steps(), result.seconds(), result.psnr()))
                        : result.curve().points()));
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

  private void draw(Canvas canvas) {
    canvas.words(title, LEFT, TOP - 16, Anchor.START, FRAME);
    frame(canvas);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      order.add(i);
    }
    Collections.reverse(order); // the best lie on top
    for (int i : order) {
      boolean named = i < COLOURS.size();
      List<Place> places = places(lines.get(i));
      if (!places.isEmpty()) {
        canvas.line(places, named ? COLOURS.get(i) : OTHERS, named ? 2 : 1);
      }
    }
    legend(canvas);
  }

  private List<Place> places(Line line) {
    boolean steps = !x.logarithmic();
    return line.points.stream()
        .filter(point -> steps || point.seconds() > 0)
        .map(point -> new Place(across(steps ? point.step() : point.seconds()), up(point.psnr())))
        .toList();
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
    canvas.words("dB", LEFT - 6, TOP - 6, Anchor.END, FRAME);
  }

  private static String label(double mark) {
    return mark == Math.rint(mark)
        ? String.format(Locale.ROOT, "%d", (long) mark)
        : String.valueOf((float) mark);
  }

  private void legend(Canvas canvas) {
    double left = WIDTH - RIGHT + 16;
    for (int i = 0; i < Math.min(lines.size(), COLOURS.size()); i++) {
      entry(canvas, i, COLOURS.get(i), 2, lines.get(i).name);
    }
    if (lines.size() > COLOURS.size()) {
      entry(canvas, COLOURS.size(), OTHERS, 1, lines.size() - COLOURS.size() + " others");
    }
    canvas.words("best first", left, TOP - 16, Anchor.START, FRAME);
  }

  private static void entry(Canvas canvas, int number, Color colour, double width, String name) {
    double left = WIDTH - RIGHT + 16;
    double at = TOP + LEGEND_LINE * (number + 0.5);
    canvas.line(List.of(new Place(left, at), new Place(left + 24, at)), colour, width);
    canvas.words(name, left + 32, at + 4, Anchor.START, FRAME);
  }
}
