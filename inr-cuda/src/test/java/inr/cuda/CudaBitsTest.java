package inr.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.backend.Backend;
import inr.backend.Backends;
import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.cuda.simulator.Simulator;
import inr.encoding.Encoding;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.preset.Perceptron;
import inr.preset.Siren;
import inr.reference.ReferenceBackend;
import inr.sampling.Sampler;
import inr.selftest.Tolerance;
import inr.signal.Signal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What bits may depend on, and what not; what crosses to the device and back. */
@Tag("kernels")
@ExtendWith(CleanDevice.class)
class CudaBitsTest {
  /** Rounding of sums of some thousand terms, against double precision; relative. */
  private static final double ROUNDING = 1e-5;

  private static final int STEPS = 3;

  private final Simulator simulator = Simulator.load();

  static Stream<Named<CudaOptions>> ways() {
    return Way.all();
  }

  /** Blocks run in any order on a device. */
  @ParameterizedTest
  @MethodSource("ways")
  void theOrderOfBlocksDoesNotMatter(CudaOptions way) {
    Signal signal = Fits.picture(43, 47, 3);
    for (NetworkSpec network : new NetworkSpec[] {Fits.siren(33), Fits.normed()}) {
      TrainingPlan plan = Fits.plan(network, new Sampler.RandomBatches(700));
      simulator.command("reverse-blocks", "off");
      TrainerState forward = fit(way, plan, signal);
      simulator.command("reverse-blocks", "on");
      TrainerState backward = fit(way, plan, signal);
      assertEquals(forward.arrays(), backward.arrays());
    }
  }

  /** Every device from compute capability 8.0 on takes the same tiles. */
  @Test
  void aLargerDeviceGivesTheSameBits() {
    Signal signal = Fits.picture(93, 97, 3);
    TrainingPlan plan = Fits.plan(Siren.network(2, 3, 4, 100, 30, 30), new Sampler.FullGrid());
    TrainerState small = fit(Way.USUAL, plan, signal);
    simulator.command("shared", String.valueOf(227 << 10));
    simulator.command("capability", "9", "0");
    TrainerState large = fit(Way.USUAL, plan, signal);
    assertEquals(small.parameters(), large.parameters());
  }

  /** Turing has 64 KiB for a block: smaller tiles, other sums, the same fit. */
  @Test
  void aDeviceWithLittleSharedMemoryComesClose() {
    Signal signal = Fits.picture(93, 97, 3);
    TrainingPlan plan = Fits.plan(Siren.network(2, 3, 4, 100, 30, 30), new Sampler.FullGrid());
    TrainerState usual = fit(Way.USUAL, plan, signal);
    simulator.command("shared", String.valueOf(64 << 10));
    simulator.command("capability", "7", "5");
    TrainerState turing = fit(Way.USUAL, plan, signal);
    assertFalse(usual.parameters().equals(turing.parameters()), "the tiles are the same");
    assertNearlyEqual(plan, usual.parameters().toFloats(), turing.parameters().toFloats());
  }

  /**
   * More tiles than shards: the first tile of a shard sets its part of the gradient, the others add
   * to it, in all layers.
   */
  @Test
  void theTilesOfAShardAreAdded() {
    Signal signal = Fits.picture(131, 127, 3);
    TrainingPlan plan = Fits.plan(Siren.network(2, 3, 3, 64, 30, 30), new Sampler.FullGrid());
    try (Trainer expected = Backends.named("cpu").trainer(plan, signal, 1);
        Trainer actual = new CudaBackend(Way.USUAL).trainer(plan, signal, 1)) {
      expected.step(1);
      actual.step(1);
      float[] gradient = expected.gradient().values();
      float largest = 0;
      for (float element : gradient) {
        largest = Math.max(largest, Math.abs(element));
      }
      float[] found = actual.gradient().values();
      for (int i = 0; i < gradient.length; i++) {
        assertEquals(gradient[i], found[i], ROUNDING * largest, "element " + i);
      }
      expected.step(2);
      actual.step(2);
      assertNearlyEqual(plan, expected.parameters().values(), actual.parameters().values());
    }
  }

  private static void assertNearlyEqual(TrainingPlan plan, float[] expected, float[] actual) {
    for (int i = 0; i < expected.length; i++) {
      double tolerance = Tolerance.ofParameter(expected[i], STEPS, plan.learningRate());
      assertEquals(expected[i], actual[i], tolerance, "parameter " + i);
    }
  }

