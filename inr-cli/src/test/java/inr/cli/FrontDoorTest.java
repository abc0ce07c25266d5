package inr.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.field.Fit;
import inr.field.NeuralField;
import inr.io.audio.SoundReader;
import inr.io.image.JavaImage;
import inr.io.image.PictureReader;
import inr.io.model.Precision;
import inr.preset.Effort;
import inr.preset.Presets;
import inr.signal.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library gives, byte for byte, what the command gives. */
class FrontDoorTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void wishlessFitsAreThoseOfTheCommand() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 60, 40, 3);
    assertSame(command(picture), Fit.of(picture));
    Path deep = TestMedia.deepPicture(folder.resolve("b.png"), 20, 30);
    assertSame(command(deep), Fit.of(deep));
    Path sound = TestMedia.glide(folder.resolve("a.wav"), 6000);
    assertSame(command(sound), Fit.of(sound));
  }

  @Test
  void effortsAreThoseOfTheCommand() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 60, 40, 3);
    assertSame(command(picture, "--fast"), Fit.of(picture).effort(Effort.FAST));
    assertSame(command(picture, "--small"), Fit.of(picture).effort(Effort.SMALL));
    assertSame(command(picture, "--best"), Fit.of(picture).effort(Effort.BEST));
  }

  @Test
  void wishesAreThoseOfTheCommand() throws IOException {
    Path picture = TestMedia.picture(folder.resolve("a.png"), 24, 20, 3);
    Object[] siren = {"--model", "siren", "--steps", 30, "--seed", 7, "--threads", 1};
    assertSame(
        command(picture, with(siren, "--width", 16, "--set", "hidden-layers=2")),
        siren(picture).setting("width", 16).setting("hidden-layers", 2));
    assertSame(
        command(picture, with(siren, "--precision", "float16", "--backend", "reference")),
        siren(picture).precision(Precision.FLOAT16).backend("reference"));
  }

  @Test
  void itRendersWhatTheCommandRenders() throws IOException {
    Path picture = TestMedia.deepPicture(folder.resolve("a.png"), 20, 30);
    NeuralField field = Fit.of(picture).run();
    Path model = folder.resolve("a.inr");
    field.write(model);
    Path rendered = folder.resolve("b.png");
    Cli.run("render", model, "-o", rendered, "--size", "33x17").done();
    assertArrayEquals(
        numbers(PictureReader.read(rendered).samples()),
        numbers(JavaImage.picture(field.image(33, 17)).samples()));

    NeuralField sound = Fit.of(TestMedia.glide(folder.resolve("a.wav"), 6000)).run();
    sound.write(model);
    Path heard = folder.resolve("b.wav");
    Cli.run("render", model, "-o", heard, "--rate", 11_025).done();
    double[] stored = numbers(SoundReader.read(heard).samples());
    float[] floats = sound.sound(11_025);
    assertEquals(stored.length, floats.length);
    for (int i = 0; i < stored.length; i++) {
      assertEquals(stored[i], floats[i] * 32_768.0);
    }
  }

  private static Fit siren(Path picture) throws IOException {
    return Fit.of(picture)
        .preset(Presets.named("siren").orElseThrow())
        .steps(30)
        .seed(7)
        .threads(2);
  }

  private static Object[] with(Object[] some, Object... more) {
    List<Object> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray();
  }

  private byte[] command(Path input, Object... options) throws IOException {
    Path model = folder.resolve("command.inr");
    List<Object> arguments = new ArrayList<>(List.of("fit", input, "-o", model, "--force"));
    arguments.addAll(List.of(options));
    Cli.run(arguments.toArray()).done();
    return Files.readAllBytes(model);
  }

  private static void assertSame(byte[] ofCommand, Fit fit) {
    assertArrayEquals(ofCommand, fit.run().toBytes());
  }

  private static double[] numbers(Samples samples) {
    double[] numbers = new double[samples.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = samples.get(i);
    }
    return numbers;
  }
}
