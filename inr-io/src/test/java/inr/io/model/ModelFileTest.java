package inr.io.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.circuit.Parameters;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.signal.Medium;
import inr.signal.ValueRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelFileTest extends ContainerContract {
  @Override
  void write(Path target) throws IOException {
    ModelFile.write(target, Fits.model(Precision.FLOAT32, Fits.VALUES), true);
  }

  @Override
  Object read(Path source) throws IOException {
    return ModelFile.read(source);
  }

  @Override
  String words() {
    return "an inr model";
  }

  @Override
  int payloadBytes() {
    return 52;
  }

  private Model throughFile(Model model) throws IOException {
    Path file = folder.resolve("round.inr");
    ModelFile.write(file, model, true);
    return ModelFile.read(file);
  }

  @Override
  String otherSize(int bytes) {
    return "has "
        + bytes
        + " bytes of parameters but its network of 13 parameters needs "
        + payloadBytes();
  }

  @Override
  String tooFew(int parameters, int width) {
    return "has "
        + payloadBytes()
        + " bytes of parameters but its network of "
        + parameters
        + " parameters needs "
        + (long) parameters * width;
  }

  @Override
  String versions() {
    return "1 and 2";
  }

  @Test
  void float32KeepsEveryBit() throws IOException {
    float[] values = {
      0.1f,
      -0.0f,
      Float.MIN_VALUE,
      -Float.MAX_VALUE,
      1e-30f,
      (float) Math.PI,
      0,
      1,
      2,
      3,
      4,
      5,
      Math.nextDown(1f)
    };
    assertModel(
        Fits.model(Precision.FLOAT32, values), throughFile(Fits.model(Precision.FLOAT32, values)));
  }

  @Test
  void float16GivesTheNearestHalves() throws IOException {
    float[] values = {
      0.1f, -0.0f, 0x1p-25f, -65_519, 1 + 0x1p-11f, (float) Math.PI, 0, 1, 2, 3, 4, 5, 0x1.8p-25f
    };
    float[] halves = {0x1.998p-4f, -0.0f, 0, -65_504, 1, 3.140625f, 0, 1, 2, 3, 4, 5, 0x1p-24f};
    Model model = Fits.model(Precision.FLOAT16, values);
    assertModel(Fits.model(Precision.FLOAT16, halves), throughFile(model));
    assertArrayEquals(halves, Precision.FLOAT16.rounded(model.parameters()).values());
  }

  @Test
  void soundsFieldsAndLargeNetworksComeBack() throws IOException {
    TrainingPlan plan = TrainingPlan.of(Siren.network(1, 2, 3, 64, 3000, 30), 1e-4, -5);
    Model sound =
        new Model(
            plan,
            Grid.of(Axis.centred("t", 1000)),
            new Medium.Sound(1000, 2, 44_100, 24, false),
            ValueRange.symmetric(-8_388_608, 8_388_607),
            plan.network().layout().initial(7),
            Precision.FLOAT32,
            new Provenance("", "", "inr", "17", "reference", 0, Map.of(), Map.of()));
    assertModel(sound, throughFile(sound));
    Model field =
        new Model(
            plan,
            sound.grid(),
            new Medium.Field(2),
            sound.range(),
            sound.parameters(),
            Precision.FLOAT32,
            sound.provenance());
    assertModel(field, throughFile(field));
    // More than one buffer, and one that no element straddles.
    TrainingPlan wide = TrainingPlan.of(Siren.network(1, 2, 3, 211, 3000, 30), 1e-4, -5);
    Parameters parameters = wide.network().layout().initial(3);
    Model large =
        new Model(
            wide,
            sound.grid(),
            sound.medium(),
            sound.range(),
            parameters,
            Precision.FLOAT16,
            sound.provenance());
    assertArrayEquals(
        Precision.FLOAT16.rounded(parameters).values(), throughFile(large).parameters().values());
  }

  @Test
  void aCheckpointIsNotAModel() throws IOException {
    Path file = folder.resolve("checkpoint");
    CheckpointFile.write(file, Fits.checkpoint());
    assertEquals(
        "file.inr: is an inr checkpoint; an inr model is needed",
        refused(Files.readAllBytes(file)));
  }

  @ParameterizedTest
  @EnumSource
  void parametersThatAreNotFiniteAreNotWritten(Precision precision) {
    float[] values = Fits.VALUES.clone();
    values[6] = Float.NaN;
    assertUnwritable(
        "parameter 6 (0.bias) is NaN; only finite numbers can be stored",
        Fits.model(precision, values));
    values[6] = 0;
    values[12] = Float.NEGATIVE_INFINITY;
    assertUnwritable(
        "parameter 12 (1.bias) is -Infinity; only finite numbers can be stored",
        Fits.model(precision, values));
  }

  @Test
  void parametersBeyondFloat16AreRefusedWithTheRemedy() throws IOException {
    float[] values = Fits.VALUES.clone();
    values[0] = -65_520;
    assertUnwritable(
        "parameter 0 (0.weight) is -65520.0; float16 ends at 65504, use float32",
        Fits.model(Precision.FLOAT16, values));
    assertModel(
        Fits.model(Precision.FLOAT32, values), throughFile(Fits.model(Precision.FLOAT32, values)));
  }

  @Test
  void parametersThatAreNotFiniteAreNotRead() throws IOException {
    byte[] nan = {0, 0, (byte) 0xc0, 0x7f};
    assertEquals(
        "file.inr: parameter 1 (0.weight) is NaN; only finite numbers can be stored",
        refused(withPayload(4, nan)));
    byte[] infinity = {0, 0, (byte) 0x80, (byte) 0xff};
    assertEquals(
        "file.inr: parameter 12 (1.bias) is -Infinity; only finite numbers can be stored",
        refused(withPayload(48, infinity)));
  }

  @Test
  void halvesThatAreNotFiniteAreNotRead() throws IOException {
    ModelFile.write(folder.resolve("file.inr"), Fits.model(Precision.FLOAT16, Fits.VALUES), true);
    takeGoodFile();
    assertEquals(
        "file.inr: parameter 0 (0.weight) is Infinity; only finite numbers can be stored",
        refused(withPayload(0, (byte) 0, (byte) 0x7c)));
    assertEquals(
        "file.inr: parameter 3 (0.weight) is NaN; only finite numbers can be stored",
        refused(withPayload(6, (byte) 1, (byte) 0x7e)));
  }

  @Test
  void headersThatContradictThemselvesAreRefused() throws IOException {
    assertEquals(
        "file.inr: model has a grid of [4, 5] samples but a picture of 4 rows and 6 columns",
        refused(withHeader(header().replace("\"width\":5", "\"width\":6"))));
    assertEquals(
        "file.inr: network predicts 1 channels but the signal has 3; build it with outputs 3",
        refused(withHeader(header().replace("\"channels\":1", "\"channels\":3"))));
    assertEquals(
        "file.inr: precision: text \"float8\" found; float32 or float16 is needed",
        refused(withHeader(header().replace("\"float32\"", "\"float8\""))));
    assertEquals(
        "file.inr: provenance: SHA-256 is 0; 64 hexadecimal digits in lower case are needed",
        refused(withHeader(header().replace(Fits.HASH, "0"))));
    String axis =
        "\"total\":2147483647,\"from\":-1.0,\"to\":1.0,\"placement\":\"centres\",\"first\":0,\"samples\":2147483647}";
    String vast =
        header()
            .replaceAll("\"total\":[^}]*}", axis)
            .replaceAll("\"medium\":\\{[^}]*}", "\"medium\":{\"kind\":\"field\",\"channels\":1}");
    assertEquals(
        "file.inr: model has a grid of [2147483647, 2147483647] samples with 1 channels; at most 2147483647 numbers are accepted",
        refused(withHeader(vast)));
  }

  @Test
  void anOlderFileIsKeptUnlessOverwritingIsAllowed() throws IOException {
    Path file = folder.resolve("old.inr");
    Files.writeString(file, "old");
    assertThrows(
        FileAlreadyExistsException.class,
        () -> ModelFile.write(file, Fits.model(Precision.FLOAT32, Fits.VALUES), false));
    assertEquals("old", Files.readString(file));
  }

  @Test
  void aHeaderBeyondItsLimitIsNotWritten() {
    Provenance base = Fits.provenance();
    Map<String, String> settings = Map.of("note", "x".repeat(Container.MAX_HEADER));
    Provenance talkative =
        new Provenance(
            base.input(),
            base.inputSha256(),
            base.program(),
            base.jdk(),
            base.backend(),
            1,
            settings,
            base.metrics());
    Model small = Fits.model(Precision.FLOAT32, Fits.VALUES);
    Model model =
        new Model(
            small.plan(),
            small.grid(),
            small.medium(),
            small.range(),
            small.parameters(),
            small.precision(),
            talkative);
    Path file = folder.resolve("long.inr");
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> ModelFile.write(file, model, true));
    assertTrue(
        refusal
            .getMessage()
            .matches("header of an inr model has \\d+ bytes; at most 67108864 are accepted"),
        refusal.getMessage());
    assertFalse(Files.exists(file));
  }

  @Test
  void metricsThatAreNotFiniteAreLeftOutOfTheProvenance() {
    Map<String, Double> metrics =
        new HashMap<>(Map.of("psnr", Double.POSITIVE_INFINITY, "mse", 0.0, "snr", Double.NaN));
    assertEquals(
        Map.of("mse", 0.0),
        new Provenance("", "", "inr", "17", "cpu", 1, Map.of(), metrics).metrics());
  }

  @ParameterizedTest
  @EnumSource
  void modelsOfVersion1StayReadable(Precision precision) throws IOException {
    Path file = folder.resolve("golden.inr");
    try (InputStream in = ModelFileTest.class.getResourceAsStream(golden(precision))) {
      assertNotNull(in);
      Files.copy(in, file);
    }
    assertModel(Fits.model(precision, Fits.VALUES), ModelFile.read(file));
  }

  /**
   * Writes the resources anew, to be done only before a version is released: {@code mvn test
   * -Dtest=ModelFileTest -Dinr.golden=write}.
   */
  @ParameterizedTest
  @EnumSource
  @EnabledIfSystemProperty(
      named = "inr.golden",
      matches = "write",
      disabledReason = "golden files are written on request")
  void writeGolden(Precision precision) throws IOException {
    Path resources = Path.of("src/test/resources/inr/io/model");
    ModelFile.write(resources.resolve(golden(precision)), Fits.model(precision, Fits.VALUES), true);
  }

  private static String golden(Precision precision) {
    return "version-1-" + precision.name().toLowerCase(Locale.ROOT) + ".inr";
  }

  private void assertUnwritable(String message, Model model) {
    Path file = folder.resolve("unwritable.inr");
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> ModelFile.write(file, model, true));
    assertEquals(message, refusal.getMessage());
    assertFalse(Files.exists(file));
  }

  private static void assertModel(Model expected, Model actual) {
    assertEquals(expected.plan(), actual.plan());
    assertEquals(expected.grid(), actual.grid());
    assertEquals(expected.medium(), actual.medium());
    assertEquals(expected.range(), actual.range());
    assertEquals(expected.precision(), actual.precision());
    assertEquals(expected.provenance(), actual.provenance());
    float[] wanted = expected.parameters().values();
    float[] found = actual.parameters().values();
    assertEquals(wanted.length, found.length);
    for (int i = 0; i < wanted.length; i++) {
      assertEquals(
          Float.floatToRawIntBits(wanted[i]), Float.floatToRawIntBits(found[i]), "parameter " + i);
    }
  }
}
