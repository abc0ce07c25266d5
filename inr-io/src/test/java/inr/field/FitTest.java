package inr.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.activation.Activation;
import inr.encoding.Encoding;
import inr.grid.ScatteredPoints;
import inr.io.audio.SoundWriter;
import inr.io.image.FloatPictureWriter;
import inr.io.image.FloatRows;
import inr.io.image.JavaImage;
import inr.io.image.PictureWriter;
import inr.io.model.Model;
import inr.io.model.Precision;
import inr.preset.AnyPerceptron;
import inr.preset.Effort;
import inr.preset.Preset;
import inr.preset.Presets;
import inr.preset.Recipe;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.training.Progress;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitTest {
  private static final Medium.Picture MEDIUM = new Medium.Picture(14, 12, 3, 8);
  private static final Preset SIREN = Presets.named("siren").orElseThrow();

  @TempDir private Path folder = Path.of("");

  @Test
  void fileStreamAndImageGiveTheSameField() throws IOException {
    Path file = folder.resolve("a.png");
    PictureWriter.write(file, MEDIUM, samples(), false);
    NeuralField ofFile = small(Fit.of(file)).run();
    NeuralField ofStream;
    try (InputStream in = Files.newInputStream(file)) {
      ofStream = small(Fit.of(in)).run();
    }
    NeuralField ofImage = small(Fit.of(image())).run();
    assertEquals("a.png", ofFile.model().provenance().input());
    assertEquals("", ofStream.model().provenance().input());
    assertArrayEquals(parameters(ofFile), parameters(ofStream));
    assertArrayEquals(ofStream.toBytes(), ofImage.toBytes());
  }

  @Test
  void samplesGiveTheFieldOfTheirFile() throws IOException {
    float[] sound = new float[600];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = 0.4f * (float) Math.sin(0.07 * i);
    }
    Path file = folder.resolve("a.wav");
    SoundWriter.write(
        file, new Medium.Sound(300, 2, 8000, 32, true), new Samples.Floats(sound), false);
    NeuralField ofSamples = Fit.of(sound, 2, 8000).run();
    assertEquals(new Medium.Sound(300, 2, 8000, 32, true), ofSamples.model().medium());
    assertArrayEquals(parameters(Fit.of(file).run()), parameters(ofSamples));
  }

  @Test
  void theSeedDecidesAndThreadsDoNot() {
    byte[] one = small(Fit.of(image())).threads(1).run().toBytes();
    assertArrayEquals(one, small(Fit.of(image())).threads(3).run().toBytes());
    NeuralField other = small(Fit.of(image())).seed(1).run();
    assertEquals(1, other.model().plan().seed());
    assertFalse(Arrays.equals(one, other.toBytes()));
  }

  @Test
  void anotherRecipeIsFollowed() {
    Fit fit =
        Fit.of(image())
            .preset(SIREN)
            .steps(2)
            .recipe(
                (usual, network, shape) ->
                    new Recipe(
                        usual.loss(),
                        usual.optimizer(),
                        0.125,
                        usual.schedule(),
                        usual.sampler(),
                        usual.steps()))
            .precision(Precision.FLOAT16)
            .setting(Preset.WIDTH, 8);
    NeuralField field = fit.run();
    assertEquals(0.125, field.model().plan().learningRate());
    assertEquals(2, field.model().provenance().steps());
    assertEquals(Precision.FLOAT16, field.model().precision());
  }

  @Test
  void progressIsReported() {
    List<Progress> reports = new ArrayList<>();
    small(Fit.of(image())).listen(reports::add).run();
    assertEquals(20, reports.get(reports.size() - 1).step());
  }

  @Test
  void aStoppedFitGivesWhatThereIs() {
    Fit fit = small(Fit.of(image())).steps(100_000_000);
    NeuralField field = fit.listen(progress -> fit.stop()).run();
    assertTrue(field.model().provenance().steps() < 100_000_000);
    Fit early = small(Fit.of(image()));
    early.stop();
    assertEquals(0, early.run().model().provenance().steps());
  }

  /** What has no peak of its own is measured against the range of its numbers. */
  @Test
  void picturesOfFloatingPointAreFittedToo() throws IOException {
    float[] values = new float[16 * 16];
    for (int i = 0; i < values.length; i++) {
      int row = i / 16;
      values[i] = 1e-3f * (i % 16) * row;
    }
    Path file = folder.resolve("a.pfm");
    FloatPictureWriter.write(file, 16, 16, 1, FloatRows.of(values, 16), false);
    NeuralField field = Fit.of(file).run();
    assertTrue(
        field.model().provenance().metrics().get("psnr") > 30,
        () -> field.model().provenance().toString());
    assertEquals(
        "this is a field of 1 channel and no picture",
        assertThrows(IllegalStateException.class, field::image).getMessage());
  }

  @Test
  void whatCannotBeIsRefused() {
    assertEquals(
        "model siren knows no effort best; ask for none, or leave the choice of the model",
        assertThrows(
                IllegalArgumentException.class,
                () -> Fit.of(image()).preset(SIREN).effort(Effort.BEST).run())
            .getMessage());
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> Fit.of(image()).setting("size", 1).run())
            .getMessage()
            .startsWith("there is no setting size; there are "));
    assertEquals(
        "there is no backend abacus; there are auto, cpu, reference",
        assertThrows(
                IllegalArgumentException.class,
                () -> small(Fit.of(image())).backend("abacus").run())
            .getMessage());
    Signal scattered =
        new Signal(
            new ScatteredPoints(2, 0.1, 0.2),
            new Medium.Field(1),
            new Samples.Floats(new float[1]),
            ValueRange.symmetric(0, 1));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> Fit.of(Original.of(scattered)))
            .getMessage()
            .startsWith("fit is of scattered points"));
    assertEquals(
        "sound of 2 channels has 3 samples; at least 1 channel and a multiple of the channels are accepted",
        assertThrows(IllegalArgumentException.class, () -> Fit.of(new float[3], 2, 8000))
            .getMessage());
    assertEquals(
        "sample 1 is NaN; all samples must be finite",
        assertThrows(
                IllegalArgumentException.class, () -> Fit.of(new float[] {0, Float.NaN}, 1, 8000))
            .getMessage());
  }

  private static Fit opening() {
    return Fit.of(image())
        .preset(new AnyPerceptron(new Activation.Relu(), Encoding.ProgressiveEncoding.of()))
        .setting(Preset.WIDTH, 8)
        .setting(Preset.HIDDEN_LAYERS, 1);
  }

  /** The clock that a model holds is of the steps that its encoding has. */
  @Test
  void octavesStayOpenWhereAFitGoesOn() {
    Model model = opening().steps(20).run().model();
    Fit on = Fit.of(image()).from(model);
    NeuralField begun = on.steps(0).run();
    assertEquals(model.provenance().metrics().get("psnr"), psnr(begun));
    PlannedFit longer = on.plan().lasting(500);
    assertEquals(model.plan().network(), longer.plan().network());
    Fit stopped = on.steps(500);
    stopped.stop();
    NeuralField field = stopped.run();
    assertEquals(model.provenance().metrics().get("psnr"), psnr(field));
    assertArrayEquals(model.parameters().values(), parameters(field));
  }

  private static double psnr(NeuralField field) {
    return field.model().provenance().metrics().get("psnr");
  }

  @Test
  void stepsThatAClockCannotHoldAreRefusedBeforeTheFit() {
    PlannedFit half = opening().precision(Precision.FLOAT16).plan();
    assertEquals(2048, half.lasting(2048).steps());
    assertEquals(
        "encoding counts steps up to 2048 in float16 but the fit ends at step 2049; take fewer steps or float32",
        assertThrows(IllegalArgumentException.class, () -> half.lasting(2049)).getMessage());
    Model model = opening().steps(20).run().model();
    PlannedFit on = Fit.of(image()).from(model).plan();
    assertEquals(
        "encoding counts steps up to 16777216 in float32 but the fit ends at step 16777220; take fewer steps or another encoding",
        assertThrows(IllegalArgumentException.class, () -> on.lasting((1 << 24) - 16))
            .getMessage());
  }

  private static Fit small(Fit fit) {
    return fit.preset(SIREN).setting(Preset.WIDTH, 8).setting(Preset.HIDDEN_LAYERS, 2).steps(20);
  }

  private static float[] parameters(NeuralField field) {
    return field.model().parameters().values();
  }

  private static Samples samples() {
    byte[] values = new byte[MEDIUM.width() * MEDIUM.height() * MEDIUM.channels()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i * i / 5);
    }
    return new Samples.UnsignedBytes(values);
  }

  private static BufferedImage image() {
    int row = MEDIUM.width() * MEDIUM.channels();
    Samples samples = samples();
    return JavaImage.of(
        MEDIUM,
        (first, rows, target) -> {
          for (int i = 0; i < rows * row; i++) {
            target[i] = (int) samples.get(first * row + i);
          }
        },
        MEDIUM.height());
  }
}
