package inr.io.plan;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.Placement;
import inr.loss.Loss;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.optimizer.Optimizer;
import inr.optimizer.Schedule;
import inr.plan.TrainingPlan;
import inr.sampling.Sampler;
import inr.signal.Medium;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of every member that files of version 1 may hold, in the order of its resource; newer ones
 * are among the specimens.
 */
final class EveryKind {
  private EveryKind() {}

  /**
   * Samples by interface, plain records under their own type; in a fixed order, which the resource
   * of version 1 has.
   */
  static Map<Class<?>, List<?>> samples() {
    Map<Class<?>, List<?>> samples = new LinkedHashMap<>();
    samples.put(
        Activation.class,
        List.of(
            new Activation.Identity(),
            new Activation.Sine(30),
            new Activation.DampedSine(30, Activation.Damping.SQRT),
            new Activation.DampedSine(25.5, Activation.Damping.ARCTAN),
            new Activation.DampedSine(1e-3, Activation.Damping.LOG),
            new Activation.Finer(30, true),
            new Activation.Gauss(0.1),
            new Activation.Relu(),
            new Activation.Gelu(),
            new Activation.Silu(),
            new Activation.Tanh(),
            new Activation.GatedTanh(30)));
    samples.put(
        Encoding.class,
        List.of(
            new Encoding.Identity(),
            new Encoding.PositionalEncoding(10, Math.PI, true),
            new Encoding.FourierFeatures(256, 10, -1),
            new Encoding.GivenFourierFeatures(List.of(List.of(1.0, -0.1), List.of(2e-300, 3e300))),
            new Encoding.AxisHarmonics(270)));
    samples.put(Loss.class, List.of(new Loss.MeanSquaredError(), new Loss.MeanAbsoluteError()));
    samples.put(
        Distribution.class,
        List.of(
            new Distribution.Uniform(1.0 / 3),
            new Distribution.Normal(0),
            new Distribution.Constant(-0.0)));
    samples.put(
        Layer.class,
        List.of(
            new Layer.Dense(
                3,
                new Activation.Sine(30),
                new Distribution.Uniform(0.5),
                new Distribution.Constant(0)),
            new Layer.LayerNorm(1e-5)));
    samples.put(Optimizer.class, List.of(Optimizer.Adam.of(), Optimizer.AdamW.of()));
    samples.put(
        Schedule.class,
        List.of(
            new Schedule.Constant(),
            new Schedule.Cosine(5000, 0.01),
            new Schedule.Exponential(5_000_000_000L, 0.1),
            new Schedule.Step(100, 0.5)));
    samples.put(
        Sampler.class,
        List.of(
            new Sampler.FullGrid(),
            new Sampler.RandomBatches(65536),
            Sampler.NonparametricTeaching.of(),
            Sampler.Evolutionary.of()));
    samples.put(
        Medium.class,
        List.of(
            new Medium.Picture(768, 512, 3, 8),
            new Medium.Sound(264_600, 2, 44_100, 24, false),
            new Medium.Field(7)));
    samples.put(
        Grid.class,
        List.of(
            Grid.of(
                Axis.of("y", 9, -0.75, 0.75, Placement.CENTRES).window(3, 4),
                Axis.of("x", 12, -1, 1, Placement.END_POINTS))));
    samples.put(
        TrainingPlan.class,
        List.of(
            new TrainingPlan(
                new NetworkSpec(
                    2,
                    new Encoding.Identity(),
                    List.of(
                        new Layer.Dense(
                            4,
                            new Activation.Sine(30),
                            new Distribution.Uniform(0.5),
                            new Distribution.Uniform(0.7)),
                        new Layer.Dense(
                            1,
                            new Activation.Identity(),
                            new Distribution.Normal(0.1),
                            new Distribution.Constant(0)))),
                new Loss.MeanSquaredError(),
                Optimizer.Adam.of(),
                1e-4,
                new Schedule.Constant(),
                new Sampler.FullGrid(),
                Long.MIN_VALUE)));
    return samples;
  }
}
