package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.model.Model;
import inr.io.model.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fit in two phases: activations are weighed, then each neuron keeps one. */
class SettleTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aMixedModelGoesOnWithTheActivationsThatItChose() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 17, 13, 3);
    Path mixed = folder.resolve("mixed.inr");
    Path settled = folder.resolve("settled.inr");
    Path better = folder.resolve("better.inr");
    Object[] phase1 = {
      "fit",
      input,
      "-o",
      mixed,
      "--model",
      "smartmixed",
      "--width",
      12,
      "--hidden-layers",
      1,
      "--batch",
      "full",
      "--steps",
      60
    };
    Cli.run(phase1).done();
    double at =
        Cli.run("fit", input, "-o", settled, "--from", mixed, "--settle", "--steps", 0, "--json")
            .done()
            .number("psnr");
    Model before = ModelFile.read(mixed);
    Model after = ModelFile.read(settled);
    assertNotEquals(before.plan().network(), after.plan().network());
    assertEquals(before.plan().network().settled(), after.plan().network());
    assertArrayEquals(before.parameters().values(), after.parameters().values());
    Cli goneOn =
        Cli.run("fit", input, "-o", better, "--from", mixed, "--settle", "--steps", 60, "--json");
    assertTrue(goneOn.done().number("psnr") > at, "the second phase learns nothing");

    Cli.run("fit", input, "-o", better, "--from", settled, "--settle", "--force")
        .failed(ExitCode.USAGE, "model has nothing to settle");
    Cli.run("fit", input, "-o", better, "--settle", "--force")
        .failed(ExitCode.USAGE, "--settle goes on with a model; name it with --from");
  }
}
