package inr.family;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.field.NeuralField;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.io.Output;
import inr.io.SignalFormatException;
import inr.io.model.ModelFile;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A family that was learned for a moment. */
class FamilyTest {
  private static final int STEPS = 24;
  private static final SignalSet LEARNED = Shapes28.of(64, 1);
  private static final SignalSet HELD_OUT = Shapes28.of(30, 2);
  private static Family family = learned(FamilyMethod.FUNCTA, 1);

  @TempDir private Path folder = Path.of("");

  static Family learned(FamilyMethod method, int steps) {
    FamilyPlan plan = method.plan(LEARNED, 8, 0).lasting(steps);
    try (Learning learning = new Learning(plan, LEARNED, 1)) {
      while (learning.steps() < steps) {
        learning.step();
      }
      return learning.family();
    }
  }

  @BeforeAll
  static void learn() {
    family = learned(FamilyMethod.FUNCTA, STEPS);
  }

  /** Better than the mean already, and more steps than were learned with do it no harm. */
  @Test
  void heldOutSignalsGainByTheirLatents() {
    double mean = PrincipalComponents.of(LEARNED, 1).meanPsnr(HELD_OUT);
    try (Members members = new Members(family, 1)) {
      double three = members.psnr(HELD_OUT, 3);
      assertTrue(three > mean + 0.5, three + " beside the mean's " + mean);
      assertTrue(members.psnr(HELD_OUT, 10) > three);
    }
  }

  /** The picture of latent 0 is as near to the mean as nothing else that was learned. */
  @Test
  void latentZeroIsLikeTheMean() {
    float[] predictions = new float[LEARNED.points()];
    FamilyEngine<?> engine = FamilyEngine.of(family.plan().form());
    engine.pack(family.doubles());
    engine.work(family.grid(), 1).predict(new double[8], predictions);
    float[] mean = new float[predictions.length];
    for (int s = 0; s < LEARNED.size(); s++) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += LEARNED.values(s)[i] / LEARNED.size();
      }
    }
    double psnr = Reconstruction.psnr(mean, predictions);
    assertTrue(psnr > 20, "PSNR " + psnr);
  }

  /** Through the ordinary engine: A φ lies in the biases, whichever layers are shifted. */
  @ParameterizedTest
  @EnumSource(FamilyMethod.class)
  void aMemberIsAnOrdinaryModel(FamilyMethod method) {
    Family other = learned(method, 1);
    double[] phi = other.sample(3, 4);
    float[] predictions = new float[LEARNED.points()];
    FamilyEngine<?> engine = FamilyEngine.of(other.plan().form());
    engine.pack(other.doubles());
    engine.work(other.grid(), 1).predict(phi, predictions);
    float[] stored = new NeuralField(other.member(phi)).values(other.grid());
    for (int i = 0; i < stored.length; i++) {
      assertEquals(255 * (predictions[i] + 0.5), stored[i], 1e-2, "sample " + i);
    }
  }

  private Path file() throws IOException {
    return file(family);
  }

  private Path file(Family family) throws IOException {
    Path file = folder.resolve("family.inr");
    try (Output output = Output.claim(file, true)) {
      family.write(output);
    }
    return file;
  }

  @ParameterizedTest
  @EnumSource(FamilyMethod.class)
  void aFileGivesTheFamilyBack(FamilyMethod method) throws IOException {
    Family written = learned(method, 2);
    Family read = Family.read(file(written));
    assertEquals(written.plan(), read.plan());
    assertEquals(2, read.steps());
    double[] phi = read.sample(1, 1);
    for (int k = 0; k < phi.length; k++) {
      assertEquals(written.sample(1, 1)[k], phi[k], 1e-5);
    }
    assertArrayEquals(
        written.member(phi).parameters().values(), read.member(phi).parameters().values());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 11, 500, -1})
  void aDamagedFileIsRefused(int length) throws IOException {
    Path file = file();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, length < 0 ? bytes.length + length : length));
    assertThrows(SignalFormatException.class, () -> Family.read(file));
  }

  @Test
  void aFamilyIsNoModelAndSaysSo() throws IOException {
    Path file = file();
    String words =
        assertThrows(SignalFormatException.class, () -> ModelFile.read(file)).getMessage();
    assertTrue(words.contains("is an inr family; an inr model is needed"), words);
  }

  @Test
  void signalsOfAnotherShapeAreRefused() {
    Medium.Picture medium = new Medium.Picture(4, 3, 1, 8);
    Signal other =
        new Signal(
            Grid.of(Axis.centred("y", 3), Axis.centred("x", 4)),
            medium,
            new Samples.UnsignedBytes(new byte[12]),
            ValueRange.symmetric(0, 255));
    String words =
        assertThrows(IllegalArgumentException.class, () -> family.latent(other, "a.png", 1))
            .getMessage();
    assertEquals(
        "a.png: is a picture of 4 x 3, 1 channel, 8 bits but each of the family is a picture of"
            + " 28 x 28, 1 channel, 8 bits; signals of a family have one shape",
        words);
  }

  @Test
  void latentsThatAreNoNumbersAreRefused() {
    double[] phi = new double[8];
    phi[3] = Double.NaN;
    String words =
        assertThrows(IllegalArgumentException.class, () -> family.member(phi)).getMessage();
    assertEquals("latent has the number NaN; finite ones are needed", words);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5000})
  void latentsNobodyMeansAreRefused(int latent) {
    assertThrows(
        IllegalArgumentException.class, () -> FamilyMethod.FUNCTA.plan(LEARNED, latent, 0));
  }
}
