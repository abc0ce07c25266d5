package inr.spark;

import inr.field.FitSettings;
import inr.field.NeuralField;
import inr.field.Original;
import inr.grid.Grid;
import inr.io.media.MediaOptions;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Fits a model, with the bytes that {@code inr fit} writes.
 *
 * @param settings of the fit
 */
record FitWork(FitSettings settings) implements FileWork {
  @Override
  public String folder() {
    return "models";
  }

  @Override
  public String ending() {
    return ".inr";
  }

  @Override
  public String key(String sha256) {
    return settings.key(sha256);
  }

  @Override
  public Product make(Path file, int threads) throws IOException {
    Original original =
        Original.read(file, MediaOptions.of().withOneChannel(settings.oneChannel()));
    NeuralField field = settings.fit(original).threads(threads).run();
    byte[] bytes = field.toBytes();
    return new Product(bytes, facts(field.model(), bytes.length));
  }

  @Override
  public Columns facts(Path product) throws IOException {
    return facts(ModelFile.read(product), Files.size(product));
  }

  private static Columns facts(Model model, long bytes) {
    Columns facts =
        new Columns()
            .put("channels", model.medium().channels())
            .put("model", model.provenance().settings().getOrDefault("model", "network"))
            .put("parameters", (long) model.parameters().values().length)
            .put("steps", model.provenance().steps())
            .put("bytes_out", bytes)
            .put(
                "bits_per_sample",
                8.0 * bytes / ((double) model.grid().points() * model.medium().channels()));
    place(facts, model.medium(), model.grid());
    Map<String, Double> metrics = model.provenance().metrics();
    for (String name : new String[] {"psnr", "ssim", "snr"}) {
      if (metrics.containsKey(name)) {
        facts.put(name, metrics.get(name));
      }
    }
    return facts;
  }

  private static void place(Columns facts, Medium medium, Grid grid) {
    int last = grid.dimensions() - 1;
    if (medium instanceof Medium.Sound sound) {
      facts.put("medium", "sound").put("frames", sound.frames());
      return;
    }
    facts.put("medium", medium instanceof Medium.Picture ? "picture" : "field");
    facts.put("width", grid.samples().get(last));
    if (last > 0) {
      facts.put("height", grid.samples().get(last - 1));
    }
  }
}
