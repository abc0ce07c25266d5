package inr.bench;

import inr.backend.Backends;
import inr.backend.Trainer;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.network.Networks;
import inr.plan.TrainingPlan;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.Arrays;

/**
 * The share of the machine's FMA peak that whole training steps reach, and forward passes too.
 *
 * <p>Counted flops are those of the products alone: 2·in·out per point forward and 4·in·out
 * backward, less the 2·in·out for the gradient of the features that nobody needs. Peak and steps
 * alternate in one process; the peak is the highest of all rounds, since other programs can only
 * lower it, and steps are printed as medians and extremes.
 */
final class StepShare {
  private static final int ROUNDS = 9;
  private static final int SIDE = 256;

  /** Widths of a run that names none. */
  static final int[] WIDTHS = {64, 128, 256, 512};

  private StepShare() {}

  /** Prints one line for each width and depth. */
  static void main(int threads, int... widths) {
    System.out.printf(
        "JDK %s, %d threads, %d x %d points in full batch, %s%n",
        System.getProperty("java.version"),
        threads,
        SIDE,
        SIDE,
        Backends.named("cpu").availability().explanation());
    System.out.println(
        "width layers   peak GFLOP/s   step GFLOP/s   Mpoint/s  share of peak: step (min..max)  render");
    for (int width : widths) {
      for (int hiddenLayers : new int[] {4, 6}) {
        line(threads, width, hiddenLayers);
      }
    }
  }

  private static void line(int threads, int width, int hiddenLayers) {
    NetworkSpec network = Networks.siren(2, 3, hiddenLayers, width, 30, 30);
    Grid grid = Grid.of(Axis.centred("y", SIDE), Axis.centred("x", SIDE));
    byte[] values = new byte[SIDE * SIDE * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i * 31 >> 3);
    }
    Signal signal =
        new Signal(
            grid,
            new Medium.Picture(SIDE, SIDE, 3, 8),
            new Samples.UnsignedBytes(values),
            ValueRange.symmetric(0, 255));
    float[] predictions = new float[SIDE * SIDE * 3];
    double[] peaks = new double[ROUNDS];
    double[] steps = new double[ROUNDS];
    double[] renders = new double[ROUNDS];
    try (Trainer trainer =
        Backends.named("cpu").trainer(TrainingPlan.of(network, 1e-4, 1), signal, threads)) {
      int repeats = Math.max(1, 160_000 / (width * width));
      trainer.step(3 * repeats);
      trainer.evaluate(grid, predictions);
      for (int i = 0; i < 5; i++) {
        FmaPeak.measure(threads);
      }
      for (int round = 0; round < ROUNDS; round++) {
        peaks[round] = FmaPeak.measure(threads);
        long start = System.nanoTime();
        trainer.step(repeats);
        steps[round] =
            repeats * trainingFlops(network) * SIDE * SIDE / ((System.nanoTime() - start) * 1e-9);
        start = System.nanoTime();
        for (int i = 0; i < repeats; i++) {
          trainer.evaluate(grid, predictions);
        }
        renders[round] =
            repeats * forwardFlops(network) * SIDE * SIDE / ((System.nanoTime() - start) * 1e-9);
      }
    }
    Arrays.sort(peaks);
    Arrays.sort(steps);
    Arrays.sort(renders);
    double peak = peaks[ROUNDS - 1];
    double step = steps[ROUNDS / 2];
    System.out.printf(
        "%5d %6d %14.1f %14.1f %10.3f %18.1f %% (%.1f..%.1f) %8.1f %%%n",
        width,
        hiddenLayers,
        peak * 1e-9,
        step * 1e-9,
        step / trainingFlops(network) * 1e-6,
        100 * step / peak,
        100 * steps[0] / peak,
        100 * steps[ROUNDS - 1] / peak,
        100 * renders[ROUNDS / 2] / peak);
  }

  private static double forwardFlops(NetworkSpec network) {
    int[] widths = network.widths();
    double flops = 0;
    for (int l = 0; l < network.layers().size(); l++) {
      if (network.layers().get(l) instanceof Layer.Dense) {
        flops += 2.0 * widths[l] * widths[l + 1];
      }
    }
    return flops;
  }

  private static double trainingFlops(NetworkSpec network) {
    return 3 * forwardFlops(network) - 2.0 * network.widths()[0] * network.widths()[1];
  }
}
