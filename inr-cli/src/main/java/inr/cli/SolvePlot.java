package inr.cli;

import inr.plot.Palette;
import inr.plot.Plot;
import inr.plot.PlotAxis;
import java.util.ArrayList;
import java.util.List;

/**
 * The scores of all methods of a job over the seconds that they took, a dot for each. The field is
 * where its own seconds and those of what it was fitted to are over.
 */
final class SolvePlot {
  /** What is faster is drawn here, since 0 has no logarithm. */
  private static final double LEAST_SECONDS = 1e-3;

  private static final double DOT = 2.5;

  /** Share of their range by which the axes go beyond the dots. */
  private static final double MARGIN = 0.08;

  private SolvePlot() {}

  /**
   * The plot; answers without any error have no place on it and are named only.
   *
   * @param of what was measured
   * @param result with scores
   */
  static Plot of(String of, SolveResult result) {
    List<SolveResult.Row> rows = new ArrayList<>(result.rivals());
    SolveResult.Row solution = result.solution();
    rows.add(solution);
    SolveResult.Row fitted = result.fitted();
    double seconds = solution.seconds() + fitted.seconds();
    rows.add(new SolveResult.Row(fitted.method(), fitted.score(), fitted.misfit(), seconds));
    List<Plot.Line> lines = new ArrayList<>();
    List<Double> across = new ArrayList<>();
    List<Double> up = new ArrayList<>();
    for (SolveResult.Row row : rows) {
      double rank = row.rank().orElseThrow();
      List<Plot.Point> dot = new ArrayList<>();
      if (Double.isFinite(rank)) {
        dot.add(new Plot.Point(Math.max(LEAST_SECONDS, row.seconds()), rank));
        across.add(dot.get(0).x());
        up.add(rank);
      }
      String name = row.method() + " " + result.kind().number(rank);
      lines.add(new Plot.Line(name, Palette.of(lines.size() % Palette.size()), DOT, dot));
    }
    return new Plot(
        of + ", " + result.job(),
        "seconds",
        result.kind().head(),
        seconds(across),
        scores(up),
        lines,
        "");
  }

  private static PlotAxis seconds(List<Double> numbers) {
    PlotAxis tight = PlotAxis.of(numbers, true);
    double factor = StrictMath.pow(tight.high() / tight.low(), MARGIN);
    return new PlotAxis(tight.low() / factor, tight.high() * factor, true);
  }

  private static PlotAxis scores(List<Double> numbers) {
    PlotAxis tight = PlotAxis.of(numbers, false);
    double margin = MARGIN * (tight.high() - tight.low());
    return new PlotAxis(tight.low() - margin, tight.high() + margin, false);
  }
}
