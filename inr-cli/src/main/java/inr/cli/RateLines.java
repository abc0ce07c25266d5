package inr.cli;

import inr.family.RateCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Curves of few bits as lines of a table, and in reports. */
final class RateLines {
  private RateLines() {}

  /** A line for each curve; none if there are none. */
  static List<String> of(List<RateCurve> curves) {
    List<String> lines = new ArrayList<>();
    if (!curves.isEmpty()) {
      lines.add("bits per point: PSNR in dB of the signals held out, all in one file but as JPEG");
    }
    for (RateCurve curve : curves) {
      StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-28s", curve.name()));
      for (RateCurve.Point point : curve.points()) {
        line.append(String.format(Locale.ROOT, "  %5.3f: %5.2f", point.bits(), point.psnr()));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  /** A curve in JSON. */
  static Report report(RateCurve curve) {
    return new Report()
        .put("name", curve.name())
        .putReports(
            "points",
            curve.points().stream()
                .map(
                    point ->
                        new Report().put("bits_per_point", point.bits()).put("psnr", point.psnr()))
                .toList());
  }
}
