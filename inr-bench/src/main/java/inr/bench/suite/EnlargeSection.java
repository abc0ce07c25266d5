package inr.bench.suite;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.io.media.MediaOptions;
import inr.io.media.MediaReader;
import inr.metric.PictureMetrics;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What lies between the pixels: a picture is reduced to block means, fitted, enlarged again and
 * compared with what it was, beside bicubic interpolation of the reduced one.
 */
final class EnlargeSection implements Section {
  private static final int FACTOR = 4;
  private static final int CROP = 256;

  private final QualitySection quality;

  @Option(
      names = "--crops",
      paramLabel = "FOLDER",
      description = "enlarge: write the middle of original, bicubic and fits, side by side.")
  private @Nullable Path crops;

  @Option(
      names = "--enlarged-fits",
      split = ";",
      paramLabel = "FIT",
      description = "enlarge: as --fits (default ${DEFAULT-VALUE}).")
  private List<String> fits = List.of("default", "best");

  EnlargeSection(QualitySection quality) {
    this.quality = quality;
  }

  @Override
  public String name() {
    return "enlarge";
  }

  @Override
  public String title() {
    return "pictures reduced and enlarged " + FACTOR + " times, beside bicubic interpolation";
  }

  @Override
  public void measure(Conditions conditions, Findings findings) throws IOException {
    for (Path file : quality.files(findings)) {
      Signal signal = MediaReader.read(file, MediaOptions.of()).signal();
      if (signal.medium() instanceof Medium.Picture picture && picture.peak() == 255) {
        measure(file, Planes.of(signal, picture).cut(FACTOR), conditions, findings);
      }
    }
  }

  private void measure(Path file, Planes original, Conditions conditions, Findings findings)
      throws IOException {
    Planes small = original.reduced(FACTOR);
    Planes[] all = new Planes[2 + fits.size()];
    all[0] = original;
    all[1] = small.bicubic(FACTOR);
    Medium.Picture large = original.medium();
    Grid grid = Grid.of(Axis.centred("y", large.height()), Axis.centred("x", large.width()));
    for (int f = 0; f < fits.size(); f++) {
      PresetFit.Fitted fitted =
          new PresetFit(fits.get(f)).fit(small.signal(), conditions.threads());
      Samples rendered = QualitySection.rendered(fitted, grid, large, conditions);
      all[2 + f] = Planes.of(rendered, large);
    }
    String name = String.valueOf(file.getFileName());
    for (int i = 1; i < all.length; i++) {
      PictureMetrics metrics = PictureMetrics.of(original.signal(), all[i].signal());
      findings.row(
          Row.of("file", name)
              .and("enlarged by", i == 1 ? "bicubic" : fits.get(i - 2))
              .with("PSNR", "dB", List.of(metrics.psnr()))
              .with("SSIM", "", List.of(metrics.ssim().orElse(1))));
    }
    if (crops != null) {
      Files.createDirectories(crops);
      Planes.beside(all, CROP).write(crops.resolve(name.replaceAll("\\..*", "") + "-x4.png"));
    }
  }
}
