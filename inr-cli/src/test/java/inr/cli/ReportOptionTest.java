package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.report.Html;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportOptionTest {
  @TempDir private Path folder = Path.of("");

  private Path page(String name) {
    return folder.resolve(name + ".html");
  }

  private Path model(String name) {
    return folder.resolve(name + ".inr");
  }

  @Test
  void equalFitsGiveEqualReports() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 24, 16, 3);
    Cli.run(Cli.sixSteps(picture, model("one"), "--report", page("one"), "--threads", 1)).done();
    Cli.run(Cli.sixSteps(picture, model("two"), "--threads", 2, "--json", "--report", page("two")))
        .done();
    assertArrayEquals(Files.readAllBytes(page("one")), Files.readAllBytes(page("two")));
  }

  /** The words of the report give the model again. */
  @Test
  void reportTellsHowToGetTheSameAgain() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("it's.png"), 24, 16, 3);
    Cli.run(Cli.sixSteps(picture, model("one"), "--report", page("one"), "--lr", "0.002")).done();
    String wanted =
        "inr fit 'it'\\''s.png' --model siren --width 16 --hidden-layers 1 --batch full --steps 6 --lr 0.002 --seed 0";
    String text = Files.readString(page("one"));
    assertTrue(text.contains(Html.escape(wanted) + "\n"), text.substring(text.indexOf("<pre>")));
    assertFalse(text.contains(folder.toString()), "a folder of this machine");
  }

  @Test
  void soundsAndComparisonsHaveReports() throws IOException {
    Path sound = TestMedia.sound(folder.resolve("a.wav"), 2000, 8000);
    Cli.run(Cli.sixSteps(sound, model("s"), "--report", page("s"))).done();
    assertEquals(2, Files.readString(page("s")).split("src=\"data:audio/wav;base64,").length - 1);
    Path picture = TestMedia.picture(folder.resolve("a.png"), 24, 16, 1);
    Path other = TestMedia.picture(folder.resolve("b.png"), 24, 16, 1);
    Cli compared = Cli.run("compare", picture, other, "--report", page("c")).done();
    assertTrue(compared.out().startsWith("PSNR: identical\nSSIM: 1.00000\n"), compared.out());
    assertEquals(2, Files.readString(page("c")).split("src=\"data:image/png;base64,").length - 1);
    Cli.run("compare", picture, other, "--report", page("c"))
        .failed(ExitCode.FAILURE, "c.html: exists already; name another file or give --force");
    Cli.run("compare", picture, other, "--force", "--report", other)
        .failed(ExitCode.FAILURE, "b.png: is the input itself; name another file to write");
  }

  @Test
  void aReportIsOfOneFit() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 8, 8, 1);
    Cli.run("fit", picture, picture, "--report", page("r"))
        .failed(ExitCode.USAGE, "--report is of one fit but there are several inputs");
  }

  /** Equal files have equal pages, whose words give the file again. */
  @Test
  void encodingsHaveReports() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("it's.png"), 24, 16, 3);
    Path file = folder.resolve("one.inc");
    Path again = folder.resolve("two.inc");
    Cli.run(
            "encode",
            picture,
            "-o",
            file,
            "--effort",
            "draft",
            "--report",
            page("one"),
            "--threads",
            1)
        .done();
    String text = Files.readString(page("one"));
    String wanted = "inr encode 'it'\\''s.png' --effort draft --lambda 0.001 --seed 0";
    assertTrue(text.contains(Html.escape(wanted) + "\n"), text.substring(text.indexOf("<pre>")));
    assertEquals(2, text.split("src=\"data:image/png;base64,").length - 1);
    assertTrue(text.contains("<th scope=\"row\">bytes of container</th>"), "bytes of each part");
    assertTrue(text.contains("\"title\":\"Rate in training\""), "its curves");
    assertFalse(text.contains(folder.toString()), "a folder of this machine");
    Cli.run(
            "encode",
            picture,
            "-o",
            again,
            "--effort",
            "draft",
            "--report",
            page("two"),
            "--plot",
            folder.resolve("way.svg"),
            "--threads",
            2,
            "--json")
        .done();
    String way = Files.readString(folder.resolve("way.svg"));
    assertTrue(way.contains("bits per pixel, ") && way.contains(">training, latents</text>"), way);
    String points = way.substring(way.lastIndexOf("<polyline points=\"", way.indexOf("<circle")));
    assertTrue(points.indexOf(' ', "<polyline points=\"".length()) > 0, points);
    assertEquals(1, way.split("<circle", -1).length - 1, "the file");
    assertArrayEquals(Files.readAllBytes(page("one")), Files.readAllBytes(page("two")));
    Cli.run("encode", picture, "-o", folder.resolve("three.inc"), "--report", page("one"))
        .failed(ExitCode.FAILURE, "one.html: exists already; name another file or give --force");
    Cli.run(Cli.sixSteps(picture, model("m"))).done();
    Cli.run("encode", model("m"), "-o", folder.resolve("p.inr"), "--report", page("m"))
        .failed(ExitCode.USAGE, "is a model; leave out --report");
    Cli.run("encode", picture, "--lossless", "--plot", folder.resolve("l.svg"))
        .failed(ExitCode.USAGE, "--lossless trains nothing; leave out --plot");
  }

  @Test
  void samplesKeptWithoutLossHaveReports() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 8, 8, 1);
    Path file = folder.resolve("a.inc");
    Cli.run("encode", picture, "--lossless", "-o", file, "--report", page("l")).done();
    assertTrue(Files.readString(page("l")).contains("inr encode a.png --lossless\n"));
  }

  /** A dot for each method. */
  @Test
  void scoresAreDrawnOverSeconds() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 32, 24, 1);
    Path plot = folder.resolve("scores.svg");
    Object[] solve = {"solve", "superres", picture, "--scale", 2, "-o", model("m"), "--plot", plot};
    Cli.run(solve).failed(ExitCode.USAGE, "--plot shows scores against a truth");
    assertFalse(Files.exists(plot) || Files.exists(model("m")), "nothing is left");
    Path truth = TestMedia.picture(folder.resolve("truth.png"), 64, 48, 1);
    byte[] known = Files.readAllBytes(truth);
    Cli.run(
            "solve",
            "superres",
            picture,
            "--scale",
            2,
            "-o",
            model("m"),
            "--truth",
            truth,
            "--plot",
            truth,
            "--force")
        .failed(ExitCode.FAILURE, "truth.png: is the truth itself; name another file to write");
    assertArrayEquals(known, Files.readAllBytes(truth));
    List<Object> simulated = new ArrayList<>(List.of(solve));
    simulated.addAll(List.of("--simulate", "--baselines", "bicubic,lanczos3"));
    Cli solved = Cli.run(simulated.toArray()).done();
    String svg = Files.readString(plot);
    assertEquals(4, svg.split("<circle", -1).length - 1, svg);
    assertTrue(svg.contains("PSNR, dB") && svg.contains("seconds"), svg);
    String field =
        solved.out().lines().filter(line -> line.startsWith("field")).findFirst().orElseThrow();
    assertTrue(svg.contains(">field " + field.split(" +", -1)[1] + "</text>"), svg);
  }

  @Test
  void answersHaveReportsBesideTheTruthOrAnotherMethod() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 32, 24, 1);
    for (int threads = 1; threads <= 2; threads++) {
      Path model = model("m" + threads);
      Path page = page("p" + threads);
      Cli.run(
              "solve",
              "superres",
              picture,
              "--simulate",
              "--scale",
              2,
              "--baselines",
              "bicubic",
              "-o",
              model,
              "--report",
              page,
              "--threads",
              threads)
          .done();
    }
    String text = Files.readString(page("p1"));
    assertEquals(text, Files.readString(page("p2")));
    assertEquals(2, text.split("src=\"data:image/png;base64,").length - 1);
    assertTrue(text.contains("<figcaption>Truth</figcaption>"), "the truth is shown");
    assertTrue(text.contains("<th scope=\"row\">bicubic</th><td>PSNR "), "scores of the others");
    assertTrue(
        text.contains("inr solve superres a.png --simulate --scale 2 --baselines bicubic\n"),
        text.substring(text.indexOf("<pre>")));
    Cli.run("solve", "superres", picture, "--scale", 2, "-o", model("n"), "--report", page("n"))
        .failed(ExitCode.USAGE, "--report shows the answer beside a truth or another method");
    assertFalse(Files.exists(page("n")), "nothing is left");
    Cli.run(
            "solve",
            "superres",
            picture,
            "--scale",
            2,
            "--baselines",
            "bicubic",
            "-o",
            model("n"),
            "--report",
            page("n"))
        .done();
    assertTrue(
        Files.readString(page("n")).contains("<figcaption>bicubic</figcaption>"),
        "the other method is shown");
  }
}
