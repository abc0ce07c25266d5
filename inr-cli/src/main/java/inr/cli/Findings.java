package inr.cli;

import inr.metric.IntersectionOverUnion;
import inr.metric.MeanSquaredError;
import inr.metric.PictureMetrics;
import inr.metric.Psnr;
import inr.metric.SoundMetrics;
import inr.signal.Samples;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What a comparison found.
 *
 * @param json as data
 * @param lines in words, by the names of the metrics, the most telling one first
 */
record Findings(Report json, Map<String, String> lines) {
  /** Of two pictures. */
  static Findings of(PictureMetrics metrics) {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("PSNR", ratio(OptionalDouble.of(metrics.psnr()), metrics.mse(), " dB"));
    lines.put("SSIM", text(metrics.ssim(), ""));
    lines.put("MS-SSIM", text(metrics.msSsim(), ""));
    lines.put("MSE", text(metrics.mse(), " (stored units)"));
    return new Findings(
        new Report()
            .put("identical", metrics.mse() == 0)
            .put("psnr", metrics.psnr())
            .put("ssim", metrics.ssim())
            .put("ms_ssim", metrics.msSsim())
            .put("mse", metrics.mse()),
        lines);
  }

  /** Of two sounds. */
  static Findings of(SoundMetrics metrics) {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("SNR", ratio(metrics.snr(), metrics.mse(), " dB"));
    lines.put("SI-SDR", ratio(metrics.siSdr(), metrics.mse(), " dB"));
    lines.put("log-spectral distance", text(metrics.logSpectralDistance(), " dB"));
    lines.put("MSE", text(metrics.mse(), " (full scale 1)"));
    return new Findings(
        new Report()
            .put("identical", metrics.mse() == 0)
            .put("snr", metrics.snr())
            .put("si_sdr", metrics.siSdr())
            .put("log_spectral_distance", metrics.logSpectralDistance())
            .put("mse", metrics.mse()),
        lines);
  }

  /** Floating point has no peak of its own: the range of the reference stands for it. */
  static Findings ofField(Samples a, Samples b) {
    double mse = MeanSquaredError.of(a, b);
    double range = Psnr.range(a);
    OptionalDouble psnr =
        range > 0 ? OptionalDouble.of(Psnr.of(mse, range)) : OptionalDouble.empty();
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put(
        "PSNR",
        ratio(psnr, mse, String.format(Locale.ROOT, " dB (peak %.6g, the range of A)", range)));
    OptionalDouble iou = IntersectionOverUnion.of(a, b);
    iou.ifPresent(value -> lines.put("IoU", text(value, " (A has two numbers)")));
    lines.put("MSE", text(mse, " (stored units)"));
    return new Findings(
        new Report()
            .put("identical", mse == 0)
            .put("psnr", psnr)
            .put("iou", iou)
            .put("peak", range)
            .put("mse", mse),
        lines);
  }

  /** A ratio to the error: nothing is left to be told of it where there is none. */
  private static String ratio(OptionalDouble value, double mse, String unit) {
    return mse == 0 ? "identical" : text(value, unit);
  }

  private static String text(OptionalDouble value, String unit) {
    return value.isPresent() ? text(value.getAsDouble(), unit) : "not defined here";
  }

  private static String text(double value, String unit) {
    return String.format(Locale.ROOT, "%.6g%s", value, unit);
  }

  /** The two most telling lines in one. */
  String summary() {
    return lines.entrySet().stream()
        .limit(2)
        .map(line -> line.getKey() + " " + line.getValue())
        .collect(Collectors.joining(" · "));
  }

  /** Prints the object, or the lines. */
  void print(boolean asJson, Session session) {
    if (asJson) {
      json.print(session);
    } else {
      lines.forEach((name, text) -> session.out().println(name + ": " + text));
    }
  }
}
