package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.InputBudget;
import inr.io.image.FloatPicture;
import inr.io.image.FloatPictureReader;
import inr.io.image.FloatPictureWriter;
import inr.io.image.FloatRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of floating point through fit, render and compare. */
class FloatPictureFitTest {
  private static final int WIDTH = 60;
  private static final int HEIGHT = 44;

  @TempDir private Path folder = Path.of("");

  /** A bright spot on a dim ground, as no 8 bits hold, with negative numbers in between. */
  private Path picture(String name, int channels) throws IOException {
    float[] samples = new float[WIDTH * HEIGHT * channels];
    for (int i = 0; i < samples.length; i++) {
      int pixel = i / channels;
      int x = pixel % WIDTH - 20;
      int y = pixel / WIDTH - 15;
      samples[i] =
          (float) (900 * Math.exp(-(x * x + y * y) / 60.0) - 3 * Math.cos(0.2 * x + i % channels));
    }
    Path file = folder.resolve(name);
    FloatPictureWriter.write(
        file, WIDTH, HEIGHT, channels, FloatRows.of(samples, WIDTH * channels), true);
    return file;
  }

  private FloatPicture read(Path file) throws IOException {
    return FloatPictureReader.read(file, InputBudget.of());
  }

  @Test
  void theNumbersComeBackAsNumbers() throws IOException {
    for (String name : List.of("rgb.pfm", "grey.pfm", "alpha.tif")) {
      Path input = picture(name, name.equals("rgb.pfm") ? 3 : name.equals("grey.pfm") ? 1 : 4);
      Path model = folder.resolve(name + ".inr");
      Path back = folder.resolve("back-" + name);
      Cli fitted = Cli.run("fit", input, "-o", model, "--json").done();
      assertTrue(fitted.number("psnr") > 50, fitted.out());
      Cli.run("render", model, "-o", back).done();
      Cli compared = Cli.run("compare", input, back, "--json").done();
      assertEquals(compared.number("psnr"), fitted.number("psnr"), 1e-9);
      assertEquals(compared.number("peak"), fitted.number("peak"));
      assertEquals(compared.out(), Cli.run("compare", input, model, "--json").done().out());
      assertEquals(902, fitted.number("peak"), 5);
    }
  }

  @Test
  void bothFormatsHoldTheSameNumbersAtAnySize() throws IOException {
    Path model = folder.resolve("a.inr");
    Cli.run("fit", picture("a.pfm", 3), "-o", model, "--fast").done();
    Path pfm = folder.resolve("b.pfm");
    Path tif = folder.resolve("b.tif");
    Cli.run("render", model, "-o", pfm, "--size", "300x500").done(); // several windows of rows
    Cli.run("render", model, "-o", tif, "--size", "300x500").done();
    assertEquals(300, read(pfm).width());
    assertArrayEquals(read(tif).samples(), read(pfm).samples());
    Path part = folder.resolve("part.pfm");
    Cli.run("render", model, "-o", part, "--size", "300x500", "--region", "10,20,7,1").done();
    int from = (20 * 300 + 10) * 3;
    assertArrayEquals(
        Arrays.copyOfRange(read(pfm).samples(), from, from + 21), read(part).samples());
  }

  @Test
  void wordsNameRangeAndPeak() throws IOException {
    Path model = folder.resolve("a.inr");
    Cli fitted = Cli.run("fit", picture("a.pfm", 1), "-o", model, "--fast").done();
    assertTrue(
        fitted.err().matches("(?s).*PSNR .* dB \\(peak 899.998, the range of the input\\).*"),
        fitted.err());
    String info = Cli.run("info", model).done().out();
    assertTrue(
        info.contains("signal: field of 1 channel, 32-bit float, on 44 x 60 points\n"), info);
    Cli.run("render", model, "-o", folder.resolve("a.png"))
        .failed(ExitCode.USAGE, "a.png: pictures of floating point are written to names that end");
    assertTrue(Files.notExists(folder.resolve("a.png")));
  }

  @Test
  void greyIsOneChannel() throws IOException {
    Path input = picture("a.pfm", 3);
    Cli run = Cli.run("fit", input, "-o", folder.resolve("a.inr"), "--grey", "--json", "--fast");
    assertEquals(1, run.done().number("channels"));
  }
}
