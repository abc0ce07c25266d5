package inr.cli;

import inr.plot.Plot;
import inr.plot.PlotAxis;
import inr.training.RateCurve;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The curve of a range test: the loss over the learning rate, both as logarithms, with marks where
 * it falls fastest, where it runs away and at the rate that is suggested.
 */
final class RatePlot {
  private static final Color LOSS = new Color(0xc4c4c4);
  private static final Color SMOOTHED = new Color(0x0072b2);
  private static final Color STEEPEST = new Color(0x009e73);
  private static final Color RUN_AWAY = new Color(0xd55e00);
  private static final Color SUGGESTED = new Color(0x000000);

  private RatePlot() {}

  /**
   * The plot.
   *
   * @param of what was tested
   */
  static Plot of(String of, RateCurve curve) {
    List<RateCurve.Point> points = curve.points();
    DoubleStream rates =
        DoubleStream.concat(
            points.stream().mapToDouble(RateCurve.Point::rate), curve.runAway().stream());
    DoubleStream losses =
        points.stream()
            .flatMapToDouble(point -> DoubleStream.of(point.loss(), point.smoothed()))
            .filter(loss -> loss > 0);
    PlotAxis x = PlotAxis.of(rates.boxed().toList(), true);
    PlotAxis y = PlotAxis.of(losses.boxed().toList(), true);
    List<Plot.Line> lines = new ArrayList<>();
    curve
        .suggestion()
        .ifPresent(suggestion -> lines.add(mark("suggested", SUGGESTED, suggestion.rate(), y)));
    curve.steepest().ifPresent(rate -> lines.add(mark("falls fastest", STEEPEST, rate, y)));
    curve.runAway().ifPresent(rate -> lines.add(mark("runs away", RUN_AWAY, rate, y)));
    lines.add(
        new Plot.Line(
            "loss, smoothed",
            SMOOTHED,
            2,
            points.stream().map(one -> new Plot.Point(one.rate(), one.smoothed())).toList()));
    lines.add(
        new Plot.Line(
            "loss of a step",
            LOSS,
            1,
            points.stream().map(one -> new Plot.Point(one.rate(), one.loss())).toList()));
    return new Plot("Learning-rate range test, " + of, "learning rate", "loss", x, y, lines, "");
  }

  private static Plot.Line mark(String name, Color colour, double rate, PlotAxis y) {
    String words = name + " " + LrRangeCommand.text(rate);
    return new Plot.Line(
        words, colour, 1, List.of(new Plot.Point(rate, y.low()), new Plot.Point(rate, y.high())));
  }
}
