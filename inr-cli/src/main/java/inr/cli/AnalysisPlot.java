package inr.cli;

import inr.analysis.EncodingAnalysis;
import inr.plot.Palette;
import inr.plot.Plot;
import inr.plot.PlotAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Preservation of distances: the mean product of features over the distance of two samples. */
final class AnalysisPlot {
  private AnalysisPlot() {}

  /** The plot of some encodings by their texts, at most as many as there are colours. */
  static Plot of(Map<String, EncodingAnalysis> analyses) {
    List<Plot.Line> lines = new ArrayList<>();
    List<Double> across = new ArrayList<>();
    List<Double> up = new ArrayList<>();
    analyses.forEach(
        (text, analysis) -> {
          List<Plot.Point> points = new ArrayList<>();
          for (EncodingAnalysis.Preservation one : analysis.preservation()) {
            points.add(new Plot.Point(one.distance(), one.mean()));
            across.add((double) one.distance());
            up.add(one.mean());
          }
          String name = String.format(Locale.ROOT, "rank %.1f, %s", analysis.stableRank(), text);
          lines.add(new Plot.Line(name, Palette.of(lines.size()), 2, points));
        });
    return new Plot(
        "Preservation of distances",
        "samples between",
        "Ψ·Ψ′",
        PlotAxis.of(across, false),
        PlotAxis.of(up, false),
        lines,
        "stable rank, encoding");
  }
}
