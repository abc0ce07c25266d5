package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code inr encode}: real files whose figures are true. */
class EncodeCommandTest {
  @TempDir private Path folder = Path.of("");

  private Path picture = Path.of("");

  @BeforeEach
  void writePicture() throws IOException {
    picture = TestMedia.picture(folder.resolve("picture.png"), 24, 18, 3);
  }

  @Test
  void whatIsToldIsTrueOfTheFile() throws IOException {
    Path file = folder.resolve("picture.inc");
    Cli told =
        Cli.run("encode", picture, "-o", file, "--effort", "draft", "--seed", 3, "--json").done();
    assertEquals(
        List.of(
            "input, file, bytes, bpp, psnr, ssim, ms_ssim, width, height, channels, lambda, target, target_value, target_reached, effort, iterations, tile, threads, seed, preset, seconds"
                .split(", ")),
        List.copyOf(told.json().keySet()));
    assertEquals((double) Files.size(file), told.number("bytes"));
    assertEquals(8.0 * Files.size(file) / (24 * 18), told.number("bpp"), 1e-9);
    Cli compared = Cli.run("compare", picture, file, "--json").done();
    assertEquals(compared.number("psnr"), told.number("psnr"), 1e-9);

    Path again = folder.resolve("again.inc");
    Cli.run("encode", picture, "-o", again, "--effort", "draft", "--seed", 3, "--threads", 1)
        .done();
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
  }

  @Test
  void aSizeIsReachedOrItIsSaidThatItIsNot() throws IOException {
    Path file = folder.resolve("size.inc");
    Path larger = TestMedia.picture(folder.resolve("larger.png"), 64, 48, 3);
    Cli told =
        Cli.run(
                "encode",
                larger,
                "-o",
                file,
                "--effort",
                "draft",
                "--bytes",
                640,
                "--threads",
                1,
                "--json")
            .done();
    assertTrue(Files.size(file) <= 640 && Files.size(file) >= 628, "bytes " + Files.size(file));
    assertEquals("bytes", told.json().get("target"));
    assertEquals(640, told.number("target_value"));
    assertEquals(true, told.json().get("target_reached"));
    assertTrue(told.number("lambda") > 0);

    Path best = folder.resolve("best.inc");
    Cli missed =
        Cli.run(
                "encode",
                picture,
                "-o",
                best,
                "--effort",
                "draft",
                "--psnr",
                120,
                "--threads",
                1,
                "--json")
            .failed(
                ExitCode.TARGET_NOT_REACHED,
                "best.inc: --psnr 120 was not reached; the nearest that was found is ");
    assertEquals(false, missed.json().get("target_reached"));
    assertTrue(Files.size(best) > 200, "bytes " + Files.size(best));
  }

  @Test
  void tilesAreToldAndComeBack() throws IOException {
    Path larger = TestMedia.picture(folder.resolve("larger.png"), 70, 66, 3);
    Path file = folder.resolve("tiles.inc");
    Cli told =
        Cli.run("encode", larger, "-o", file, "--tiles", 64, "--effort", "draft", "--json").done();
    assertTrue(told.err().contains("larger.png: is encoded in tiles of 64 x 64 pixels"));
    assertEquals((double) Files.size(file), told.number("bytes"));
    assertEquals(4, Cli.run("info", file, "--json").done().number("tiles"));
    Path back = folder.resolve("back.png");
    Cli.run("decode", file, "-o", back).done();
    Cli compared = Cli.run("compare", larger, back, "--json").done();
    assertEquals(compared.number("psnr"), told.number("psnr"), 1e-9);
    assertTrue(told.number("psnr") > 20, "psnr " + told.number("psnr"));

    Path none = folder.resolve("none.inc");
    Cli.run("encode", larger, "-o", none, "--tiles", 100)
        .failed(
            ExitCode.USAGE,
            "tiles are 100 pixels wide; powers of two from 64 to 4096 are accepted");
    Cli.run("encode", larger, "-o", none, "--tiles", 64, "--psnr", 30)
        .failed(
            ExitCode.FAILURE,
            "a size or a PSNR cannot be asked for of a picture in tiles; give a lambda");
    assertFalse(Files.exists(none));
  }

