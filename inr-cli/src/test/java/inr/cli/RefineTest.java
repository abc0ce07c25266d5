package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.model.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A KAN that goes on with splines on intervals half as long. */
class RefineTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aKanGoesOnWithFinerSplinesFromTheSameFunction() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 24, 20, 3);
    Path coarse = folder.resolve("coarse.inr");
    Path fine = folder.resolve("fine.inr");
    Path better = folder.resolve("better.inr");
    double before =
        Cli.run(
                "fit",
                input,
                "-o",
                coarse,
                "--model",
                "kan",
                "--width",
                6,
                "--hidden-layers",
                1,
                "--batch",
                "full",
                "--steps",
                60,
                "--json")
            .done()
            .number("psnr");
    double refined =
        Cli.run("fit", input, "-o", fine, "--from", coarse, "--refine", "--steps", 0, "--json")
            .done()
            .number("psnr");
    assertEquals(before, refined, 0.01);
    assertEquals(
        ModelFile.read(coarse).plan().network().refined(), ModelFile.read(fine).plan().network());
    Cli goneOn = Cli.run("fit", input, "-o", better, "--from", fine, "--steps", 400, "--json");
    assertTrue(goneOn.done().number("psnr") > refined, goneOn.out());

    Path siren = folder.resolve("siren.inr");
    Cli.run("fit", input, "-o", siren, "--model", "siren", "--width", 6, "--steps", 0).done();
    Cli.run("fit", input, "-o", better, "--from", siren, "--refine", "--force")
        .failed(ExitCode.USAGE, "model has nothing to refine");
    Cli.run("fit", input, "-o", better, "--refine", "--force")
        .failed(ExitCode.USAGE, "--refine goes on with a model; name it with --from");
  }
}
