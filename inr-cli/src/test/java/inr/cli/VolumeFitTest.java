package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.InputBudget;
import inr.io.Output;
import inr.io.array.ArrayReader;
import inr.io.array.ArrayWriter;
import inr.io.array.NumberArray;
import inr.io.image.DecodedPicture;
import inr.io.image.FloatRows;
import inr.io.image.PictureReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes through fit, render and compare. */
class VolumeFitTest {
  private static final List<Integer> SHAPE = List.of(14, 18, 22, 1);

  @TempDir private Path folder = Path.of("");

  private Path volume(String name, ToDoubleFunction<double[]> number) throws IOException {
    float[] numbers = new float[14 * 18 * 22];
    for (int i = 0; i < numbers.length; i++) {
      int z = i / (18 * 22);
      int y = i / 22 % 18;
      double[] at = {(z - 6.5) / 7, (y - 8.5) / 9, (i % 22 - 10.5) / 11};
      numbers[i] = (float) number.applyAsDouble(at);
    }
    Path file = folder.resolve(name);
    try (Output output = Output.claim(file, true)) {
      ArrayWriter.write(output, SHAPE, FloatRows.of(numbers, 18 * 22));
    }
    return file;
  }

  private static double square(double[] at) {
    return at[0] * at[0] + at[1] * at[1] + at[2] * at[2];
  }

  private static NumberArray read(Path file) throws IOException {
    return ArrayReader.read(file, InputBudget.of());
  }

  @Test
  void aVolumeComesBackAtItsOwnAndAnotherSize() throws IOException {
    Path input = volume("a.npy", at -> 40 * Math.exp(-4 * square(at)) + 5 * at[2]);
    Path model = folder.resolve("a.inr");
    Cli fitted = Cli.run("fit", input, "-o", model, "--json").done();
    assertTrue(fitted.number("psnr") > 45, fitted.out());
    assertEquals(14, fitted.number("depth"));
    assertEquals(18, fitted.number("height"));
    assertEquals(22, fitted.number("width"));
    assertTrue(fitted.out().contains("\"iou\":null"), fitted.out());

    Path back = folder.resolve("back.npy");
    Cli.run("render", model, "-o", back).done();
    Cli compared = Cli.run("compare", input, back, "--json").done();
    assertEquals(fitted.number("psnr"), compared.number("psnr"), 1e-4);
    Path large = folder.resolve("large.npy");
    Cli.run("render", model, "-o", large, "--scale", 2).done();
    assertEquals(List.of(28, 36, 44), read(large).axes());
    Cli.run("render", model, "-o", folder.resolve("b.npy"), "--size", "44x36")
        .failed(ExitCode.USAGE, "--size and --region are for pictures");
    Cli.run("render", model, "-o", folder.resolve("b.png"))
        .failed(ExitCode.FAILURE, "--slice z makes a picture of a plane of it");
  }

  @Test
  void aSliceIsAPlaneOfTheVolume() throws IOException {
    Path input = volume("a.npy", at -> 40 * at[0] + 10 * at[1] - 5 * at[2]);
    Path model = folder.resolve("a.inr");
    Cli.run("fit", input, "-o", model).done();
    NumberArray whole = read(rendered(model, "whole.npy"));
    float[] plane = read(rendered(model, "plane.npy", "--slice", "y=4")).numbers();
    assertEquals(14 * 22, plane.length);
    for (int i = 0; i < plane.length; i++) {
      assertEquals(whole.numbers()[(i / 22 * 18 + 4) * 22 + i % 22], plane[i]);
    }
    DecodedPicture picture = picture(rendered(model, "plane.png", "--slice", "y=4"));
    assertEquals("picture of 22 x 14, 1 channel, 8 bits", picture.medium().text());
    assertEquals(0, picture.samples().get(21));
    assertEquals(255, picture.samples().get(13 * 22));
    assertEquals(
        "picture of 44 x 36, 1 channel, 8 bits",
        picture(rendered(model, "z.png", "--slice", "z", "--scale", 2)).medium().text());
    Cli.run("render", model, "-o", folder.resolve("x.png"), "--slice", "x=22")
        .failed(ExitCode.USAGE, "--slice is at x = 22 but there are 22 planes");
    Cli.run("render", model, "-o", folder.resolve("x.png"), "--slice", "t")
        .failed(ExitCode.USAGE, "'t' is no slice");
    Path flat = TestMedia.picture(folder.resolve("flat.png"), 12, 10, 1);
    Cli.run("fit", flat, "-o", folder.resolve("flat.inr")).done();
    Cli.run("render", folder.resolve("flat.inr"), "-o", folder.resolve("x.png"), "--slice", "z")
        .failed(ExitCode.USAGE, "--slice is for volumes");
  }

  private Path rendered(Path model, String name, Object... options) {
    Path file = folder.resolve(name);
    Object[] words = new Object[4 + options.length];
    System.arraycopy(options, 0, words, 4, options.length);
    System.arraycopy(new Object[] {"render", model, "-o", file}, 0, words, 0, 4);
    Cli.run(words).done();
    return file;
  }

  private static DecodedPicture picture(Path file) throws IOException {
    return PictureReader.read(file);
  }

  @Test
  void anOccupancyIsScoredByIntersectionOverUnion() throws IOException {
    Path input = volume("ball.npy", at -> square(at) < 0.5 ? 1 : 0);
    Path model = folder.resolve("ball.inr");
    Cli fitted = Cli.run("fit", input, "-o", model, "--json").done();
    assertTrue(fitted.number("iou") > 0.99, fitted.out());
    Path smaller = volume("smaller.npy", at -> square(at) < 0.3 ? 1 : 0);
    double inside = 0;
    double outside = 0;
    float[] small = read(smaller).numbers();
    float[] large = read(input).numbers();
    for (int i = 0; i < small.length; i++) {
      inside += small[i];
      outside += large[i];
    }
    Cli compared = Cli.run("compare", input, smaller, "--json").done();
    assertEquals(inside / outside, compared.number("iou"), 1e-12);
  }
}
