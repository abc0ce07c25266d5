package inr.contest;

import inr.plot.Palette;
import inr.plot.Plot;
import inr.plot.PlotAxis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The PSNR of networks or methods over steps or over seconds. The best have colours and names, all
 * others are grey; one that does not train is a dot. The best runs along the upper edge where it is
 * far above all others.
 */
public final class CurvePlot {
  /** Decibels that the best network may be above the others before it is cut off. */
  private static final double MOST_AHEAD = 10;

  /**
   * A curve.
   *
   * @param name beside its end
   * @param points of it; a single one is a dot
   */
  public record Named(String name, List<Curve.Point> points) {
    public Named {
      points = List.copyOf(points);
    }
  }

  private CurvePlot() {}

  /** Over steps, best first. */
  public static Plot overSteps(String title, List<Named> curves) {
    List<Double> steps = numbers(curves, Curve.Point::step);
    steps.add(0.0);
    return plot(title, "steps", curves, PlotAxis.of(steps, false), Curve.Point::step);
  }

  /** Over seconds, as logarithms, since networks differ by factors; best first. */
  public static Plot overSeconds(String title, List<Named> curves) {
    List<Double> seconds = numbers(curves, Curve.Point::seconds);
    seconds.removeIf(none -> none <= 0);
    return plot(title, "seconds", curves, PlotAxis.of(seconds, true), Curve.Point::seconds);
  }

  private static Plot plot(
      String title,
      String across,
      List<Named> curves,
      PlotAxis x,
      ToDoubleFunction<Curve.Point> number) {
    List<Plot.Line> lines = new ArrayList<>();
    for (int i = 0; i < curves.size(); i++) {
      boolean coloured = i < Palette.size();
      lines.add(
          new Plot.Line(
              coloured ? curves.get(i).name : others(i, curves.size()),
              coloured ? Palette.of(i) : Palette.OTHERS,
              coloured ? 2 : 1,
              curves.get(i).points.stream()
                  .map(point -> new Plot.Point(number.applyAsDouble(point), point.psnr()))
                  .toList()));
    }
    PlotAxis y = PlotAxis.of(decibels(curves), false);
    return new Plot(title, across, "dB", x, y, lines, "best first");
  }

  /** The first of the grey ones has a name for all of them. */
  private static String others(int number, int all) {
    return number == Palette.size() ? all - number + " others" : "";
  }

  /** Those that are shown: the best network is cut off where it leaves all others far below. */
  private static List<Double> decibels(List<Named> curves) {
    List<Double> others =
        numbers(curves.subList(Math.min(1, curves.size()), curves.size()), Curve.Point::psnr);
    double most =
        others.isEmpty() ? Double.POSITIVE_INFINITY : Collections.max(others) + MOST_AHEAD;
    return numbers(curves, point -> Math.min(most, point.psnr()));
  }

  private static List<Double> numbers(List<Named> curves, ToDoubleFunction<Curve.Point> number) {
    List<Double> numbers = new ArrayList<>();
    for (Named curve : curves) {
      curve.points.forEach(point -> numbers.add(number.applyAsDouble(point)));
    }
    return numbers;
  }

  /** The curves of training of networks, each of its seed in the middle. */
  public static List<Named> curves(List<Standing> standings) {
    List<Named> curves = new ArrayList<>();
    for (Standing standing : standings) {
      standing
          .middle()
          .flatMap(Row::result)
          .ifPresent(result -> curves.add(new Named(standing.model(), points(result))));
    }
    return curves;
  }

  private static List<Curve.Point> points(Row.Result result) {
    return result.curve().points().isEmpty() && Double.isFinite(result.psnr())
        ? List.of(new Curve.Point(result.steps(), result.seconds(), result.psnr()))
        : result.curve().points();
  }
}
