package inr.io.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.backend.TrainerState;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CheckpointFileTest extends ContainerContract {
  @Override
  void write(Path target) throws IOException {
    CheckpointFile.write(target, Fits.checkpoint());
  }

  @Override
  Object read(Path source) throws IOException {
    return CheckpointFile.read(source);
  }

  @Override
  String words() {
    return "an inr checkpoint";
  }

  @Override
  int payloadBytes() {
    return 312;
  }

  @Test
  void everyBitComesBack() throws IOException {
    Checkpoint saved = Fits.checkpoint();
    Path file = folder.resolve("round");
    CheckpointFile.write(file, saved);
    assertCheckpoint(saved, CheckpointFile.read(file));
  }

  @Test
  void statesOfManyBuffersComeBack() throws IOException {
    TrainingPlan plan = TrainingPlan.of(Siren.network(2, 3, 2, 101, 30, 30), 1e-4, 1);
    int count = plan.network().layout().size();
    double[] first = new SplittableRandom(5).doubles(count).toArray();
    double[] second = new SplittableRandom(6).doubles(count).toArray();
    double[] third = new SplittableRandom(7).doubles(count).toArray();
    Checkpoint saved =
        new Checkpoint(plan, Fits.HASH, new TrainerState(1, 1, first, second, third), 0, Map.of());
    Path file = folder.resolve("large");
    CheckpointFile.write(file, saved);
    assertCheckpoint(saved, CheckpointFile.read(file));
  }

  @Test
  void anOlderCheckpointIsReplaced() throws IOException {
    Path file = folder.resolve("file.inr");
    Checkpoint saved = Fits.checkpoint();
    Checkpoint later =
        new Checkpoint(saved.plan(), saved.inputSha256(), saved.state().slowed(0.5), 99, Map.of());
    CheckpointFile.write(file, later);
    assertCheckpoint(later, CheckpointFile.read(file));
  }

  @Test
  void aModelIsNotACheckpoint() throws IOException {
    Path file = folder.resolve("model");
    ModelFile.write(file, Fits.model(Precision.FLOAT32, Fits.VALUES), true);
    assertEquals(
        "file.inr: is an inr model; an inr checkpoint is needed",
        refused(Files.readAllBytes(file)));
  }

  @Test
  void checkpointsOfTheSameFitMatch() {
    assertDoesNotThrow(() -> Fits.checkpoint().requireMatches(Fits.plan(), Fits.HASH));
  }

  @Test
  void checkpointsOfAnotherFitAreRefusedWithWhatDiffers() {
    Checkpoint saved = Fits.checkpoint();
    IllegalArgumentException plan =
        assertThrows(
            IllegalArgumentException.class,
            () -> saved.requireMatches(TrainingPlan.of(Fits.network(), 0.01, 42), Fits.HASH));
    assertEquals(
        "checkpoint is of another plan: learningRate is 1.0E-4 there and 0.01 here; give the same settings or start afresh",
        plan.getMessage());
    IllegalArgumentException input =
        assertThrows(
            IllegalArgumentException.class,
            () -> saved.requireMatches(Fits.plan(), "f".repeat(64)));
    assertEquals(
        "checkpoint is of another input (SHA-256 0123456789ab… there and ffffffffffff… here); give that input or start afresh",
        input.getMessage());
  }

  @Test
  void numbersThatAreNotFiniteAreNeitherWrittenNorRead() throws IOException {
    Checkpoint saved = Fits.checkpoint();
    saved.state().firstMoments()[4] = Double.NaN;
    assertUnwritable("first moment 4 is NaN; only finite numbers can be stored", saved);
    byte[] infinity = {0, 0, 0, 0, 0, 0, (byte) 0xf0, 0x7f};
    assertEquals(
        "file.inr: second moment 1 is Infinity; only finite numbers can be stored",
        refused(withPayload(40, infinity)));
  }

  @Test
  void extrasThatJsonCannotHoldAreRefusedWithTheirPlace() {
    Checkpoint saved = Fits.checkpoint();
    assertUnwritable(
        "extra.best: -Infinity found; a finite number is needed",
        withExtra(saved, Map.of("best", Double.NEGATIVE_INFINITY)));
    assertUnwritable(
        "extra.rate: 0.5 found; an object, a list, text, a finite number, true or false is needed",
        withExtra(saved, Map.of("rate", 0.5f)));
  }

  @Test
  void wrongHeadersAreRefused() throws IOException {
    assertEquals(
        "file.inr: SHA-256 is 0; 64 hexadecimal digits in lower case are needed",
        refused(withHeader(header().replace(Fits.HASH, "0"))));
    assertEquals(
        "file.inr: trainer state has step -1 and rate factor 0.1",
        refused(withHeader(header().replace("\"step\":5000000000", "\"step\":-1"))));
    assertEquals(
        "file.inr: checkpoint has -1.0 seconds; 0 or more are needed",
        refused(withHeader(header().replace("\"seconds\":12.345", "\"seconds\":-1"))));
  }

  private static Checkpoint withExtra(Checkpoint saved, Map<String, Object> extra) {
    return new Checkpoint(saved.plan(), saved.inputSha256(), saved.state(), saved.seconds(), extra);
  }

  private void assertUnwritable(String message, Checkpoint checkpoint) {
    Path file = folder.resolve("unwritable");
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> CheckpointFile.write(file, checkpoint));
    assertEquals(message, refusal.getMessage());
    assertFalse(Files.exists(file));
  }

  private static void assertCheckpoint(Checkpoint expected, Checkpoint actual) {
    assertEquals(expected.plan(), actual.plan());
    assertEquals(expected.inputSha256(), actual.inputSha256());
    assertEquals(expected.seconds(), actual.seconds());
    assertEquals(expected.extra(), actual.extra());
    assertEquals(expected.state().step(), actual.state().step());
    assertEquals(expected.state().rateFactor(), actual.state().rateFactor());
    assertArrayEquals(expected.state().parameters(), actual.state().parameters());
    assertArrayEquals(expected.state().firstMoments(), actual.state().firstMoments());
    assertArrayEquals(expected.state().secondMoments(), actual.state().secondMoments());
  }
}
