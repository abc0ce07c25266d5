package inr.bench.suite;

import inr.backend.Backends;
import inr.backend.Evaluator;
import inr.grid.Grid;
import inr.io.media.MediaOptions;
import inr.io.media.MediaReader;
import inr.metric.MeanSquaredError;
import inr.metric.PictureMetrics;
import inr.metric.Psnr;
import inr.metric.SoundMetrics;
import inr.rendering.Renderer;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/**
 * What fits of given files reach, and in which time: of the usual network with each conditions, or
 * of others. A fit is warm: it is repeated, and the first repetition is left out where there are
 * more.
 */
final class QualitySection implements Section {
  /** Decibels of what has no error. */
  private static final double EXACT = 999;

  /** Of a made volume. */
  private static final int PEAK = 255;

  /** Largest numbers of a cosine transform, not a fit. */
  private static final String COSINES = "dct";

  @Option(
      names = "--files",
      split = ",",
      paramLabel = "FILE",
      description = "quality, enlarge, decode: pictures or sounds.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--fits",
      split = ";",
      paramLabel = "FIT",
      description =
          "quality: default, fast, small, best, dct, or models with settings, such as siren(width=64,steps=500); separated by ;.")
  private List<String> fits = List.of("default", "fast", "small", "best", COSINES);

  @Option(
      names = "--volume",
      paramLabel = "N",
      description = "quality: a made volume of N voxels each way, too.")
  private int volume;

  /** The files; where there are none, the section is skipped and says so. */
  List<Path> files(Findings findings) {
    if (files.isEmpty()) {
      findings.skip("no file is given; name some by --files");
    }
    return files;
  }

  @Override
  public String name() {
    return "quality";
  }

  @Override
  public String title() {
    return "what fits reach: PSNR of pictures, SNR of sounds, as rendered and rounded";
  }

  @Override
  public void measure(Conditions conditions, Findings findings) throws IOException {
    for (Path file : volume > 0 ? files : files(findings)) {
      Signal signal = MediaReader.read(file, MediaOptions.of()).signal();
      measure(String.valueOf(file.getFileName()), signal, fits, conditions, findings);
    }
    if (volume > 0) {
      List<String> ofVolumes = fits.stream().filter(fit -> !fit.equals(COSINES)).toList();
      measure("made volume", MadeVolume.of(volume), ofVolumes, conditions, findings);
    }
  }

  private static void measure(
      String name, Signal signal, List<String> fits, Conditions conditions, Findings findings) {
    for (String fit : fits) {
      Row row = Row.of("file", name).and("fit", fit);
      findings.row(
          fit.equals(COSINES)
              ? LargestCosines.row(row, signal, conditions.threads())
              : row(row, new PresetFit(fit), signal, conditions));
    }
  }

  private static Row row(Row row, PresetFit fit, Signal signal, Conditions conditions) {
    List<Double> seconds = new ArrayList<>();
    PresetFit.Fitted fitted = fit.fit(signal, conditions.threads());
    if (conditions.rounds() == 1) {
      seconds.add(fitted.seconds());
    }
    while (seconds.size() < conditions.rounds()) {
      fitted = fit.fit(signal, conditions.threads());
      seconds.add(fitted.seconds());
    }
    double points = signal.points();
    int parameters = fitted.network().layout().size();
    Samples rendered = rendered(fitted, (Grid) signal.coordinates(), signal.medium(), conditions);
    Row all =
        row.and("parameters", parameters)
            .with("of a point", "numbers", List.of(parameters / points));
    if (signal.medium() instanceof Medium.Sound sound) {
      double snr =
          Math.min(EXACT, SoundMetrics.of(sound, signal.samples(), rendered).snr().orElse(0));
      return all.with("fit", "s", seconds).with("quality", "dB", List.of(snr));
    }
    double psnr =
        signal.medium() instanceof Medium.Picture picture
            ? PictureMetrics.of(picture, signal.samples(), rendered).psnr()
            : Psnr.of(MeanSquaredError.of(signal.samples(), rendered), PEAK);
    return all.with("fit", "s", seconds).with("quality", "dB", List.of(Math.min(psnr, EXACT)));
  }

  /** The samples of a fit on any grid, as a file would hold them. */
  static Samples rendered(
      PresetFit.Fitted fitted, Grid grid, Medium medium, Conditions conditions) {
    try (Evaluator evaluator =
        Backends.named("cpu")
            .evaluator(fitted.network(), fitted.parameters(), conditions.threads())) {
      return new Renderer(evaluator, grid, medium, fitted.range(), () -> {}).samples();
    }
  }
}