  /** A screen of two colours comes back as it is: nobody has to know beforehand. */
  @Test
  void whereColoursRepeatSamplesAreKept() throws IOException {
    Path exact = folder.resolve("exact.inc");
    Cli told = Cli.run("encode", picture, "-o", exact, "--lossless", "--json").done();
    assertEquals("lossless", told.json().get("preset"));
    assertEquals((double) Files.size(exact), told.number("bytes"));
    assertTrue(told.err().contains(", without loss in "), told.err());
    assertEquals(true, Cli.run("info", exact, "--json").done().json().get("lossless"));
    Path back = folder.resolve("back.png");
    Cli.run("decode", exact, "-o", back).done();
    assertEquals(1.0, Cli.run("compare", picture, back, "--json").done().number("ssim"));

    BufferedImage squares = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 48; y++) {
      for (int x = 0; x < 64; x++) {
        squares.setRGB(x, y, (x / 16 + y / 16) % 2 == 0 ? 0x203040 : 0xffffff);
      }
    }
    Path drawing = folder.resolve("squares.png");
    ImageIO.write(squares, "png", drawing.toFile());
    Path file = folder.resolve("squares.inc");
    Cli chosen = Cli.run("encode", drawing, "-o", file, "--json").done();
    assertEquals("lossless", chosen.json().get("preset"));
    assertEquals(0, chosen.number("iterations"));
    assertTrue(Files.size(file) < 128, "bytes " + Files.size(file));
  }

  @Test
  void wrongWishesEndInOneLineAndLeaveNothing() {
    Path file = folder.resolve("none.inc");
    Cli.run("encode", picture, "-o", file, "--effort", "huge")
        .failed(ExitCode.USAGE, "effort is huge; draft, normal, best are accepted");
    Cli.run("encode", picture, "-o", file, "--preset", "tiny")
        .failed(ExitCode.USAGE, "--preset is tiny; lop, mop, hop, vhop are accepted");
    Cli.run("encode", picture, "-o", file, "--lambda", "-1")
        .failed(ExitCode.USAGE, "lambda is -1.0");
    Cli.run("encode", picture, "-o", file, "--bpp", 1, "--psnr", 30)
        .failed(ExitCode.USAGE, "--bpp and --psnr exclude each other; give one of");
    Cli.run("encode", picture, "-o", file, "--lossless", "--bytes", 5000)
        .failed(ExitCode.USAGE, "--bytes and --lossless exclude each other; give one of");
    Cli.run("encode", picture, "-o", file, "--lossless", "--effort", "best", "--preset", "hop")
        .failed(ExitCode.USAGE, "--lossless trains nothing; leave out --effort and --preset");
    Cli.run("encode", picture, "-o", file, "--lossless", "--resume")
        .failed(ExitCode.USAGE, "--lossless trains nothing; leave out --resume");
    Cli.run("encode", picture, "-o", file, "--bytes", 50)
        .failed(ExitCode.FAILURE, "a file of 50 bytes is asked for");
    Cli.run("encode", folder.resolve("missing.png"), "-o", file)
        .failed(ExitCode.UNREADABLE_INPUT, "missing.png");
    assertFalse(Files.exists(file));
  }

  /** The shorter file is a model as before, and as good as is told. */
  @Test
  void aModelIsPacked() throws IOException {
    Path model = folder.resolve("picture.inr");
    Cli.run("fit", picture, "-o", model, "--model", "siren", "--width", 16, "--steps", 100).done();
    Path packed = folder.resolve("small.inr");
    Cli told = Cli.run("encode", model, "--original", picture, "-o", packed, "--json").done();
    assertEquals(
        List.of(
            "input, file, bytes, bytes_before, parameters, bits_per_parameter, psnr, psnr_before, effort, iterations, seconds"
                .split(", ")),
        List.copyOf(told.json().keySet()));
    assertEquals((double) Files.size(packed), told.number("bytes"));
    assertEquals((double) Files.size(model), told.number("bytes_before"));
    assertTrue(told.number("bytes") < 0.4 * told.number("bytes_before"));
    Cli compared = Cli.run("compare", picture, packed, "--json").done();
    assertEquals(compared.number("psnr"), told.number("psnr"), 1e-9);
    assertTrue(told.number("psnr") >= told.number("psnr_before") - 0.2);
    assertEquals("packed", Cli.run("info", packed, "--json").done().json().get("precision"));
    Path drawn = folder.resolve("drawn.png");
    Cli.run("render", packed, "-o", drawn, "--size", "48x36").done();
    assertEquals(48, ImageIO.read(drawn.toFile()).getWidth());
  }

  @Test
  void whatIsMeantForTheOtherKindIsRefused() {
    Path model = folder.resolve("picture.inr");
    Cli.run("fit", picture, "-o", model, "--model", "siren", "--width", 8, "--steps", 1).done();
    Path out = folder.resolve("out.inr");
    Cli.run("encode", model, "-o", out, "--lambda", 0.001, "--preset", "hop")
        .failed(ExitCode.USAGE, "picture.inr is a model; leave out --preset and --lambda");
    Cli.run("encode", picture, "-o", out, "--original", picture)
        .failed(ExitCode.USAGE, "picture.png is none");
    Cli.run("encode", picture, "-o", out, "--lossless", "--seed", 3)
        .failed(ExitCode.USAGE, "--lossless trains nothing; leave out --seed");
    Cli.run("encode", model, "-o", model, "--force")
        .failed(ExitCode.FAILURE, "is the input itself; name another file to write");
    Cli.run("encode", model, "-o", out, "--bytes", 40).failed(ExitCode.FAILURE, "ask for more");
    assertFalse(Files.exists(out));
  }
}
