package inr.io.model;

import inr.activation.Activation;
import inr.backend.Numbers;
import inr.backend.TrainerState;
import inr.circuit.Distribution;
import inr.circuit.Parameters;
import inr.encoding.Encoding;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.signal.Medium;
import inr.signal.ValueRange;
import java.util.List;
import java.util.Map;

/**
 * Small models and checkpoints with known values. Those of version 1 were made from them: change
 * nothing here, add.
 */
final class Fits {
  static final String HASH = "0123456789abcdef".repeat(4);

  /** Thirteen parameters, by hand, each exact in half precision. */
  static final float[] VALUES = {
    0.5f, -0.25f, 1, -0.0f, 0x1p-24f, 65_504, -1.5f, 3, 0.125f, -2, 7, 0.75f, -1024
  };

  private Fits() {}

  /** 2 inputs, 3 sines, 1 output. */
  static NetworkSpec network() {
    return new NetworkSpec(
        2,
        new Encoding.Identity(),
        List.of(
            new Layer.Dense(
                3,
                new Activation.Sine(30),
                new Distribution.Uniform(0.5),
                new Distribution.Uniform(0.1)),
            new Layer.Dense(
                1,
                new Activation.Identity(),
                new Distribution.Uniform(0.05),
                new Distribution.Constant(0))));
  }

  static TrainingPlan plan() {
    return TrainingPlan.of(network(), 1e-4, 42);
  }

  static Provenance provenance() {
    return new Provenance(
        "tiny.png",
        HASH,
        "inr 0.1.0",
        "17.0.1",
        "cpu",
        500,
        Map.of("model", "siren", "width", "3"),
        Map.of("psnr", 42.125, "ssim", 0.1));
  }

  static Model model(Precision precision, float... values) {
    return new Model(
        plan(),
        Grid.of(Axis.centred("y", 4), Axis.centred("x", 5)),
        new Medium.Picture(5, 4, 1, 16),
        ValueRange.symmetric(0, 65_535),
        new Parameters(network().layout(), values.clone()),
        precision,
        provenance());
  }

  static Checkpoint checkpoint() {
    double[] parameters = new double[13];
    float[] first = new float[13];
    double[] second = new double[13];
    for (int i = 0; i < 13; i++) {
      parameters[i] = VALUES[i] + 1e-9 * i;
      first[i] = -i / 3.0f;
      second[i] = i * Double.MIN_VALUE;
    }
    Map<String, Numbers> arrays =
        Map.of(
            TrainerState.PARAMETERS,
            new Numbers.Doubles(parameters),
            "adam.first",
            new Numbers.Floats(first),
            "adam.second",
            new Numbers.Doubles(second));
    return new Checkpoint(
        plan(),
        HASH,
        TrainerState.of(5_000_000_000L, 0.1, arrays),
        12.345,
        Map.of(
            "bestPsnr",
            31.25,
            "losses",
            List.of(0.5, 0.25),
            "slowed",
            true,
            "stop",
            Map.of("steps", 500),
            "note",
            "Δ"));
  }
}
