package inr.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.backend.Evaluator;
import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.backend.UnsupportedPlanException;
import inr.circuit.Parameters;
import inr.cuda.simulator.Simulator;
import inr.encoding.Encoding;
import inr.grid.Axis;
import inr.grid.Coordinates;
import inr.grid.Grid;
import inr.grid.ScatteredPoints;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.preset.GaussNetwork;
import inr.preset.Perceptron;
import inr.preset.Siren;
import inr.random.CounterRandom;
import inr.reference.ReferenceBackend;
import inr.sampling.Sampler;
import inr.selftest.Tolerance;
import inr.signal.MappedNumbers;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import jcuda.driver.CUcontext;
import jcuda.driver.JCudaDriver;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sizes at the ends of what there is, and trainers used in unusual ways. */
@ExtendWith(CleanDevice.class)
class CudaEdgesTest {
  private final Simulator simulator = Simulator.load();

  static Stream<Named<CudaOptions>> ways() {
    return Way.all();
  }

  /**
   * Epochs of ten points in batches of seven and three; batches that are larger than the signal.
   */
  @ParameterizedTest
  @MethodSource("ways")
  void everyBatchOfEveryEpochFollowsTheReference(CudaOptions way) {
    Grid line = Grid.of(Axis.centred("t", 10));
    for (int batchSize : new int[] {1, 7, 10, 4000}) {
      Sampler batches = new Sampler.RandomBatches(batchSize);
      followsTheReference(way, Siren.network(1, 2, 1, 9, 30, 30), line, batches, 5);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void onePointIsEnough(CudaOptions way) {
    Sampler whole = new Sampler.FullGrid();
    Sampler batches = new Sampler.RandomBatches(64);
    followsTheReference(way, Siren.network(1, 1, 1, 1, 30, 30), grid(1), whole, 3);
    followsTheReference(way, Siren.network(3, 1, 2, 5, 30, 30), grid(1, 1, 1), batches, 3);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void volumesAndScatteredPointsOfEightCoordinates(CudaOptions way) {
    Sampler batches = new Sampler.RandomBatches(50);
    followsTheReference(way, Siren.network(3, 2, 2, 12, 30, 30), grid(5, 4, 7), batches, 4);
    CounterRandom random = new CounterRandom(1, 0);
    double[] values = new double[8 * 61];
    for (int i = 0; i < values.length; i++) {
      values[i] = 2 * random.uniform(i) - 1;
    }
    Encoding encoding = new Encoding.FourierFeatures(11, 1, 3);
    NetworkSpec network = Perceptron.relu(8, encoding, 2, 2, 10);
    followsTheReference(way, network, new ScatteredPoints(8, values), batches, 4);
  }

  /**
   * Predictions in tiles of 64 points and of 40, 24 and 16, features that fill no group of four,
   * layers narrower than a tile has groups of points. Steps of so few points take tiles of 16.
   */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "64, 4", "90, 3", "128, 3", "128, 5", "127, 7"})
  void everyTileFollowsTheReference(int width, int hiddenLayers) {
    NetworkSpec network = Siren.network(2, 3, hiddenLayers, width, 30, 1);
    followsTheReference(Way.USUAL, network, grid(7, 11), new Sampler.FullGrid(), 2);
    assertTrue(simulator.report().launches().containsKey("fused_step"));
  }

  /** The batch decides how large the tiles of a step are. */
  @ParameterizedTest
  @CsvSource({"4, 1024", "4, 3072", "4, 8192", "128, 5120"})
  void everyTileOfAStepFollowsTheReference(int width, int points) {
    NetworkSpec network = Siren.network(2, 1, 1, width, 30, 1);
    followsTheReference(Way.USUAL, network, grid(points / 64, 67), new Sampler.FullGrid(), 1);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void inputDerivativesOfManyFeaturesFollowTheReference(CudaOptions way) {
    NetworkSpec network = Perceptron.relu(2, new Encoding.AxisHarmonics(70), 3, 1, 20);
    Signal signal = Fits.picture(5, 3, 3);
    TrainingPlan plan = Fits.plan(network, new Sampler.FullGrid());
    try (Trainer expected = new ReferenceBackend().trainer(plan, signal, 1);
        Trainer actual = new CudaBackend(way).trainer(plan, signal, 1)) {
      float[] derivatives = Fits.jacobian(expected, signal);
      float largest = 0;
      for (float derivative : derivatives) {
        largest = Math.max(largest, Math.abs(derivative));
      }
      float[] found = Fits.jacobian(actual, signal);
      for (int i = 0; i < found.length; i++) {
        assertEquals(derivatives[i], found[i], Tolerance.DERIVATIVES * largest, "element " + i);
      }
    }
  }

  /** Targets are the same numbers whatever width they are stored in. */
  @Test
  void samplesOfEveryWidthAreTheSameTargets() {
    byte[] bytes = {0, 1, 127, (byte) 128, (byte) 200, (byte) 255};
    short[] shorts = new short[bytes.length];
    int[] integers = new int[bytes.length];
    float[] floats = new float[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      integers[i] = bytes[i] & 0xff;
      shorts[i] = (short) integers[i];
      floats[i] = integers[i];
    }
    double expected = loss(new Samples.Floats(floats));
    ByteBuffer mapped = ByteBuffer.wrap(bytes);
    for (Samples samples :
        List.of(
            new Samples.UnsignedBytes(bytes),
            new Samples.UnsignedShorts(shorts),
            new Samples.Integers(integers),
            new Samples.Mapped(new MappedNumbers(1, List.of(mapped))))) {
      assertEquals(expected, loss(samples), samples.getClass().getSimpleName());
    }
    short[] large = {(short) 65535, 0, (short) 32768, 1, 2, 3};
    assertEquals(
        loss(new Samples.Integers(new int[] {65535, 0, 32768, 1, 2, 3})),
        loss(new Samples.UnsignedShorts(large)));
  }

  private static double loss(Samples samples) {
    Signal signal =
        new Signal(grid(2, 3), new Medium.Field(1), samples, ValueRange.symmetric(0, 255));
    TrainingPlan plan = Fits.plan(Siren.network(2, 1, 1, 4, 30, 30), new Sampler.RandomBatches(4));
    try (Trainer trainer = new CudaBackend(Way.USUAL).trainer(plan, signal, 1)) {
      trainer.step(3);
      return trainer.loss();
    }
  }

  /** Steps beyond 2³¹ have their batch and their rate. */
  @ParameterizedTest
  @MethodSource("ways")
  void aStateOfAFarStepGoesOnAsInTheReference(CudaOptions way) {
    Signal signal = Fits.picture(6, 5, 3);
    TrainingPlan plan = Fits.plan(Fits.siren(12), new Sampler.RandomBatches(7));
    try (Trainer expected = new ReferenceBackend().trainer(plan, signal, 1);
        Trainer actual = new CudaBackend(way).trainer(plan, signal, 1)) {
      TrainerState start = actual.save();
      TrainerState far = TrainerState.of(20_000_000_003L, 1, start.arrays());
      expected.restore(far);
      actual.restore(far);
      for (int s = 0; s < 3; s++) {
        assertStep(plan, expected, actual, "step " + s);
      }
      assertEquals(far.step() + 3, actual.save().step());
    }
  }

  @Test
  void askingForTheLossChangesNothing() {
    Signal signal = Fits.picture(9, 7, 3);
    TrainingPlan plan = Fits.plan(Fits.siren(20), new Sampler.RandomBatches(40));
    try (Trainer quiet = new CudaBackend(Way.USUAL).trainer(plan, signal, 1);
        Trainer asked = new CudaBackend(Way.USUAL).trainer(plan, signal, 1)) {
      assertTrue(Double.isNaN(asked.loss()));
      TrainerState start = asked.save();
      quiet.step(4);
      for (int s = 0; s < 4; s++) {
        asked.step(1);
        assertEquals(asked.loss(), asked.loss());
        Fits.predictions(asked, signal);
      }
      assertEquals(quiet.loss(), asked.loss());
      assertEquals(quiet.save().parameters(), asked.save().parameters());
      asked.restore(start);
      assertTrue(Double.isNaN(asked.loss()));
    }
  }

  /** Each has a context of its own use; the end of one is not the end of the other. */
  @Test
  void trainersDoNotSeeEachOther() {
    Signal signal = Fits.picture(9, 7, 3);
    TrainingPlan narrow = Fits.plan(Fits.siren(20), new Sampler.RandomBatches(40));
    TrainingPlan normed = Fits.plan(Fits.normed(), new Sampler.FullGrid());
    CudaBackend backend = new CudaBackend(Way.USUAL);
    TrainerState alone;
    try (Trainer trainer = backend.trainer(normed, signal, 1)) {
      trainer.step(4);
      alone = trainer.save();
    }
    try (Trainer lasting = backend.trainer(normed, signal, 1)) {
      lasting.step(1);
      Trainer other = backend.trainer(narrow, signal, 1);
      other.step(2);
      lasting.step(1);
      other.step(1);
      other.close();
      assertThrows(IllegalStateException.class, () -> other.step(1));
      assertThrows(IllegalStateException.class, other::loss);
      lasting.step(2);
      assertEquals(alone.parameters(), lasting.save().parameters());
    }
  }

  /** 1e200 is no float, so there is no such Gaussian among the kernels. */
  @Test
  void anActivationThatTheKernelsLackIsRefusedWithTheReason() {
    NetworkSpec network = GaussNetwork.network(2, 3, 1, 8, 1e200);
    Signal signal = Fits.picture(3, 3, 3);
    TrainingPlan plan = Fits.plan(network, new Sampler.FullGrid());
    Parameters parameters = network.layout().initial(1);
    CudaBackend backend = new CudaBackend(Way.USUAL);
    String reason = backend.supports(network).reason();
    assertTrue(reason.startsWith("its kernels have no formula of activation Gauss"), reason);
    assertTrue(reason.endsWith("; use backend cpu"), reason);
    for (Executable use :
        List.<Executable>of(
            () -> backend.trainer(plan, signal, 1),
            () -> backend.evaluator(network, parameters, 1))) {
      assertEquals(
          "backend cuda: " + reason,
          assertThrows(UnsupportedPlanException.class, use).getMessage());
    }
  }

  /** A program may use CUDA itself, with a context of its own. */
  @Test
  void theContextOfTheCallingThreadIsItsOwnAgain() {
    Signal signal = Fits.picture(9, 7, 3);
    TrainingPlan plan = Fits.plan(Fits.siren(20), new Sampler.RandomBatches(40));
    CudaBackend backend = new CudaBackend(Way.USUAL);
    assertTrue(backend.availability().available());
    CUcontext current = new CUcontext();
    try (Trainer trainer = backend.trainer(plan, signal, 1)) {
      trainer.restore(trainer.save());
      trainer.step(1);
      trainer.loss();
      trainer.parameters();
      trainer.gradient();
      Fits.predictions(trainer, signal);
      Fits.jacobian(trainer, signal);
      assertEquals(0, JCudaDriver.cuCtxGetCurrent(current));
      assertEquals(new CUcontext(), current);
    }
    assertEquals(0, JCudaDriver.cuCtxGetCurrent(current));
    assertEquals(new CUcontext(), current);
  }

  /** A launch of a wide network takes fewer points, so that none lasts for seconds. */
  @Test
  void largeBatchesAreSeveralLaunches() {
    assertEquals(1, FusedPass.launches(1 << 22, 1000));
    assertEquals(2, FusedPass.launches((1 << 22) + 1, 1000));
    assertEquals(1, FusedPass.launches(1 << 20, 1 << 16));
    assertEquals(2, FusedPass.launches((1 << 20) + 1, 1 << 16));
    assertEquals(2048, FusedPass.launches(Integer.MAX_VALUE, 1 << 16));
  }

  @Test
  void anotherThreadMayGoOn() {
    Signal signal = Fits.picture(9, 7, 3);
    TrainingPlan plan = Fits.plan(Fits.siren(20), new Sampler.RandomBatches(40));
    TrainerState here;
    try (Trainer trainer = new CudaBackend(Way.USUAL).trainer(plan, signal, 1)) {
      trainer.step(3);
      here = trainer.save();
    }
    Trainer trainer = new CudaBackend(Way.USUAL).trainer(plan, signal, 1);
    TrainerState there =
        CompletableFuture.supplyAsync(
                () -> {
                  trainer.step(3);
                  Fits.jacobian(trainer, signal);
                  return trainer.save();
                })
            .join();
    CompletableFuture.runAsync(trainer::close).join();
    assertEquals(here.parameters(), there.parameters());
  }

  /** Large and small squares of a product add in the same order. */
  @Test
  void theNumberOfMultiprocessorsDoesNotChangeBits() {
    Signal signal = Fits.picture(13, 11, 3);
    TrainingPlan plan =
        Fits.plan(Siren.network(2, 3, 2, 150, 30, 30), new Sampler.RandomBatches(100));
    simulator.command("multiprocessors", "1");
    float[] few = parametersAfterTwoSteps(plan, signal);
    Map<String, Long> launches = simulator.report().launches();
    assertTrue(launches.containsKey("gemm_tn_128"), launches.toString());
    simulator.command("multiprocessors", "1000");
    assertArrayEquals(few, parametersAfterTwoSteps(plan, signal));
    assertTrue(simulator.report().launches().containsKey("gemm_tn_64"));
  }

  private static float[] parametersAfterTwoSteps(TrainingPlan plan, Signal signal) {
    try (Trainer trainer = new CudaBackend(Way.OWN_PRODUCTS).trainer(plan, signal, 1)) {
      trainer.step(2);
      return trainer.parameters().values();
    }
  }

  /** 11 significant bits of each factor stay; the sums are still of floats. */
  @Test
  void tf32IsRoundedButClose() {
    NetworkSpec network = Perceptron.relu(2, new Encoding.AxisHarmonics(70), 3, 2, 140);
    CudaOptions rounded = new CudaOptions(true, true, true);
    float[] exact = evaluate(Way.USUAL, network);
    float[] close = evaluate(rounded, network);
    boolean same = true;
    for (int i = 0; i < exact.length; i++) {
      assertEquals(exact[i], close[i], 1e-2, "element " + i);
      same &= exact[i] == close[i];
    }
    assertFalse(same);
  }

  private static float[] evaluate(CudaOptions options, NetworkSpec network) {
    try (Evaluator evaluator =
        new CudaBackend(options).evaluator(network, network.layout().initial(3), 1)) {
      float[] predictions = new float[9 * 3];
      evaluator.evaluate(grid(3, 3), predictions);
      return predictions;
    }
  }

  /** CuBLAS costs time and memory of the device; who needs no product does without. */
  @Test
  void fusedNetworksLoadNoProducts() {
    Signal signal = Fits.picture(5, 5, 3);
    TrainingPlan plan = Fits.plan(Fits.siren(20), new Sampler.FullGrid());
    try (Trainer trainer = new CudaBackend(Way.USUAL).trainer(plan, signal, 1)) {
      trainer.step(1);
      Fits.predictions(trainer, signal);
      assertFalse(simulator.report().launches().containsKey("cublasSgemm"));
      Fits.jacobian(trainer, signal);
      assertTrue(simulator.report().launches().containsKey("cublasSgemm"));
    }
  }

  /** A gradient is one call of cuBLAS for all full slices, and one for the rest. */
  @Test
  void slicesOfAGradientAreOneProduct() {
    Signal signal = Fits.picture(10, 10, 3);
    TrainingPlan plan = Fits.plan(Fits.siren(129), new Sampler.FullGrid());
    try (Trainer trainer = new CudaBackend(Way.USUAL).trainer(plan, signal, 1)) {
      trainer.step(1);
      Map<String, Long> launches = simulator.report().launches();
      // Three dense layers, and two of them backward, and one that tries cuBLAS out. 100 points are
      // 25 slices of 4.
      assertEquals(3, launches.get("cublasSgemmStridedBatched"));
      assertEquals(3 + 2 + 1, launches.get("cublasSgemm"));
    }
  }

  /** A table of coordinates that is uploaded in several pieces. */
  @Test
  void soundsLongerThanAPieceOfTheTableAreEvaluated() {
    Grid line = grid(300_000);
    NetworkSpec network = Siren.network(1, 1, 1, 1, 30, 30);
    float[] whole = new float[300_000];
    float[] end = new float[7];
    try (Evaluator cuda =
        new CudaBackend(Way.USUAL).evaluator(network, network.layout().initial(3), 1)) {
      cuda.evaluate(line, whole);
      cuda.evaluate(line.window(0, 299_993, 7), end);
    }
    for (int i = 0; i < end.length; i++) {
      assertEquals(whole[299_993 + i], end[i], "element " + i);
    }
  }

  /** A window of a picture of 4,000,000 x 4,000,000 costs what is seen of it. */
  @Test
  void aWindowOfAHugeGridUploadsItsOwnCoordinatesOnly() {
    NetworkSpec network = Fits.siren(8);
    Grid huge = grid(4_000_000, 4_000_000).window(0, 3_999_990, 3).window(1, 17, 5);
    try (Evaluator cuda =
            new CudaBackend(Way.USUAL).evaluator(network, network.layout().initial(3), 1);
        Evaluator reference =
            new ReferenceBackend().evaluator(network, network.layout().initial(3), 1)) {
      float[] expected = new float[3 * 5 * 3];
      reference.evaluate(huge, expected);
      long before = simulator.report().count("bytes-to-device");
      float[] found = new float[expected.length];
      cuda.evaluate(huge, found);
      assertEquals(8 * (3 + 5), simulator.report().count("bytes-to-device") - before);
      assertArrayEquals(expected, found, (float) Tolerance.PREDICTIONS);
    }
  }

  private static Grid grid(int... samples) {
    String[] names = {"z", "y", "x"};
    Axis[] axes = new Axis[samples.length];
    for (int d = 0; d < axes.length; d++) {
      axes[d] = Axis.centred(names[d], samples[d]);
    }
    return Grid.of(axes);
  }

  private static void followsTheReference(
      CudaOptions way, NetworkSpec network, Coordinates points, Sampler sampler, int steps) {
    Signal signal = Fits.noise(points, network.outputs());
    TrainingPlan plan = Fits.plan(network, sampler);
    try (Trainer expected = new ReferenceBackend().trainer(plan, signal, 1);
        Trainer actual = new CudaBackend(way).trainer(plan, signal, 1)) {
      for (int s = 0; s < steps; s++) {
        assertStep(plan, expected, actual, sampler + ", step " + s);
      }
      assertArrayEquals(
          Fits.predictions(expected, signal),
          Fits.predictions(actual, signal),
          10 * (float) Tolerance.PREDICTIONS);
    }
  }

  private static void assertStep(
      TrainingPlan plan, Trainer expected, Trainer actual, String message) {
    TrainerState before = actual.save();
    expected.step(1);
    actual.step(1);
    assertEquals(
        expected.loss(),
        actual.loss(),
        2 * Tolerance.ofLoss(plan.loss(), expected.loss()),
        message);
    assertNotEquals(before.step(), actual.save().step());
  }
}
