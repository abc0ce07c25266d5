package inr.bench.rate;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tables of our curves beside those of others.
 *
 * @param ours files of one effort
 * @param baselines other codecs
 */
record RateReport(List<Measured> ours, List<Baseline> baselines) {
  /** An interval that is a smaller share of the shorter curve is marked. */
  private static final double SHORT = 0.75;

  /** Our pictures, each once, in the order in which they were given. */
  List<String> pictures() {
    return ours.stream().map(file -> file.point().picture()).distinct().toList();
  }

  /** Our curve of a picture. */
  RateCurve curve(String picture) {
    return RateCurve.ofFiles(
        ours.stream()
            .map(Measured::point)
            .filter(point -> point.picture().equals(picture))
            .toList());
  }

  /** Every file, then BD-rates picture by picture and their mean. */
  void print(PrintWriter out) {
    out.printf(
        "%-16s %9s %8s %8s %8s %8s %8s %9s %9s%n",
        "picture", "lambda", "bytes", "bpp", "PSNR", "SSIM", "MS-SSIM", "encode s", "decode s");
    for (Measured file : ours) {
      out.printf(
          Locale.ROOT,
          "%-16s %9s %8d %8.4f %8.3f %8.4f %8.4f %9.1f %9.3f%n",
          file.point().picture(),
          file.settings().lambdaText(),
          file.point().bytes(),
          file.point().bpp(),
          file.point().psnr(),
          file.ssim().orElse(Double.NaN),
          file.msSsim().orElse(Double.NaN),
          file.encodeSeconds(),
          file.decodeSeconds());
    }
    for (Baseline other : baselines) {
      difference(other, out);
    }
  }

  private void difference(Baseline other, PrintWriter out) {
    List<String> parts = new ArrayList<>();
    double sum = 0;
    for (String picture : pictures()) {
      Optional<RateCurve.Difference> found = curve(picture).differenceTo(other.curve(picture));
      if (found.isPresent()) {
        sum += found.get().percent();
        parts.add(text(picture, found.get()));
      }
    }
    if (!parts.isEmpty()) {
      out.printf(
          Locale.ROOT,
          "BD-rate against %s: %+.2f %%, mean of %d: %s%n",
          other.codec(),
          sum / parts.size(),
          parts.size(),
          String.join(", ", parts));
    }
  }

  private static String text(String picture, RateCurve.Difference found) {
    return String.format(
        Locale.ROOT,
        "%s %+.2f %% [%.1f, %.1f dB%s]",
        picture,
        found.percent(),
        found.low(),
        found.high(),
        found.share() < SHORT ? ", short" : "");
  }
}
