package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
            "input, file, bytes, bpp, psnr, ssim, ms_ssim, width, height, channels, lambda, effort, preset, iterations, seconds, threads, seed"
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
  void wrongWishesEndInOneLineAndLeaveNothing() {
    Path file = folder.resolve("none.inc");
    Cli.run("encode", picture, "-o", file, "--effort", "huge")
        .failed(ExitCode.USAGE, "--effort is huge; draft, normal, best are accepted");
    Cli.run("encode", picture, "-o", file, "--preset", "tiny")
        .failed(ExitCode.USAGE, "--preset is tiny; lop, mop, hop, vhop are accepted");
    Cli.run("encode", picture, "-o", file, "--lambda", "-1")
        .failed(ExitCode.USAGE, "lambda is -1.0");
    Cli.run("encode", folder.resolve("missing.png"), "-o", file)
        .failed(ExitCode.UNREADABLE_INPUT, "missing.png");
    assertFalse(Files.exists(file));
  }
}
