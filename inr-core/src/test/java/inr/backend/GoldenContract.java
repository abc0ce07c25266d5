package inr.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.circuit.Parameters;
import inr.golden.Golden;
import inr.grid.ScatteredPoints;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PyTorch's numbers through the backend boundary, as close as single precision comes to them. */
public abstract class GoldenContract {
  /**
   * Outputs are of order 1 and pass four layers of float rounding with a gain of some ten;
   * absolute.
   */
  private static final double OUTPUTS = 1e-5;

  /**
   * A slope of sin 30z doubles the phase error of each layer on its way back; relative to the
   * largest element.
   */
  private static final double DERIVATIVES = 1e-4;

  /**
   * Losses average errors of outputs; the first step's signs of tiny gradient elements may differ;
   * relative.
   */
  private static final double LOSSES = 1e-4;

  /** The backend under test. */
  protected abstract Backend backend();

  static Stream<Golden> networks() {
    return Golden.all();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void outputsAgree(Golden golden) {
    if (refused(golden)) {
      return;
    }
    try (Trainer trainer = trainer(golden)) {
      float[] outputs = new float[golden.outputs().length];
      trainer.evaluate(points(golden), outputs);
      for (int i = 0; i < outputs.length; i++) {
        assertEquals(golden.outputs()[i], outputs[i], OUTPUTS, "element " + i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void evaluatorOutputsAgree(Golden golden) {
    if (refused(golden)) {
      return;
    }
    NetworkSpec network = golden.network();
    try (Evaluator evaluator =
        backend()
            .evaluator(network, new Parameters(network.layout(), floats(golden.parameters())), 1)) {
      float[] outputs = new float[golden.outputs().length];
      evaluator.evaluate(points(golden), outputs);
      for (int i = 0; i < outputs.length; i++) {
        assertEquals(golden.outputs()[i], outputs[i], OUTPUTS, "element " + i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void inputJacobiansAgree(Golden golden) {
    if (refused(golden)) {
      return;
    }
    try (Trainer trainer = trainer(golden)) {
      float[] jacobian = new float[golden.jacobian().length];
      trainer.jacobian(points(golden), jacobian);
      Tolerances.assertRelative(golden.jacobian(), jacobian, DERIVATIVES);
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void lossAndGradientsAgree(Golden golden) {
    if (refused(golden)) {
      return;
    }
    try (Trainer trainer = trainer(golden)) {
      trainer.step(1);
      assertEquals(golden.loss(), trainer.loss(), LOSSES * golden.loss());
      Tolerances.assertRelative(
          golden.gradient(),
          floats(golden.known(doubles(trainer.gradient().values()))),
          DERIVATIVES);
    }
  }

  static Stream<Golden> sameParameters() {
    return networks().filter(Golden::sameParameters);
  }

  @ParameterizedTest
  @MethodSource("sameParameters")
  void tenAdamLossesAgree(Golden golden) {
    if (refused(golden)) {
      return;
    }
    try (Trainer trainer = trainer(golden)) {
      double[] expected = golden.adamLosses();
      for (int s = 0; s < expected.length; s++) {
        trainer.step(1);
        assertEquals(expected[s], trainer.loss(), LOSSES * expected[s], "step " + s);
      }
      assertTrue(trainer.loss() < golden.loss());
    }
  }

  private boolean refused(Golden golden) {
    return BackendContract.refused(backend(), plan(golden), signal(golden));
  }

  private static TrainingPlan plan(Golden golden) {
    return TrainingPlan.of(golden.network(), golden.learningRate(), 1);
  }

  private static Signal signal(Golden golden) {
    return new Signal(
        points(golden),
        new Medium.Field(3),
        new Samples.Floats(floats(golden.targets())),
        new ValueRange(-1, 1, -1, 1));
  }

  private Trainer trainer(Golden golden) {
    Trainer trainer = backend().trainer(plan(golden), signal(golden), 1);
    Map<String, Numbers> arrays = new TreeMap<>(trainer.save().arrays());
    arrays.put(TrainerState.PARAMETERS, new Numbers.Doubles(golden.parameters()));
    trainer.restore(TrainerState.of(0, 1, arrays));
    return trainer;
  }

  private static ScatteredPoints points(Golden golden) {
    return new ScatteredPoints(2, golden.coordinates());
  }

  private static float[] floats(double[] values) {
    float[] rounded = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = (float) values[i];
    }
    return rounded;
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }
}
