package inr.cli;

import inr.grid.Coordinates;
import inr.grid.Grid;
import inr.io.SampleStorage;
import inr.io.media.MediaOptions;
import inr.metric.MeanSquaredError;
import inr.metric.PictureMetrics;
import inr.metric.Psnr;
import inr.metric.SoundMetrics;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inr compare}: how far two pictures or two sounds are apart. */
@Command(
    name = "compare",
    description = "Compares two pictures, or two sounds, of equal size; models are rendered first.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CompareCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "A", description = "The reference; - is standard input.")
  private Path reference = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "B",
      description = "What is measured against it; - is standard input.")
  private Path estimate = Path.of("");

  @Option(
      names = "--alpha",
      paramLabel = "NAME",
      converter = AlphaUse.Converter.class,
      description =
          "straight, or premultiplied: colours multiplied by alpha, so that those of transparent pixels do not count (default ${DEFAULT-VALUE}).")
  private AlphaUse alpha = AlphaUse.STRAIGHT;

  @Mixin private InputLimits limits = new InputLimits();

  @Option(
      names = "--json",
      description =
          "Print one JSON object; what is infinite or not defined is null, and identical tells whether all samples are equal.")
  private boolean json;

  CompareCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if (CommandInput.isStandard(reference) && CommandInput.isStandard(estimate)) {
      throw CommandFailure.usage(
          "both files are -, which can be read only once; name a file for one");
    }
    MediaOptions options = limits.options();
    Signal a = ComparedSignal.read(reference, options, session);
    Signal b = ComparedSignal.read(estimate, options, session);
    requireEqualShapes(a, b);
    if (a.medium() instanceof Medium.Picture picture) {
      print(metrics(picture, a.samples(), b.samples(), options.storage()));
    } else if (a.medium() instanceof Medium.Sound) {
      print(SoundMetrics.of(a, b));
    } else {
      printField(a.samples(), b.samples());
    }
    return ExitCode.DONE;
  }

  private PictureMetrics metrics(
      Medium.Picture picture, Samples a, Samples b, SampleStorage storage) throws IOException {
    Samples reference = alpha.of(picture, a, storage);
    Samples estimate = alpha.of(picture, b, storage);
    try (RowProgress progress = new RowProgress(session, "comparing")) {
      return PictureMetrics.of(
          picture, reference, estimate, done -> progress.rows(done, picture.height()));
    }
  }

  private void requireEqualShapes(Signal a, Signal b) {
    boolean equal =
        a.medium().equals(b.medium()) && sides(a.coordinates()).equals(sides(b.coordinates()));
    if (!equal) {
      throw CommandFailure.failure(
          reference
              + " is a "
              + SignalText.of(a.medium(), a.coordinates())
              + " but "
              + estimate
              + " is a "
              + SignalText.of(b.medium(), b.coordinates())
              + "; signals of one shape are compared, so convert one of them first");
    }
  }

  private static List<Long> sides(Coordinates coordinates) {
    return coordinates instanceof Grid grid
        ? grid.axes().stream().map(axis -> (long) axis.samples()).toList()
        : List.of(coordinates.points());
  }

  private void print(PictureMetrics metrics) {
    if (json) {
      new Report()
          .put("identical", metrics.mse() == 0)
          .put("psnr", metrics.psnr())
          .put("ssim", metrics.ssim())
          .put("ms_ssim", metrics.msSsim())
          .put("mse", metrics.mse())
          .print(session);
      return;
    }
    ratio("PSNR", OptionalDouble.of(metrics.psnr()), metrics.mse(), " dB");
    line("SSIM", metrics.ssim(), "");
    line("MS-SSIM", metrics.msSsim(), "");
    line("MSE", metrics.mse(), " (stored units)");
  }

  private void print(SoundMetrics metrics) {
    if (json) {
      new Report()
          .put("identical", metrics.mse() == 0)
          .put("snr", metrics.snr())
          .put("si_sdr", metrics.siSdr())
          .put("log_spectral_distance", metrics.logSpectralDistance())
          .put("mse", metrics.mse())
          .print(session);
      return;
    }
    ratio("SNR", metrics.snr(), metrics.mse(), " dB");
    ratio("SI-SDR", metrics.siSdr(), metrics.mse(), " dB");
    line("log-spectral distance", metrics.logSpectralDistance(), " dB");
    line("MSE", metrics.mse(), " (full scale 1)");
  }

  /** Floating point has no peak of its own: the range of the reference stands for it. */
  private void printField(Samples a, Samples b) {
    double mse = MeanSquaredError.of(a, b);
    double range = Psnr.range(a);
    OptionalDouble psnr =
        range > 0 ? OptionalDouble.of(Psnr.of(mse, range)) : OptionalDouble.empty();
    if (json) {
      new Report()
          .put("identical", mse == 0)
          .put("psnr", psnr)
          .put("peak", range)
          .put("mse", mse)
          .print(session);
      return;
    }
    ratio("PSNR", psnr, mse, String.format(Locale.ROOT, " dB (peak %.6g, the range of A)", range));
    line("MSE", mse, " (stored units)");
  }

  /** A ratio to the error: nothing is left to be told of it where there is none. */
  private void ratio(String name, OptionalDouble value, double mse, String unit) {
    if (mse == 0) {
      session.out().println(name + ": identical");
    } else {
      line(name, value, unit);
    }
  }

  private void line(String name, OptionalDouble value, String unit) {
    if (value.isPresent()) {
      line(name, value.getAsDouble(), unit);
    } else {
      session.out().println(name + ": not defined here");
    }
  }

  private void line(String name, double value, String unit) {
    session.out().println(String.format(Locale.ROOT, "%s: %.6g%s", name, value, unit));
  }
}
