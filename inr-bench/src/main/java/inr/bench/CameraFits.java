package inr.bench;

import inr.activation.Activation.Damping;
import inr.backend.Backends;
import inr.backend.Trainer;
import inr.encoding.Encoding;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.Placement;
import inr.io.image.DecodedPicture;
import inr.io.image.PictureReader;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.preset.Perceptron;
import inr.preset.Siren;
import inr.preset.Spder;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fits of the grey 512 x 512 camera picture at 128 x 128: four layers of 256, full batch, Adam at
 * 1e-4, corner grid, targets in [−1, 1]. PSNR of the rounded picture after 25, 100 and 500 steps,
 * for comparison with the same fits by another program, and the highest until then: at a constant
 * rate a fit that is nearly exact falls back by 10 dB now and then.
 */
final class CameraFits {
  private static final int SIDE = 128;
  private static final int[] MILESTONES = {25, 100, 500};
  private static final int LOOK_EVERY = 4;

  /** Seeds of a run that names none: 1 to this. */
  static final int SEEDS = 3;

  /** Steps of a run that names none: all milestones. */
  static final int STEPS = 500;

  private CameraFits() {}

  /** Prints a line for each network and seed, and the mean of each network. */
  static void main(Path camera, int seeds, int steps) throws IOException {
    Signal signal = signal(camera);
    Encoding octaves = new Encoding.PositionalEncoding(6, Math.PI, true);
    Map<String, NetworkSpec> networks = new LinkedHashMap<>();
    networks.put("siren", Siren.network(2, 1, 4, 256, 30, 30));
    networks.put("spder", Spder.network(2, 1, 4, 256, 30, 30, Damping.SQRT));
    networks.put("relu-pe", Perceptron.relu(2, octaves, 1, 4, 256));
    int[] milestones = Arrays.stream(MILESTONES).filter(step -> step <= steps).toArray();
    System.out.println(
        "network   seed  PSNR (highest until then) after steps " + Arrays.toString(milestones));
    networks.forEach(
        (name, network) -> {
          double[] sums = new double[milestones.length];
          for (long seed = 1; seed <= seeds; seed++) {
            double[] psnr = fit(name, network, signal, seed, milestones);
            Arrays.setAll(sums, i -> sums[i] + psnr[i]);
          }
          StringBuilder line = new StringBuilder(String.format("%-9s mean ", name));
          for (double sum : sums) {
            line.append(String.format(" %8.2f         ", sum / seeds));
          }
          System.out.println(line.toString().stripTrailing());
        });
  }

  private static Signal signal(Path camera) throws IOException {
    DecodedPicture picture = PictureReader.read(camera);
    Medium.Picture medium = picture.medium();
    if (!(picture.samples() instanceof Samples.UnsignedBytes bytes) || medium.channels() != 1) {
      throw new IOException(camera + " is not an 8-bit grey picture");
    }
    byte[] small =
        TriangleResize.reduce(bytes.values(), medium.width(), medium.height(), SIDE, SIDE);
    Grid grid =
        Grid.of(
            Axis.of("y", SIDE, -1, 1, Placement.END_POINTS),
            Axis.of("x", SIDE, -1, 1, Placement.END_POINTS));
    return new Signal(
        grid,
        new Medium.Picture(SIDE, SIDE, 1, 8),
        new Samples.UnsignedBytes(small),
        ValueRange.symmetric(0, 255));
  }

  private static double[] fit(
      String name, NetworkSpec network, Signal signal, long seed, int... milestones) {
    int threads = Runtime.getRuntime().availableProcessors();
    double[] reached = new double[milestones.length];
    StringBuilder line = new StringBuilder(String.format("%-9s %4d ", name, seed));
    try (Trainer trainer =
        Backends.named("cpu").trainer(TrainingPlan.of(network, 1e-4, seed), signal, threads)) {
      double best = 0;
      int step = 0;
      for (int i = 0; i < milestones.length; i++) {
        while (step < milestones[i]) {
          int steps = Math.min(LOOK_EVERY, milestones[i] - step);
          trainer.step(steps);
          step += steps;
          reached[i] = Fit.roundedPsnr(trainer, signal);
          best = Math.max(best, reached[i]);
        }
        line.append(String.format(" %8.2f (%.2f)", reached[i], best));
      }
    }
    System.out.println(line);
    return reached;
  }
}
