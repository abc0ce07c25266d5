package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            "input, file, bytes, bpp, psnr, ssim, ms_ssim, width, height, channels, lambda, target, target_value, target_reached, effort, preset, iterations, seconds, threads, seed"
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
        Cli.run("encode", larger, "-o", file, "--effort", "draft", "--bytes", 900, "--json").done();
    assertTrue(Files.size(file) <= 900 && Files.size(file) >= 882, "bytes " + Files.size(file));
    assertEquals("bytes", told.json().get("target"));
    assertEquals(900, told.number("target_value"));
    assertEquals(true, told.json().get("target_reached"));
    assertTrue(told.number("lambda") > 0);

    Path best = folder.resolve("best.inc");
    Cli missed =
        Cli.run("encode", picture, "-o", best, "--effort", "draft", "--psnr", 120, "--json")
            .failed(
                ExitCode.TARGET_NOT_REACHED,
                "best.inc: --psnr 120 was not reached; the nearest that was found is ");
    assertEquals(false, missed.json().get("target_reached"));
    assertTrue(Files.size(best) > 200, "bytes " + Files.size(best));
  }

  @Test
  void wrongWishesEndInOneLineAndLeaveNothing() {
    Path file = folder.resolve("none.inc");
    Cli.run("encode", picture, "-o", file, "--effort", "huge")
        .failed(ExitCode.USAGE, "--effort is huge; draft, normal, best are accepted");
    Cli.run("encode", picture, "-o", file, "--preset", "tiny")
        .failed(ExitCode.USAGE, "--preset is tiny; lop, mop, hop, vhop are accepted");
    Cli.run("encode", picture, "-o", file, "--lambda", "-1")
        .failed(ExitCode.USAGE, "lambda is -1.0");
    Cli.run("encode", picture, "-o", file, "--bpp", 1, "--psnr", 30)
        .failed(ExitCode.USAGE, "--bpp and --psnr exclude each other; give one of");
    Cli.run("encode", picture, "-o", file, "--bytes", 50)
        .failed(ExitCode.FAILURE, "a file of 50 bytes is asked for");
    Cli.run("encode", folder.resolve("missing.png"), "-o", file)
        .failed(ExitCode.UNREADABLE_INPUT, "missing.png");
    assertFalse(Files.exists(file));
  }
}
