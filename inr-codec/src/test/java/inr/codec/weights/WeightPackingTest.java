package inr.codec.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.backend.Backend;
import inr.backend.BackendChoice;
import inr.backend.Trainer;
import inr.circuit.Parameters;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WeightPackingTest {
  private static final int WIDTH = 40;
  private static final int HEIGHT = 30;
  private static final NetworkSpec NETWORK = Siren.network(2, 1, 2, 24, 30, 30);
  private static final Backend BACKEND = BackendChoice.available("cpu");
  private static final WeightPacking.Progress NOBODY = (steps, bytes, error) -> {};

  private static Parameters fitted;

  /** A few steps: packing has something to spoil, and training something to gain. */
  @BeforeAll
  static void fit() {
    try (Trainer trainer = BACKEND.trainer(TrainingPlan.of(NETWORK, 1e-3, 1), signal(), 2)) {
      trainer.step(300);
      fitted = trainer.parameters();
    }
  }

  private static Signal signal() {
    byte[] values = new byte[WIDTH * HEIGHT];
    for (int i = 0; i < values.length; i++) {
      int x = i % WIDTH;
      int y = i / WIDTH;
      values[i] = (byte) (50 + 3 * x + (x + 2 * y > 55 ? 60 : 0) + x * y % 17);
    }
    return new Signal(
        Grid.of(Axis.centred("y", HEIGHT), Axis.centred("x", WIDTH)),
        new Medium.Picture(WIDTH, HEIGHT, 1, 8),
        new Samples.UnsignedBytes(values),
        ValueRange.symmetric(0, 255));
  }

  private static WeightPacking packing(int threads) {
    return new WeightPacking(BACKEND, NETWORK, fitted, signal(), threads, NOBODY);
  }

  private static int bytes(WeightPacking.Result result) {
    return WeightCode.write(result.parameters()).length;
  }

  @Test
  void anErrorIsHeldAndTrainingMakesItTakeFewerBytes() {
    double unpacked = packing(2).error(fitted);
    Goal goal = Goal.error(1.05 * unpacked);
    WeightPacking.Result rounded = packing(2).pack(goal, 0);
    WeightPacking.Result trained = packing(2).pack(goal, 60);
    assertEquals(0, rounded.steps());
    assertTrue(rounded.error() <= goal.error() && trained.error() <= goal.error());
    assertEquals(rounded.error(), packing(1).error(rounded.parameters().parameters()));
    // Half of float16 even without training.
    assertTrue(bytes(rounded) < fitted.values().length, bytes(rounded) + " bytes");
    assertTrue(bytes(trained) < 0.95 * bytes(rounded), bytes(trained) + " of " + bytes(rounded));
  }

  /** One exponent coarser would break the promise: what is asked for is used up. */
  @Test
  void stepsAreAsCoarseAsTheErrorAllows() {
    double unpacked = packing(2).error(fitted);
    WeightPacking.Result rounded = packing(2).pack(Goal.error(1.05 * unpacked), 0);
    int[] coarser = rounded.parameters().exponents().clone();
    for (int t = 0; t < coarser.length; t++) {
      coarser[t]--;
    }
    Parameters next = PackedParameters.of(fitted, coarser).parameters();
    assertTrue(packing(2).error(next) > 1.05 * unpacked);
  }

  @Test
  void aSizeIsHeldAndTrainingMakesItBetter() {
    Goal goal = Goal.bytes(500);
    WeightPacking.Result rounded = packing(2).pack(goal, 0);
    WeightPacking.Result trained = packing(2).pack(goal, 60);
    assertTrue(bytes(rounded) <= 504 && bytes(rounded) > 450, bytes(rounded) + " bytes");
    assertTrue(bytes(trained) <= 504, bytes(trained) + " bytes");
    assertTrue(trained.error() < 0.85 * rounded.error(), trained.error() + " " + rounded.error());
  }

  @Test
  void nothingDependsOnThreads() {
    Goal goal = Goal.bytes(600);
    byte[] one = WeightCode.write(packing(1).pack(goal, 5).parameters());
    byte[] three = WeightCode.write(packing(3).pack(goal, 5).parameters());
    assertArrayEquals(one, three);
  }

  /** Tensors that matter more get finer steps than all of one size would. */
  @Test
  void stepsFollowWhatTensorsMatter() {
    double unpacked = packing(2).error(fitted);
    WeightPacking.Result own = packing(2).pack(Goal.error(1.05 * unpacked), 0);
    int even = 0;
    for (int e = 0; e < 80; e++) {
      int[] all = new int[own.parameters().exponents().length];
      Arrays.fill(all, e);
      PackedParameters packed = PackedParameters.of(fitted, all);
      if (packing(2).error(packed.parameters()) <= 1.05 * unpacked) {
        even = WeightCode.write(packed).length;
        break;
      }
    }
    assertTrue(bytes(own) < even, bytes(own) + " against " + even);
  }

  @Test
  void whatCannotBeReachedIsRefused() {
    double unpacked = packing(2).error(fitted);
    assertThrows(
        IllegalArgumentException.class, () -> packing(2).pack(Goal.error(unpacked / 2), 0));
    assertThrows(IllegalArgumentException.class, () -> packing(2).pack(Goal.bytes(10), 0));
    assertThrows(IllegalArgumentException.class, () -> new Goal(5, 5));
  }

  @Test
  void whoLooksOnCanEndIt() {
    WeightPacking ended =
        new WeightPacking(
            BACKEND,
            NETWORK,
            fitted,
            signal(),
            1,
            (steps, bytes, error) -> {
              if (steps == 3) {
                throw new CancellationException();
              }
            });
    assertThrows(CancellationException.class, () -> ended.pack(Goal.bytes(600), 5));
  }
}