  @Test
  void narrowNetworksAreFusedAndOthersAreNot() {
    Signal signal = Fits.picture(5, 5, 3);
    fit(Way.USUAL, Fits.plan(Fits.siren(128), new Sampler.FullGrid()), signal);
    assertTrue(simulator.report().launches().containsKey("fused_step"));
    simulator.reset();
    fit(Way.USUAL, Fits.plan(Fits.siren(129), new Sampler.FullGrid()), signal);
    assertTrue(simulator.report().launches().containsKey("activate_rows"));
    assertTrue(!simulator.report().launches().containsKey("fused_step"));
  }

  /** Once plan and signal are there, steps copy nothing in either direction. */
  @ParameterizedTest
  @MethodSource("ways")
  void stepsCopyNothing(CudaOptions way) {
    Signal signal = Fits.picture(9, 7, 3);
    TrainingPlan plan = Fits.plan(Fits.siren(20), new Sampler.RandomBatches(40));
    try (Trainer trainer = new CudaBackend(way).trainer(plan, signal, 1)) {
      long before = copied();
      trainer.step(5);
      assertEquals(before, copied());
      trainer.loss();
      assertEquals(before + 8, copied());
    }
  }

  private long copied() {
    return simulator.report().count("bytes-to-device") + simulator.report().count("bytes-to-host");
  }

  /** A batch of more points than a run has: gradients of several runs are added. */
  @ParameterizedTest
  @MethodSource("ways")
  void batchesMayTakeSeveralRuns(CudaOptions way) {
    Signal line = Fits.noise(Grid.of(Axis.centred("t", 4500)), 1);
    NetworkSpec network = Perceptron.relu(1, new Encoding.AxisHarmonics(1024), 1, 1, 4);
    TrainingPlan plan = Fits.plan(network, new Sampler.FullGrid());
    double expected = lossAfter(3, new ReferenceBackend(), plan, line);
    assertEquals(expected, lossAfter(3, new CudaBackend(way), plan, line), ROUNDING * expected);
  }

  /** A batch that would keep a display waiting is several launches, which go on with the sums. */
  @Test
  void aLargeBatchTakesSeveralLaunches() {
    Signal line = Fits.noise(Grid.of(Axis.centred("t", FusedPass.LAUNCH_POINTS + 1000)), 1);
    NetworkSpec network = Siren.network(1, 1, 1, 2, 30, 30);
    TrainingPlan plan = Fits.plan(network, new Sampler.FullGrid());
    double expected = lossAfter(2, Backends.named("cpu"), plan, line);
    assertEquals(
        expected, lossAfter(2, new CudaBackend(Way.USUAL), plan, line), ROUNDING * expected);
    assertEquals(4, simulator.report().launches().get("fused_step"));
  }

  /** More predictions than are fetched at once. */
  @ParameterizedTest
  @MethodSource("ways")
  void largePicturesAreEvaluatedInRuns(CudaOptions way) {
    Signal signal = Fits.picture(3, 5, 3);
    TrainingPlan plan = Fits.plan(Siren.network(2, 3, 1, 4, 30, 30), new Sampler.FullGrid());
    Grid large = Grid.of(Axis.centred("y", 700), Axis.centred("x", 600));
    try (Trainer trainer = new CudaBackend(way).trainer(plan, signal, 1)) {
      float[] whole = new float[700 * 600 * 3];
      trainer.evaluate(large, whole);
      float[] last = new float[600 * 3];
      trainer.evaluate(large.rows(699, 1), last);
      for (int i = 0; i < last.length; i++) {
        assertEquals(last[i], whole[699 * 600 * 3 + i], "element " + i);
      }
    }
  }

  /** A network wider than the fused kernel takes, both products. */
  @ParameterizedTest
  @MethodSource("ways")
  void wideNetworksFollowTheReference(CudaOptions way) {
    Signal signal = Fits.picture(9, 11, 3);
    TrainingPlan plan = Fits.plan(Siren.network(2, 3, 2, 200, 30, 30), new Sampler.FullGrid());
    double expected = lossAfter(4, new ReferenceBackend(), plan, signal);
    assertEquals(
        expected, lossAfter(4, new CudaBackend(way), plan, signal), 10 * ROUNDING * expected);
  }

  private static TrainerState fit(CudaOptions way, TrainingPlan plan, Signal signal) {
    try (Trainer trainer = new CudaBackend(way).trainer(plan, signal, 1)) {
      trainer.step(STEPS);
      return trainer.save();
    }
  }

  private static double lossAfter(int steps, Backend backend, TrainingPlan plan, Signal signal) {
    try (Trainer trainer = backend.trainer(plan, signal, 1)) {
      trainer.step(steps);
      return trainer.loss();
    }
  }
}
