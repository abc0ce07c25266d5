package inr.cli;

import inr.metric.PowerSpectrum;
import inr.plot.Plot;
import inr.plot.PlotAxis;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/** The power of two signals and of their difference over frequency, both as logarithms. */
final class SpectrumPlot {
  private static final List<Color> COLOURS =
      List.of(new Color(0x0072b2), new Color(0xe69f00), new Color(0x000000));

  private SpectrumPlot() {}

  /**
   * The plot.
   *
   * @param names of the reference and of the estimate
   * @param spectra of both and of their difference
   */
  static Plot of(List<String> names, List<PowerSpectrum> spectra) {
    List<String> legend = List.of("A", "B", "B − A");
    List<Double> frequencies = new ArrayList<>();
    List<Double> powers = new ArrayList<>();
    List<Plot.Line> lines = new ArrayList<>();
    for (int i = 0; i < spectra.size(); i++) {
      List<Plot.Point> points = new ArrayList<>();
      for (PowerSpectrum.Band band : spectra.get(i).bands()) {
        frequencies.add(band.frequency());
        if (band.power() > 0) {
          powers.add(band.power());
          points.add(new Plot.Point(band.frequency(), band.power()));
        }
      }
      lines.add(new Plot.Line(legend.get(i), COLOURS.get(i), 2, points));
    }
    return new Plot(
        "A: " + names.get(0) + ", B: " + names.get(1),
        spectra.get(0).unit(),
        "power",
        PlotAxis.of(frequencies, true),
        PlotAxis.of(powers, true),
        lines,
        "");
  }
}
