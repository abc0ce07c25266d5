package inr.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.preset.Preset;
import inr.preset.Presets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherCommandsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void comparedPicturesHaveTheNamedKeys() throws IOException {
    Path a = TestMedia.picture(folder.resolve("a.png"), 30, 20, 3);
    Path b = TestMedia.picture(folder.resolve("b.jpg"), 30, 20, 3);
    Cli run = Cli.run("compare", a, b, "--json").done();
    assertEquals(
        List.of("identical", "psnr", "ssim", "ms_ssim", "mse"), List.copyOf(run.json().keySet()));
    assertEquals(10 * Math.log10(255 * 255 / run.number("mse")), run.number("psnr"), 1e-9);
    assertNull(run.json().get("ms_ssim"));
    assertTrue(Cli.run("compare", a, b).done().out().contains("MS-SSIM: not defined here"));
  }

  @Test
  void equalPicturesHaveNoFinitePsnr() throws IOException {
    Path a = TestMedia.picture(folder.resolve("a.png"), 30, 20, 3);
    Cli run = Cli.run("compare", a, a, "--json").done();
    assertNull(run.json().get("psnr"));
    assertTrue(run.json().containsKey("psnr"));
    assertEquals(true, run.json().get("identical"));
    assertEquals(0, run.number("mse"));
    assertTrue(Cli.run("compare", a, a).done().out().contains("PSNR: identical"));
  }

  @Test
  void comparedSoundsHaveTheNamedKeys() throws IOException {
    Path a = TestMedia.sound(folder.resolve("a.wav"), 2000, 9000);
    Path b = TestMedia.sound(folder.resolve("b.wav"), 2000, 8000);
    Cli run = Cli.run("compare", a, b, "--json").done();
    assertEquals(
        List.of("identical", "snr", "si_sdr", "log_spectral_distance", "mse"),
        List.copyOf(run.json().keySet()));
    assertEquals(20 * Math.log10(9), run.number("snr"), 0.01);
  }

  @Test
  void differentShapesAreNotComparedAndBothFilesAreNamed() throws IOException {
    Path a = TestMedia.picture(folder.resolve("a.png"), 30, 20, 3);
    Path b = TestMedia.picture(folder.resolve("b.png"), 20, 30, 3);
    Path sound = TestMedia.sound(folder.resolve("a.wav"), 2000, 9000);
    Cli.run("compare", a, b)
        .failed(
            ExitCode.FAILURE,
            a
                + " is a picture of 30 x 20, 3 channels, 8 bits but "
                + b
                + " is a picture of 20 x 30, 3 channels, 8 bits; signals of one shape are compared");
    Cli.run("compare", a, sound).failed(ExitCode.FAILURE, sound + " is a sound of 2000 frames");
  }

  @Test
  void infoTellsWhatAModelIs() throws IOException {
    Path a = TestMedia.picture(folder.resolve("a.png"), 30, 20, 3);
    Path model = folder.resolve("a.inr");
    Cli.run("fit", a, "-o", model, "--steps", 4, "--width", 8, "--model", "finer").done();
    String words = Cli.run("info", model).done().out();
    assertTrue(words.contains("signal: picture of 30 x 20, 3 channels, 8 bits"), words);
    assertTrue(words.contains("model: finer, 4 hidden layers, "), words);
    assertTrue(
        words.contains("hidden layer 2: dense (width 8, activation finer (omega0 30.0, detached "),
        words);
    assertTrue(words.contains("output layer: dense (width 3, activation identity"), words);
    assertTrue(words.contains("source: a.png, SHA-256 "), words);
    Cli json = Cli.run("info", model, "--json").done();
    assertEquals("finer", json.json().get("model"));
    assertEquals(4, json.number("steps"));
    assertEquals(4, json.number("hidden_layers"));
    assertTrue(json.json().get("plan") instanceof java.util.Map<?, ?>);
  }

  @Test
  void modelsListsEveryName() {
    String out = Cli.run("models").done().out();
    for (Preset kind : Presets.ALL) {
      assertTrue(out.lines().anyMatch(line -> line.startsWith(kind.name() + " ")), kind.name());
    }
  }

  @Test
  void doctorTellsOfEveryBackend() {
    String out = Cli.run("doctor").done().out();
    assertTrue(out.contains("backend reference: available: "), out);
    assertTrue(out.contains("backend cuda: "), out);
    assertFalse(out.contains("available: not available: "), out);
    assertTrue(out.contains("vector module: "), out);
  }

  @Test
  void doctorComparesTheBitsOfThisMachine() {
    String out = Cli.run("doctor", "--self-test").done().out();
    assertTrue(out.contains("self-test fkan: same bits, "), out);
    assertFalse(out.contains("WRONG"), out);
  }

  @Test
  void helpIsData() {
    assertTrue(Cli.run("--help").done().out().contains("Exit codes:"));
    assertTrue(Cli.run("fit", "--help").done().out().contains("--max-seconds"));
    assertTrue(Cli.run("--version").done().out().startsWith("inr "));
  }

  /** As on a full disk, or where standard output is closed. */
  @Test
  void dataThatFindsNoRoomIsAFailure() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int any) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(Cli.words("models"), new PrintStream(full, true, UTF_8), Cli.stream(err));
    new Cli(code, "", err.toString(UTF_8))
        .failed(ExitCode.FAILURE, "standard output could not be written");
  }
}
