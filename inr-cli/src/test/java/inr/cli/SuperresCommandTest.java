package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.field.Fit;
import inr.field.NeuralField;
import inr.field.Original;
import inr.io.image.PictureWriter;
import inr.preset.Effort;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.solve.Solution;
import inr.solve.SuperResolution;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code inr solve superres}. */
class SuperresCommandTest {
  @TempDir private Path folder = Path.of("");

  private Path picture(int width, int height, int channels) throws IOException {
    return TestMedia.picture(folder.resolve("a.png"), width, height, channels);
  }

  private static Cli superres(Path input, Path output, Object... options) {
    Object[] args = new Object[options.length + 5];
    System.arraycopy(options, 0, args, 5, options.length);
    args[0] = "solve";
    args[1] = "superres";
    args[2] = input;
    args[3] = "-o";
    args[4] = output;
    return Cli.run(args);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Map<String, Object> json, String key) {
    return (Map<String, Object>) json.get(key);
  }

  private static double number(Map<String, Object> json, String key) {
    return ((Number) json.get(key)).doubleValue();
  }

  @Test
  void aSimulationTellsAllMethodsAndWhoWon() throws IOException {
    Path model = folder.resolve("a.inr");
    Map<String, Object> json =
        superres(picture(32, 24, 3), model, "--scale", "2x", "--simulate", "--json", "--quiet")
            .done()
            .json();
    assertEquals(
        List.of(
            "job",
            "file",
            "psnr",
            "ssim",
            "misfit",
            "stopped_by",
            "steps",
            "seconds",
            "solution",
            "baselines",
            "winner"),
        List.copyOf(json.keySet()));
    assertEquals("superres", json.get("job"));
    assertEquals(model.toString(), json.get("file"));
    assertEquals("steps", json.get("stopped_by"));
    assertEquals(30, number(json, "steps"));
    Map<String, Object> baselines = object(json, "baselines");
    assertEquals(
        List.of("bicubic", "lanczos3", "back-projection", "tv"), List.copyOf(baselines.keySet()));
    assertTrue(number(json, "misfit") < 2e-3, json::toString);
    double ours = number(json, "psnr");
    String best = "patches";
    double highest = ours;
    for (String rival : baselines.keySet()) {
      double psnr = number(object(baselines, rival), "psnr");
      if (psnr > highest) {
        best = rival;
        highest = psnr;
      }
    }
    assertEquals(best, json.get("winner"), json::toString);
    assertEquals(32, NeuralField.read(model).image().getWidth());
  }

  @Test
  void withoutTruthThereIsAMisfitAndNoWinner() throws IOException {
    Path model = folder.resolve("a.inr");
    Cli told = superres(picture(20, 16, 1), model, "--scale", 3).done();
    List<String> lines = told.out().lines().toList();
    assertEquals(3, lines.size(), told.out());
    assertTrue(lines.get(1).matches("patches +- +- +[0-9.]+e-\\d+ +[0-9.]+"), told.out());
    assertTrue(lines.get(2).startsWith("field "), told.out());
    assertEquals(60, NeuralField.read(model).image().getWidth());
    Cli json = superres(folder.resolve("a.png"), model, "--scale", 3, "--json", "--force").done();
    assertFalse(json.json().containsKey("winner"), json::out);
    assertEquals(Map.of(), json.json().get("baselines"));
  }

