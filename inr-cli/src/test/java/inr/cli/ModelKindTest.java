package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.activation.Activation;
import inr.network.Layer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelKindTest {
  private static final double OMEGA = 7;

  @TempDir private Path folder = Path.of("");

  private static Activation hidden(ModelKind kind) {
    NetworkSettings settings = new NetworkSettings(2, 1, 3, 8, OMEGA, OMEGA, 4, 5, 0);
    return ((Layer.Dense) kind.build(settings).layers().get(1)).activation();
  }

  @Test
  void omegaMeansWhatTheListOfModelsSays() {
    Map<ModelKind, DoubleUnaryOperator> formulas =
        Map.of(
            ModelKind.SIREN, z -> Math.sin(OMEGA * z),
            ModelKind.SPDER, z -> Math.sin(OMEGA * z) * Math.sqrt(Math.abs(OMEGA * z)),
            ModelKind.SPDER_ARCTAN, z -> Math.sin(OMEGA * z) * Math.atan(OMEGA * z),
            ModelKind.SPDER_LOG, z -> Math.sin(OMEGA * z) * Math.log1p(Math.abs(OMEGA * z)),
            ModelKind.FINER, z -> Math.sin(OMEGA * (Math.abs(z) + 1) * z),
            ModelKind.GAUSS, z -> Math.exp(-Math.pow(OMEGA * z, 2)));
    formulas.forEach(
        (kind, formula) -> {
          for (double z : new double[] {-0.3, 0.05, 0.2}) {
            assertEquals(
                formula.applyAsDouble(z), hidden(kind).formula().at(z), 1e-12, kind.text());
          }
        });
  }

  @Test
  void everyModelLearnsAPicture() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 16, 16, 1);
    for (ModelKind kind : ModelKind.values()) {
      double start = psnr(picture, kind, 1);
      double end = psnr(picture, kind, 60);
      // A network that cannot learn stays within some tenths of a decibel.
      assertTrue(end > start + 1, kind.text() + " goes from " + start + " to " + end + " dB");
    }
  }

  private double psnr(Path picture, ModelKind kind, int steps) {
    return Cli.run(
            "fit",
            picture,
            "-o",
            folder.resolve("m.inr"),
            "--model",
            kind.text(),
            "--width",
            32,
            "--steps",
            steps,
            "--lr",
            1e-3,
            "--json",
            "--quiet",
            "--force")
        .done()
        .number("psnr");
  }
}
