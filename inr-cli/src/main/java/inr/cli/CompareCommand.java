package inr.cli;

import inr.io.media.MediaOptions;
import inr.io.media.MediaReader;
import inr.metric.PictureMetrics;
import inr.metric.SoundMetrics;
import inr.signal.Medium;
import inr.signal.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inr compare}: how far two pictures or two sounds are apart. */
@Command(
    name = "compare",
    description = "Compares two pictures, or two sounds, of equal size.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CompareCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "A", description = "The reference.")
  private Path reference = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "What is measured against it.")
  private Path estimate = Path.of("");

  @Option(
      names = "--json",
      description = "Print one JSON object; what is infinite or not defined is null.")
  private boolean json;

  CompareCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Signal a = MediaReader.read(reference, MediaOptions.of()).signal();
    Signal b = MediaReader.read(estimate, MediaOptions.of()).signal();
    if (a.medium() instanceof Medium.Picture) {
      print(PictureMetrics.of(a, b));
    } else {
      print(SoundMetrics.of(a, b));
    }
    return ExitCode.DONE;
  }

  private void print(PictureMetrics metrics) {
    if (json) {
      new Report()
          .put("psnr", metrics.psnr())
          .put("ssim", metrics.ssim())
          .put("ms_ssim", metrics.msSsim())
          .put("mse", metrics.mse())
          .print(session);
      return;
    }
    line("PSNR", metrics.psnr(), " dB");
    line("SSIM", metrics.ssim(), "");
    line("MS-SSIM", metrics.msSsim(), "");
    line("MSE", metrics.mse(), " (stored units)");
  }

  private void print(SoundMetrics metrics) {
    if (json) {
      new Report()
          .put("snr", metrics.snr())
          .put("si_sdr", metrics.siSdr())
          .put("log_spectral_distance", metrics.logSpectralDistance())
          .put("mse", metrics.mse())
          .print(session);
      return;
    }
    line("SNR", metrics.snr(), " dB");
    line("SI-SDR", metrics.siSdr(), " dB");
    line("log-spectral distance", metrics.logSpectralDistance(), " dB");
    line("MSE", metrics.mse(), " (full scale 1)");
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
