package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.image.FloatPictureWriter;
import inr.io.image.FloatRows;
import inr.io.image.PictureWriter;
import inr.signal.Medium;
import inr.signal.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code inr compare} reads, and what it says on the way. */
class CompareCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void notesOfTheReadersAreSaid() throws IOException {
    Path a = TestMedia.picture(folder.resolve("a.png"), 30, 20, 3);
    byte[] bytes = Files.readAllBytes(a);
    Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(bytes, bytes.length - 12));
    Cli run = Cli.run("compare", a, cut).done();
    assertTrue(run.out().contains("PSNR: identical"), run.out());
    assertEquals(
        "inr: cut.png: its end mark (IEND) is missing; all pixels are there", run.err().strip());
  }

  @Test
  void spectraAreDrawn() throws IOException {
    Path a = TestMedia.picture(folder.resolve("a.png"), 40, 32, 3);
    Path plot = folder.resolve("plot.svg");
    Cli.run("compare", a, a, "--plot", plot).done();
    String svg = Files.readString(plot);
    assertTrue(svg.contains("cycles per pixel") && svg.contains(">B − A</text>"), svg);
    Cli.run("compare", a, a, "--plot", plot).failed(ExitCode.FAILURE, "exists already");
    Cli.run("compare", a, a, "--plot", "a.pdf").failed(ExitCode.USAGE, "ends in .svg or .png");
    Path small = TestMedia.picture(folder.resolve("small.png"), 15, 40, 1);
    Cli.run("compare", small, small, "--plot", folder.resolve("small.svg"))
        .failed(ExitCode.FAILURE, "too small for a spectrum");
    assertFalse(Files.exists(folder.resolve("small.svg")));
    Path sound = TestMedia.sound(folder.resolve("a.wav"), 3000, 8000);
    Path drawn = folder.resolve("plot.png");
    Cli.run("compare", sound, sound, "--plot", drawn).done();
    assertEquals(960, ImageIO.read(drawn.toFile()).getWidth());
  }

  @Test
  void aModelIsRenderedInPassing() throws IOException {
    for (Path source :
        List.of(
            TestMedia.picture(folder.resolve("a.png"), 30, 20, 3),
            TestMedia.sound(folder.resolve("a.wav"), 2000, 9000))) {
      Path model = folder.resolve("model.inr");
      String ending = source.toString().substring(source.toString().length() - 4);
      Path rendered = folder.resolve("rendered" + ending);
      Cli.run("fit", source, "-o", model, "--steps", 20, "--force").done();
      Cli.run("render", model, "-o", rendered).done();
      assertEquals(
          Cli.run("compare", source, rendered, "--json").done().out(),
          Cli.run("compare", source, model, "--json").done().out());
      assertEquals(0, Cli.run("compare", rendered, model, "--json").done().number("mse"));
    }
  }

  @Test
  void coloursOfTransparentPixelsNeedNotCount() throws IOException {
    Medium.Picture medium = new Medium.Picture(2, 1, 4, 8);
    Path a = folder.resolve("a.png");
    Path b = folder.resolve("b.png");
    byte[] first = {10, 20, 30, (byte) 255, 1, 2, 3, 0};
    byte[] second = {10, 20, 30, (byte) 255, 99, 98, 97, 0};
    PictureWriter.write(a, medium, new Samples.UnsignedBytes(first), false);
    PictureWriter.write(b, medium, new Samples.UnsignedBytes(second), false);
    assertEquals(
        (98 * 98 + 96 * 96 + 94 * 94) / 8.0,
        Cli.run("compare", a, b, "--json").done().number("mse"),
        1e-9);
    Cli premultiplied = Cli.run("compare", a, b, "--json", "--alpha", "premultiplied").done();
    assertEquals(0, premultiplied.number("mse"));
    Cli.run("compare", a, b, "--alpha", "none")
        .failed(ExitCode.USAGE, "'none' is not one of straight, premultiplied");
  }

  @Test
  void picturesOfFloatingPointAreComparedByTheRangeOfTheFirst() throws IOException {
    Path a = folder.resolve("a.pfm");
    Path b = folder.resolve("b.tif");
    FloatPictureWriter.write(a, 2, 1, 1, FloatRows.of(new float[] {-3, 5}, 2), false);
    FloatPictureWriter.write(b, 2, 1, 1, FloatRows.of(new float[] {-3, 4}, 2), false);
    Cli run = Cli.run("compare", a, b, "--json").done();
    assertEquals(0.5, run.number("mse"));
    assertEquals(10 * Math.log10(64 / 0.5), run.number("psnr"), 1e-9);
    assertEquals(8, run.number("peak"));
    assertTrue(
        Cli.run("compare", a, b).done().out().contains(" dB (peak 8.00000, the range of A)"));
    assertEquals(7, Cli.run("compare", b, a, "--json").done().number("peak"));
  }

  @Test
  void limitsOfInputsAreObeyed() throws IOException {
    Path a = TestMedia.picture(folder.resolve("a.png"), 30, 20, 3);
    Cli.run("compare", a, a, "--max-samples", 1800).done();
    Cli.run("compare", a, a, "--max-samples", 1799)
        .failed(ExitCode.UNREADABLE_INPUT, "a.png: has 1800 samples; at most 1799 are read");
    Cli.run("fit", a, "-o", folder.resolve("a.inr"), "--max-samples", 1799)
        .failed(ExitCode.UNREADABLE_INPUT, "a.png: has 1800 samples; at most 1799 are read");
    Cli.run("compare", a, a, "--max-samples", 0)
        .failed(ExitCode.USAGE, "--max-samples takes a number of at least 1");
  }
}
