package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of pieces on its way through the commands. */
class PiecesModelTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aSoundGoesThroughAModelFileAndBack() throws IOException {
    Path input = TestMedia.sound(folder.resolve("a.wav"), 3000, 9000);
    Path model = folder.resolve("a.inr");
    Path output = folder.resolve("b.wav");
    Cli fit =
        Cli.run("fit", input, "-o", model, "--model", "pieces", "--set", "piece=700", "--json");
    double snr = fit.done().number("snr");
    Cli.run("render", model, "-o", output).done();
    Cli compare = Cli.run("compare", input, output, "--json").done();
    assertEquals(snr, compare.number("snr"), 0.5);
    assertTrue(snr > 40, "SNR " + snr);
    Cli info = Cli.run("info", model).done();
    assertTrue(info.out().contains("encoding: pieces (windows (axes [(pieces 4, "), info.out());
  }

  @Test
  void oneWidthForEachPieceOfALongSoundIsOnlyCounted() throws IOException {
    Path input = TestMedia.sound(folder.resolve("a.wav"), 9000, 9000);
    Path model = folder.resolve("a.inr");
    Cli.run("fit", input, "-o", model, "--model", "pieces", "--steps", 1).done();
    String info = Cli.run("info", model).done().out();
    assertTrue(info.contains("widths 18 of them, exponents 18 of them"), info);
  }

  @Test
  void cudaSaysInOneLineWhyItDoesNot() throws IOException {
    Path input = TestMedia.picture(folder.resolve("a.png"), 70, 40, 3);
    Cli fit =
        Cli.run(
            "fit", input, "-o", folder.resolve("a.inr"), "--model", "pieces", "--backend", "cuda");
    assertTrue(fit.code() != ExitCode.DONE);
    assertEquals(1, fit.err().lines().filter(line -> line.startsWith("inr: ")).count(), fit.err());
  }
}
