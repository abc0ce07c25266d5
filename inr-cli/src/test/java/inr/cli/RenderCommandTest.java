package inr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.io.media.MediaOptions;
import inr.io.media.MediaReader;
import inr.signal.Medium;
import inr.signal.Signal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderCommandTest {
  @TempDir private Path folder = Path.of("");

  private Path model(Path input) {
    Path model = folder.resolve("model.inr");
    Cli.run("fit", input, "-o", model, "--steps", 20, "--force").done();
    return model;
  }

  private Signal rendered(Path model, String name, Object... options) throws IOException {
    Path out = folder.resolve(name);
    Object[] args = new Object[options.length + 5];
    Object[] first = {"render", model, "-o", out, "--force"};
    System.arraycopy(first, 0, args, 0, first.length);
    System.arraycopy(options, 0, args, first.length, options.length);
    Cli.run(args).done();
    return MediaReader.read(out, MediaOptions.of()).signal();
  }

  @Test
  void sizeDepthAndChannelsComeBack() throws IOException {
    Path deep = TestMedia.deepPicture(folder.resolve("deep.png"), 13, 9);
    assertEquals(new Medium.Picture(13, 9, 4, 16), rendered(model(deep), "back.png").medium());
    assertEquals(new Medium.Picture(13, 9, 4, 16), rendered(model(deep), "back.tif").medium());
    Path grey = TestMedia.picture(folder.resolve("grey.png"), 5, 7, 1);
    assertEquals(new Medium.Picture(5, 7, 1, 8), rendered(model(grey), "back.jpg").medium());
    Path sound = TestMedia.sound(folder.resolve("a.wav"), 333, 5000);
    assertEquals(
        new Medium.Sound(333, 2, 8000, 16, false), rendered(model(sound), "back.wav").medium());
  }

  @Test
  void otherSizesAndRates() throws IOException {
    Path model = model(TestMedia.picture(folder.resolve("a.png"), 12, 8, 3));
    assertEquals(
        new Medium.Picture(30, 20, 3, 8), rendered(model, "b.png", "--scale", 2.5).medium());
    assertEquals(
        new Medium.Picture(1, 1, 3, 8), rendered(model, "b.png", "--scale", 0.01).medium());
    assertEquals(
        new Medium.Picture(7, 50, 3, 8), rendered(model, "b.png", "--size", "7x50").medium());
    assertEquals(
        new Medium.Picture(24, 16, 3, 8), rendered(model, "b.png", "--scale", "200%").medium());
    assertEquals(
        new Medium.Picture(24, 16, 3, 8), rendered(model, "b.png", "--scale", "2x").medium());
    assertEquals(
        new Medium.Picture(30, 20, 3, 8), rendered(model, "b.png", "--size", "30x").medium());
    assertEquals(
        new Medium.Picture(75, 50, 3, 8), rendered(model, "b.png", "--size", "x50").medium());
    Path sound = model(TestMedia.sound(folder.resolve("a.wav"), 400, 5000));
    assertEquals(
        new Medium.Sound(1102, 2, 22_050, 16, false),
        rendered(sound, "b.wav", "--rate", 22_050).medium());
  }

  @Test
  void aRegionIsTheCropOfTheWhole() throws IOException {
    Path model = model(TestMedia.picture(folder.resolve("a.png"), 31, 22, 3));
    Signal whole = rendered(model, "whole.png", "--scale", 1.7);
    Signal region = rendered(model, "region.png", "--scale", 1.7, "--region", "11,5,19,13");
    int width = ((Medium.Picture) whole.medium()).width();
    assertEquals(new Medium.Picture(19, 13, 3, 8), region.medium());
    for (int y = 0; y < 13; y++) {
      for (int i = 0; i < 19 * 3; i++) {
        assertEquals(
            whole.samples().get(((y + 5) * width + 11) * 3 + i),
            region.samples().get(y * 19 * 3 + i));
      }
    }
  }

  @Test
  void whatDoesNotFitTheMediumIsUsage() throws IOException {
    Path picture = model(TestMedia.picture(folder.resolve("a.png"), 12, 8, 3));
    Path out = folder.resolve("out.png");
    Cli.run("render", picture, "-o", out, "--rate", 8000)
        .failed(ExitCode.USAGE, "--rate is for sounds");
    Cli.run("render", picture, "-o", out, "--scale", 2, "--size", "3x3")
        .failed(ExitCode.USAGE, "--scale and --size exclude each other");
    Cli.run("render", picture, "-o", out, "--scale", 0).failed(ExitCode.USAGE, "--scale is 0.0");
    Cli.run("render", picture, "-o", out, "--scale", 1e9)
        .failed(ExitCode.USAGE, "there would be 12000000000 samples a side");
    Cli.run("render", picture, "-o", out, "--scale", "twice")
        .failed(ExitCode.USAGE, "'twice' is no factor; a number such as 2, 2x or 200% is accepted");
    Cli.run("render", picture, "-o", out, "--size", "x")
        .failed(ExitCode.USAGE, "'x' is no size; WxH such as 640x480 is accepted");
    Cli.run("render", picture, "-o", out, "--size", "big")
        .failed(ExitCode.USAGE, "'big' is no size; WxH such as 640x480 is accepted");
    Cli.run("render", picture, "-o", out, "--region", "1,2")
        .failed(ExitCode.USAGE, "'1,2' is no region; ");
    Cli.run("render", picture, "-o", out, "--region", "5,5,10,2")
        .failed(ExitCode.USAGE, "--region ends at column 15 and row 7 but the picture has 12 x 8");
    Cli.run("render", picture, "-o", folder.resolve("out.gif"))
        .failed(ExitCode.USAGE, "out.gif: pictures are written to names that end in ");
    Cli.run("render", picture).failed(ExitCode.USAGE, "--output");
    Path sound = model(TestMedia.sound(folder.resolve("a.wav"), 100, 5000));
    Cli.run("render", sound, "-o", folder.resolve("out.wav"), "--region", "0,0,1,1")
        .failed(ExitCode.USAGE, "are for pictures");
    Cli.run("render", sound, "-o", folder.resolve("out.wav"), "--rate", 0)
        .failed(ExitCode.USAGE, "--rate is 0");
    Cli.run("render", sound, "-o", out)
        .failed(ExitCode.USAGE, "sounds are written to names that end in .wav");
    assertFalse(Files.exists(out));
  }

  @Test
  void whatMuchTakesIsToldBeforeItBegins() throws IOException {
    Path model = model(TestMedia.picture(folder.resolve("a.png"), 12, 8, 3));
    Path out = folder.resolve("out.png");
    Interruption interruption = new Interruption();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream alert =
        new PrintStream(err, true, StandardCharsets.UTF_8) {
          @Override
          public void println(String line) {
            super.println(line);
            interruption.request();
          }
        };
    int code =
        Main.run(
            Cli.words("render", model, "-o", out, "--size", "100000x100000"),
            new Session(
                InputStream.nullInputStream(),
                Cli.stream(new ByteArrayOutputStream()),
                new Screen(alert, false, 80),
                interruption));
    String words = err.toString(StandardCharsets.UTF_8);
    assertEquals(ExitCode.INTERRUPTED, code, words);
    assertTrue(
        words.matches(
            "(?s)inr: picture of 100000 x 100000, 3 channels, 8 bits: 10000000000 pixels, 28610 MiB before they are packed; \\S+ has \\d+ MiB free(, which may not be enough)?\ninr: interrupted\n"),
        words);
    Cli.run("render", model, "-o", folder.resolve("out.ppm"), "--size", "1000000x9999999")
        .failed(ExitCode.FAILURE, ": 9999999000000 pixels, 28610226 MiB but " + folder + " has ");
    Cli.run("render", model, "-o", folder.resolve("out.tif"), "--size", "100000x100000")
        .failed(ExitCode.USAGE, "out.tif: TIFF holds 4 GiB but this is a picture of 100000 x ");
    Cli.run("render", model, "-o", out, "--size", "9999999x2")
        .failed(ExitCode.FAILURE, " of them at once but Java may use ");
    assertFalse(Files.exists(out));
    assertFalse(
        Cli.run("render", model, "-o", out, "--size", "400x400").done().err().contains("MiB"));
  }

  @Test
  void anExistingFileIsKeptUnlessForced() throws IOException {
    Path model = model(TestMedia.picture(folder.resolve("a.png"), 12, 8, 3));
    Path out = Files.writeString(folder.resolve("out.png"), "precious");
    Cli.run("render", model, "-o", out).failed(ExitCode.FAILURE, "exists already");
    assertEquals("precious", Files.readString(out));
    Cli.run("render", model, "-o", folder.resolve("no/out.png"))
        .failed(ExitCode.FAILURE, "there is no folder ");
    Cli.run("render", model, "-o", out, "--force").done();
    assertTrue(Files.size(out) > 60);
  }
}
