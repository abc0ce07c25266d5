package inr.cli;

import inr.codec.DecodedPicture;
import inr.codec.Encoding;
import inr.codec.EncodingOptions;
import inr.codec.train.Target;
import inr.field.Original;
import inr.metric.PictureMetrics;
import inr.signal.Medium;
import java.util.Locale;
import java.util.Optional;

/**
 * A picture and what was made of it.
 *
 * @param original the picture
 * @param file the bytes
 * @param decoded what they decode to
 * @param encoding how they were trained; nothing where every sample was kept by request
 * @param metrics of {@code decoded} against the original
 * @param curve of the training
 */
record EncodedPicture(
    Original original,
    byte[] file,
    DecodedPicture decoded,
    Optional<Encoding> encoding,
    PictureMetrics metrics,
    EncodingCurve curve) {
  private static final String LOSSLESS = "lossless";

  /** Measures. */
  static EncodedPicture of(
      Original original,
      byte[] file,
      DecodedPicture decoded,
      Optional<Encoding> encoding,
      EncodingCurve curve) {
    PictureMetrics metrics =
        PictureMetrics.of(decoded.medium(), original.signal().samples(), decoded.samples());
    return new EncodedPicture(original, file, decoded, encoding, metrics, curve);
  }

  double bitsPerPixel() {
    return CodecInfo.bitsPerPixel(file.length, decoded.medium());
  }

  /** Whether no sample differs. */
  private boolean isWithoutLoss() {
    return metrics.psnr() == Double.POSITIVE_INFINITY;
  }

  /** Bytes, rate and quality in words. */
  String text() {
    return String.format(
        Locale.ROOT,
        "%d bytes, %.3f bits per pixel, %s",
        file.length,
        bitsPerPixel(),
        isWithoutLoss() ? "without loss" : String.format(Locale.ROOT, "%.2f dB", metrics.psnr()));
  }

  /** Size of the networks, or that there are none. */
  private String preset() {
    return encoding.flatMap(Encoding::preset).map(OptionWord::of).orElse(LOSSLESS);
  }

  /** Adds to a report what does not depend on names and seconds. */
  Report addTo(Report report) {
    Medium.Picture medium = decoded.medium();
    report
        .put("bytes", file.length)
        .put("bpp", bitsPerPixel())
        .put("psnr", metrics.psnr())
        .put("ssim", metrics.ssim())
        .put("ms_ssim", metrics.msSsim())
        .put("width", medium.width())
        .put("height", medium.height())
        .put("channels", medium.channels());
    encoding.ifPresent(trained -> addTraining(report, trained));
    return report.put("preset", preset());
  }

  private static void addTraining(Report report, Encoding encoding) {
    EncodingOptions options = encoding.options();
    report
        .put("lambda", encoding.lambda())
        .put("target", OptionWord.of(options.target().kind()))
        .put("target_value", options.target().value())
        .put("target_reached", encoding.onTarget())
        .put("effort", options.effort().word())
        .put("iterations", encoding.steps())
        .put("tile", options.tileSide(encoding.medium()))
        .put("threads", options.threads())
        .put("seed", options.seed());
  }

  /** By how much the target was missed, if it was. */
  Optional<String> missed() {
    return encoding.filter(trained -> !trained.onTarget()).map(EncodedPicture::missed);
  }

  private static String missed(Encoding encoding) {
    Target wish = encoding.options().target();
    boolean quality = wish.kind() == Target.Kind.PSNR;
    double reached =
        switch (wish.kind()) {
          case LAMBDA -> encoding.lambda();
          case BYTES -> encoding.file().length;
          case BPP -> encoding.bitsPerPixel();
          case PSNR -> encoding.psnr();
        };
    return String.format(
        Locale.ROOT,
        "--%s %s was not reached; the nearest that was found is %s, with lambda %.3g",
        OptionWord.of(wish.kind()),
        text(wish.value()),
        quality ? String.format(Locale.ROOT, "%.2f dB", reached) : text(reached),
        encoding.lambda());
  }

  private static String text(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%.0f", number)
        : String.format(Locale.ROOT, "%.4g", number);
  }
}
