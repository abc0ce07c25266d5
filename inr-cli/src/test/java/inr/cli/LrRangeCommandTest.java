package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LrRangeCommandTest {
  @TempDir private Path folder = Path.of("");
  private Path picture = Path.of("");

  @BeforeEach
  void drawPicture() throws IOException {
    picture = TestMedia.picture(folder.resolve("a.png"), 24, 20, 3);
  }

  /** Of a small SIREN that sees all points in each step, so that the curve has no noise. */
  private static Cli run(Path input, Object... options) {
    List<Object> args = new ArrayList<>(List.of("lr-range", input));
    args.addAll(siren());
    args.addAll(Arrays.asList(options));
    return Cli.run(args.toArray());
  }

  private static List<Object> siren() {
    return List.of("--model", "siren", "--width", 16, "--hidden-layers", 2, "--batch", "full");
  }

  @Test
  void theRateIsAloneOnStandardOutputAndTheSameOnAnyNumberOfThreads() {
    Cli one = run(picture, "--threads", 1).done();
    Cli two = run(picture, "--threads", 2).done();
    assertTrue(one.out().matches("[0-9]\\.[0-9]e-[0-9]\\R"), one.out());
    assertEquals(one.out(), two.out());
    assertEquals(1, one.err().strip().lines().count(), one.err());
    assertTrue(one.err().contains("--lr " + one.out().strip()), one.err());
    assertEquals("", run(picture, "--quiet").done().err());
  }

  /** What the command is for: neither much slower nor much faster is better. */
  @Test
  void theSuggestedRateFitsBetterThanRatesFarFromIt() {
    double rate = Double.parseDouble(run(picture, "--quiet").done().out().strip());
    double suggested = psnr(rate);
    assertTrue(suggested > psnr(rate / 100) + 1, "a hundredth is not worse");
    assertTrue(suggested > psnr(rate * 100) + 1, "a hundred times is not worse");
  }

  private double psnr(double rate) {
    List<Object> args = new ArrayList<>(List.of("fit", picture, "-o", folder.resolve("a.inr")));
    args.addAll(siren());
    args.addAll(List.of("--steps", 100, "--lr", rate, "--force", "--quiet", "--json"));
    return Cli.run(args.toArray()).done().number("psnr");
  }

  @Test
  @SuppressWarnings("unchecked")
  void theCurveIsInTheJson() {
    Cli cli = run(picture, "--json", "--highest", 10, "--steps", 70, "--lowest", "1e-6").done();
    Map<String, Object> json = cli.json();
    List<Map<String, Object>> curve = (List<Map<String, Object>>) json.get("curve");
    assertEquals(json.get("steps"), curve.size());
    assertEquals(1e-6, ((Number) curve.get(0).get("rate")).doubleValue(), 1e-15);
    assertTrue(cli.number("suggested") <= cli.number("steepest") * 1.05);
    assertTrue(cli.number("run_away") <= 10, cli.out());
    assertEquals("siren", json.get("model"));
    assertTrue(List.of("steepest", "tenth-of-run-away").contains(json.get("reason")));
  }

  @Test
  void theCurveIsDrawnAsSvgAndInPixels() throws IOException {
    Path svg = folder.resolve("curve.svg");
    run(picture, "-o", svg, "--steps", 60).done();
    String text = Files.readString(svg);
    assertTrue(text.contains("Learning-rate range test, siren on a.png"), text);
    for (String name : List.of("suggested ", "falls fastest ", "loss, smoothed", "1e-5")) {
      assertTrue(text.contains(name), name);
    }
    Path png = folder.resolve("curve.PNG");
    run(picture, "-o", png, "--steps", 60).done();
    assertEquals(960, Optional.ofNullable(ImageIO.read(png.toFile())).orElseThrow().getWidth());
    run(picture, "-o", svg)
        .failed(ExitCode.FAILURE, "exists already; name another file or give --force");
    byte[] before = Files.readAllBytes(svg);
    run(picture, "-o", svg, "--force", "--steps", 60).done();
    assertArrayEquals(before, Files.readAllBytes(svg));
  }

  @Test
  void wrongUsageIsOneLine() throws IOException {
    run(picture, "-o", folder.resolve("curve.pdf"))
        .failed(ExitCode.USAGE, "a name that ends in .svg or .png is accepted");
    run(picture, "--lowest", 1, "--highest", 0.1)
        .failed(ExitCode.USAGE, "range test goes from learning rate 1.0 to 0.1");
    run(picture, "--steps", 3).failed(ExitCode.USAGE, "at least 20 are needed");
    run(picture, "--lr", 0.1).failed(ExitCode.USAGE, "--lr");
    Cli.run("lr-range", picture, "--model", "sirene")
        .failed(ExitCode.USAGE, "there is no model sirene");
    run(folder.resolve("none.png")).failed(ExitCode.UNREADABLE_INPUT, "none.png");
    Path words = Files.writeString(folder.resolve("a.txt"), "neither picture nor sound");
    Path plot = folder.resolve("b.svg");
    run(words, "-o", plot).failed(ExitCode.UNREADABLE_INPUT, "a.txt");
    assertFalse(Files.exists(plot));
    run(picture, "-o", picture).failed(ExitCode.FAILURE, "is the input itself");
  }

  /** Rates so small that nothing is learned; the curve is there all the same. */
  @Test
  void ratesAtWhichTheLossDoesNotFallAreNoSuggestion() {
    Cli cli = run(picture, "--lowest", "1e-12", "--highest", "1e-9", "--json");
    cli.failed(ExitCode.FAILURE, "falls at no learning rate from 1.0e-12 to 1.0e-9");
    assertNull(cli.json().get("suggested"));
    assertEquals("none", cli.json().get("reason"));
  }

  @Test
  void aModelThatBeginsAtItsBestHasNoUseForARate() throws IOException {
    Path tone = TestMedia.sound(folder.resolve("tone.wav"), 4000, 9000);
    Cli.run("lr-range", tone)
        .failed(ExitCode.FAILURE, "model cosines begins at its best and is not trained");
  }
}