  /** Flat stripes with hard edges are what total variation is made for. */
  @Test
  void aBaselineThatIsBetterIsSaidToBe() throws IOException {
    int side = 72;
    byte[] values = new byte[side * side];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) ((3 * (i % side) + 5 * (i / side)) % 64 < 32 ? 60 : 180);
    }
    Path truth = folder.resolve("stripes.png");
    PictureWriter.write(
        truth, new Medium.Picture(side, side, 1, 8), new Samples.UnsignedBytes(values), false);
    Path model = folder.resolve("a.inr");
    Object[] options = {"--scale", 2, "--simulate", "--baselines", "bicubic,tv"};
    List<String> lines = superres(truth, model, options).done().out().lines().toList();
    assertEquals(6, lines.size(), lines::toString);
    assertTrue(lines.get(5).matches("tv is better by \\d+\\.\\d\\d dB"), lines.get(5));
    Cli json =
        superres(truth, folder.resolve("b.inr"), "--scale", 2, "--simulate", "--json").done();
    assertEquals("tv", json.json().get("winner"));
    assertEquals(number(object(json.json(), "solution"), "psnr"), json.number("psnr"), 0.05);
  }

  /** As the README shows. */
  @Test
  void anImageIsEnlargedInTheLibrary() throws IOException {
    BufferedImage image = ImageIO.read(picture(16, 12, 3).toFile());
    Signal small = Original.of(image).signal();
    Solution solution = SuperResolution.of(small, 4).solve();
    NeuralField field = Fit.of(Original.of(solution.signal())).effort(Effort.BEST).run();
    BufferedImage large = field.image();
    assertEquals(64, large.getWidth());
    Path model = folder.resolve("a.inr");
    superres(folder.resolve("a.png"), model, "--scale", 4).done();
    assertArrayEquals(
        field.model().parameters().values(), NeuralField.read(model).model().parameters().values());
  }

  @Test
  void theFileDoesNotDependOnThreadsOrBaselines() throws IOException {
    Path picture = picture(16, 24, 3);
    Path one = folder.resolve("one.inr");
    Path other = folder.resolve("other.inr");
    superres(picture, one, "--scale", 2, "--threads", 1, "--quiet").done();
    superres(picture, other, "--scale", 2, "--threads", 2, "--baselines", "bicubic").done();
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
  }

  @Test
  void wrongUsageIsToldBeforeAnyWork() throws IOException {
    Path picture = picture(30, 20, 1);
    Path model = folder.resolve("a.inr");
    superres(picture, model, "--scale", 2.5).failed(ExitCode.USAGE, "a whole number is needed");
    superres(picture, model, "--scale", 9)
        .failed(ExitCode.USAGE, "scale is 9; 2 to 8 are accepted");
    superres(picture, model, "--scale", 4, "--simulate")
        .failed(
            ExitCode.USAGE, "picture of 30 x 20 has sides that are no multiples of 4; cut it to");
    superres(picture, model, "--scale", 2, "--sampling", "cubic")
        .failed(ExitCode.USAGE, "--sampling is cubic; mean, bicubic and lanczos are accepted");
    superres(picture, model, "--scale", 2, "--baselines", "bicubic,magic")
        .failed(ExitCode.USAGE, "--baselines has magic; all, none, bicubic, lanczos3");
    superres(picture, model, "--scale", 2, "--simulate", "--truth", picture)
        .failed(ExitCode.USAGE, "leave --truth out");
    superres(picture, Path.of("-"), "--scale", 2, "--json")
        .failed(ExitCode.USAGE, "name another file to write");
    superres(picture, model, "--scale", 2, "--truth", picture)
        .failed(ExitCode.FAILURE, "but the answer will have 60 x 40 pixels and 1 channel");
    superres(TestMedia.sound(folder.resolve("a.wav"), 100, 9000), model, "--scale", 2)
        .failed(ExitCode.FAILURE, "is a sound");
    Cli.run("solve").failed(ExitCode.USAGE, "a job is needed; there are superres, inpaint");
    Cli.run("solve", "supperres").failed(ExitCode.USAGE, "there is no command supperres");
    superres(picture, model, "--scale", 2, "--internal-learning", "--noise", 5)
        .failed(ExitCode.USAGE, "--internal-learning is of pictures without noise or blur");
    superres(picture, model, "--scale", 2, "--internal-learning", "--blur", 1)
        .failed(ExitCode.USAGE, "--internal-learning is of pictures without noise or blur");
    superres(picture, model, "--scale", 2, "--border", "periodic")
        .failed(ExitCode.USAGE, "--border is of a blur; add --blur or --kernel");
    superres(picture, model, "--scale", 2, "--blur", 1, "--shifts", "auto")
        .failed(ExitCode.USAGE, "leave them out or --shifts");
    assertFalse(Files.exists(model));
    assertEquals(Set.of("a.png", "a.wav"), names());
  }

  /** Squares of 8 pixels: what is learned of squares half as large does not help. */
  @Test
  void internalLearningSaysWhetherItIsKept() throws IOException {
    Path squares = folder.resolve("squares.png");
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 64 * 64; i++) {
      image.getRaster().setSample(i % 64, i / 64, 0, (i / 64 / 4 + i % 64 / 4) % 2 * 255);
    }
    ImageIO.write(image, "png", squares.toFile());
    Path model = folder.resolve("a.inr");
    Cli told =
        superres(squares, model, "--scale", 2, "--simulate", "--internal-learning", "--json")
            .done();
    assertTrue(told.err().contains("; the answer is the prior's"), told.err());
    Map<String, Object> json = told.json();
    assertEquals(
        number(object(object(json, "baselines"), "patches"), "psnr"),
        number(object(json, "solution"), "psnr"));
    told =
        superres(picture(30, 20, 1), model, "--scale", 2, "--internal-learning", "--force").done();
    assertTrue(told.err().contains("too small to learn from"), told.err());
  }

  @Test
  void aBlurBeforeTheReductionIsSolvedFor() throws IOException {
    Path picture = picture(48, 40, 3);
    Path model = folder.resolve("a.inr");
    Map<String, Object> blurred =
        superres(picture, model, "--scale", 2, "--simulate", "--blur", 1.5, "--json").done().json();
    Map<String, Object> sharp =
        superres(picture, model, "--scale", 2, "--simulate", "--json", "--force").done().json();
    Map<String, Object> baselines = object(blurred, "baselines");
    assertEquals(Set.of("bicubic", "lanczos3", "back-projection", "tv"), baselines.keySet());
    double bicubic = number(object(baselines, "bicubic"), "psnr");
    assertTrue(bicubic < number(object(object(sharp, "baselines"), "bicubic"), "psnr") - 1);
    assertTrue(number(object(blurred, "solution"), "psnr") > bicubic + 1);
    assertTrue(number(object(blurred, "solution"), "misfit") < 0.004);
  }

  private Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  @Test
  void picturesOfACameraThatMovedAreSolvedTogether() throws IOException {
    Path truth = picture(48, 40, 3);
    Path shifts = Files.writeString(folder.resolve("s.txt"), "0 0\n0.5 0\n0 0.5\n0.5 0.5\n");
    Path model = folder.resolve("b.inr");
    Map<String, Object> told =
        superres(truth, model, "--scale", 2, "--simulate", "--shifts", shifts, "--json")
            .done()
            .json();
    assertEquals("superres", told.get("job"));
    assertTrue((double) told.get("psnr") > 20, told::toString);
    Cli noisy =
        superres(truth, model, "--scale", 2, "--simulate", "--noise", 8, "--force", "--json")
            .done();
    assertEquals(8, (double) noisy.json().get("misfit") * 255, 5);
    Path small = TestMedia.picture(folder.resolve("x.png"), 24, 20, 3);
    Cli two = superres(small, model, small, "--scale", 2, "--shifts", "auto", "--force").done();
    assertTrue(two.err().contains("shifts: 0.000 0.000, 0.000 0.000"), two.err());
  }

  @Test
  void aBurstThatCannotBeIsRefusedInOneLine() throws IOException {
    Path small = picture(24, 20, 3);
    Path other = TestMedia.picture(folder.resolve("y.png"), 20, 20, 3);
    Path shifts = Files.writeString(folder.resolve("s.txt"), "0 0\n0.5 0\n0 0.5\n");
    Path model = folder.resolve("b.inr");
    superres(small, model, small, "--scale", 2, "--shifts", shifts)
        .failed(ExitCode.USAGE, "burst has 2 pictures and 3 shifts");
    superres(small, model, other, "--scale", 2, "--shifts", "auto")
        .failed(ExitCode.USAGE, "picture 2 of the burst has 20 x 20 pixels");
    superres(small, model, "--scale", 2, "--simulate", "--shifts", "auto")
        .failed(ExitCode.USAGE, "--simulate sees one picture as a file of shifts says");
    superres(small, model, small, "--scale", "2,4", "--shifts", shifts)
        .failed(ExitCode.USAGE, "--shifts is of one burst and one scale");
    superres(small, model, small, "--scale", 2, "--noise", 5)
        .failed(ExitCode.USAGE, "--noise and --seed are of one picture or one burst");
    superres(small, model, "--scale", 2, "--noise", -1)
        .failed(ExitCode.USAGE, "--noise is -1.0; at least 0 and less than 255 is accepted");
    superres(small, model, small, "--scale", 2, "--shifts", folder.resolve("no.txt"))
        .failed(ExitCode.UNREADABLE_INPUT, "no such file");
    assertFalse(Files.exists(model));
  }
}
