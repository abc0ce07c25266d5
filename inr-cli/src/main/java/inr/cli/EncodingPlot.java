package inr.cli;

import inr.plot.Palette;
import inr.plot.Plot;
import inr.plot.PlotAxis;
import inr.report.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The way of a training through rate and quality, and the file at its end. */
final class EncodingPlot {
  private static final double DOT = 2.5;

  private EncodingPlot() {}

  /**
   * The plot.
   *
   * @param result of a picture with loss; of one that lost nothing only the way is drawn
   */
  static Plot of(EncodedPicture result) {
    List<Plot.Point> way = way(result.curve());
    double psnr = result.metrics().psnr();
    List<Plot.Point> end =
        Double.isFinite(psnr) ? List.of(new Plot.Point(result.bitsPerPixel(), psnr)) : List.of();
    List<Plot.Point> all = Stream.concat(way.stream(), end.stream()).toList();
    List<Plot.Line> lines =
        List.of(
            new Plot.Line("file", Palette.of(1), DOT, end),
            new Plot.Line("training, latents", Palette.of(0), 2, way));
    return new Plot(
        PageOrigin.name(result.original()) + ": " + result.text(),
        "bits per pixel",
        "PSNR, dB",
        PlotAxis.of(all.stream().map(Plot.Point::x).toList(), false),
        PlotAxis.of(all.stream().map(Plot.Point::y).toList(), false),
        lines,
        "");
  }

  /** Both numbers of each step that has both. */
  private static List<Plot.Point> way(EncodingCurve curve) {
    List<Plot.Point> way = new ArrayList<>();
    for (int i = 0; i < Math.min(curve.rates().size(), curve.quality().size()); i++) {
      Chart.Point rate = curve.rates().get(i);
      double psnr = curve.quality().get(i).up();
      if (rate.up() > 0 && Double.isFinite(psnr)) {
        way.add(new Plot.Point(rate.up(), psnr));
      }
    }
    return way;
  }
}
