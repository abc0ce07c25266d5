package inr.io.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.backend.Numbers;
import inr.backend.TrainerState;
import inr.encoding.Encoding;
import inr.network.NetworkSpec;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    return 13 * (4 + 8 + 8);
  }

  @Override
  String otherSize(int bytes) {
    return "has " + bytes + " bytes of arrays but its header tells of " + payloadBytes();
  }

  @Override
  String tooFew(int parameters, int width) {
    return "checkpoint has 13 parameters but its network needs " + parameters;
  }

  @Override
  String versions() {
    return "1 and 2";
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
    float[] rounded = new float[count];
    for (int i = 0; i < count; i++) {
      rounded[i] = (float) Math.sin(i);
    }
    Map<String, Numbers> arrays =
        Map.of(
            TrainerState.PARAMETERS,
            new Numbers.Floats(rounded),
            "slow",
            new Numbers.Doubles(new SplittableRandom(6).doubles(count).toArray()),
            "of another length",
            new Numbers.Floats(new float[0]));
    Checkpoint saved = new Checkpoint(plan, Fits.HASH, TrainerState.of(1, 1, arrays), 0, Map.of());
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
    assertEquals(List.of(), Fits.checkpoint().changesTo(Fits.plan(), Fits.HASH));
  }

  @Test
  void rateAndScheduleMayChangeAndAreNamed() {
    TrainingPlan other =
        Fits.plan().withLearningRate(0.01).withSchedule(new Schedule.Cosine(100, 0));
    assertEquals(
        List.of(
            "learningRate is 1.0E-4 there and 0.01 here",
            "schedule.kind is constant there and cosine here"),
        Fits.checkpoint().changesTo(other, Fits.HASH));
  }

  @Test
  void octavesThatOpenAtOtherStepsAreNamed() {
    NetworkSpec network =
        new NetworkSpec(2, Encoding.ProgressiveEncoding.of(), Fits.network().layers());
    TrainingPlan plan = TrainingPlan.of(network, 1e-4, 1);
    float[] values = network.layout().initial(1).values();
    TrainerState state =
        TrainerState.of(1, 1, Map.of(TrainerState.PARAMETERS, new Numbers.Floats(values)));
    Checkpoint saved = new Checkpoint(plan.lasting(100), Fits.HASH, state, 0, Map.of());
    assertEquals(List.of(), saved.changesTo(plan.lasting(100), Fits.HASH));
    assertEquals(
        List.of("network.encoding.steps is 100 there and 200 here"),
        saved.changesTo(plan.lasting(200), Fits.HASH));
  }

  @Test
  void checkpointsOfAnotherFitAreRefusedWithWhatDiffers() {
    Checkpoint saved = Fits.checkpoint();
    IllegalArgumentException plan =
        assertThrows(
            IllegalArgumentException.class,
            () -> saved.changesTo(Fits.plan().withLearningRate(0.01).withSeed(43), Fits.HASH));
    assertEquals(
        "checkpoint is of another plan: seed is 42 there and 43 here; only steps, learning rate and schedule can change, so give the same settings or start afresh",
        plan.getMessage());
    IllegalArgumentException input =
        assertThrows(
            IllegalArgumentException.class, () -> saved.changesTo(Fits.plan(), "f".repeat(64)));
    assertEquals(
        "checkpoint is of another input (SHA-256 0123456789ab… there and ffffffffffff… here); give that input or start afresh",
        input.getMessage());
  }

  @Test
  void numbersThatAreNotFiniteAreNeitherWrittenNorRead() throws IOException {
    Checkpoint saved = Fits.checkpoint();
    saved.state().array("adam.first").toFloats()[4] = Float.NaN;
    assertUnwritable(
        "array adam.first has a number that is not finite; only finite numbers can be stored",
        saved);
    byte[] infinity = {0, 0, 0, 0, 0, 0, (byte) 0xf0, 0x7f};
    assertEquals(
        "file.inr: array adam.second has a number that is not finite; only finite numbers can be stored",
        refused(withPayload(13 * 4 + 8, infinity)));
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

  @Test
  void arraysThatAreNotThereAreNotTakenMemoryFor() throws IOException {
    String header = header();
    assertEquals(
        "file.inr: has 260 bytes of arrays but its header tells of 8000000204",
        refused(
            withHeader(
                header.replace(
                    "\"name\":\"parameters\",\"width\":\"float64\",\"size\":13",
                    "\"name\":\"parameters\",\"width\":\"float64\",\"size\":1000000006"))));
    assertEquals(
        "file.inr: array parameters has a size of -1",
        refused(
            withHeader(
                header.replace(
                    "\"name\":\"parameters\",\"width\":\"float64\",\"size\":13",
                    "\"name\":\"parameters\",\"width\":\"float64\",\"size\":-1"))));
    assertEquals(
        "file.inr: there are two arrays adam.first",
        refused(
            withHeader(
                header.replace(
                    "adam.second\",\"width\":\"float64\"", "adam.first\",\"width\":\"float64\""))));
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
    assertEquals(expected.state().arrays(), actual.state().arrays());
  }
}
