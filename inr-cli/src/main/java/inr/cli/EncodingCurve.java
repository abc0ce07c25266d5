package inr.cli;

import inr.report.Chart;
import java.util.List;

/**
 * How an encoding went, over the steps of its last run, once its start was chosen.
 *
 * @param rates bits per pixel of the whole picture, estimated
 * @param quality PSNR in dB, before latents are rounded to those of the file
 */
record EncodingCurve(List<Chart.Point> rates, List<Chart.Point> quality) {
  /** That of samples which are kept without training. */
  static EncodingCurve none() {
    return new EncodingCurve(List.of(), List.of());
  }

  /** As a page draws it; nothing where there was no step. */
  List<Chart> charts() {
    return rates.isEmpty() || quality.isEmpty()
        ? List.of()
        : List.of(
            chart("Rate in training", new Chart.Axis("bits per pixel", "", true), rates),
            chart("Quality in training", new Chart.Axis("PSNR", " dB", false), quality));
  }

  private static Chart chart(String title, Chart.Axis up, List<Chart.Point> points) {
    return new Chart(
        title, new Chart.Axis("steps", "", false), up, List.of(new Chart.Line(up.name(), points)));
  }
}
