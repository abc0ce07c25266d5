package inr.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.activation.Activation;
import inr.circuit.Channel;
import inr.circuit.Circuit;
import inr.circuit.Distribution;
import inr.circuit.Jet;
import inr.circuit.Operation;
import inr.encoding.Encoding;
import inr.encoding.Flat;
import inr.formula.Held;
import inr.loss.StructuralLoss;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.preset.FourierKan;
import inr.random.CounterRandom;
import inr.selftest.Specimens;
import inr.selftest.Specimens.Specimen;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients and jets of every specimen against central differences, in double precision. */
class GradientCheckTest {
  /**
   * Differences of fourth order with step 1e-5 leave rounding of 1e-16/1e-5; relative to the
   * largest element.
   */
  private static final double DIFFERENCE = 1e-6;

  private static final double STEP = 1e-5;

  /** Second differences with this step leave rounding of 1e-16/1e-8, relative to the values. */
  private static final double SECOND_STEP = 2e-4;

  private static final double SECOND_DIFFERENCE = 1e-5;

  /** An irregular number of points. */
  private static final int POINTS = 7;

  /** What a plan optimises; a detached factor is meant to give another gradient. */
  static Stream<Specimen> specimens() {
    Stream<Specimen> more =
        Stream.of(
            new Specimen("fkan", TrainingPlan.of(FourierKan.network(2, 3, 3, 4), 1e-3, 1)),
            new Specimen("norm at both ends", TrainingPlan.of(normAtBothEnds(), 1e-3, 1)));
    return Stream.concat(
        Specimens.plans().stream()
            .filter(specimen -> !holds(specimen.plan().network().circuit()))
            .filter(specimen -> !holds(specimen.plan()))
            // Of a structural loss a point sees e² alone; StructureTest has the whole.
            .filter(specimen -> !(specimen.plan().loss() instanceof StructuralLoss))
            .filter(specimen -> specimen.plan().network().inputs() == 2),
        more);
  }

  static Stream<Specimen> differentiable() {
    return specimens()
        .filter(s -> s.name().matches("(activation|encoding|layer).*"))
        .filter(s -> !s.name().contains("SQRT") && !normalises(s.plan().network().circuit()));
  }

  /** A norm carries no derivatives along. */
  private static boolean normalises(Circuit circuit) {
    return circuit.operations().stream().anyMatch(o -> o instanceof Operation.Normalise);
  }

  private static boolean holds(TrainingPlan plan) {
    return plan.loss().terms(plan.field()).stream().anyMatch(Held::in);
  }

  private static boolean holds(Circuit circuit) {
    return circuit.operations().stream()
        .anyMatch(
            operation ->
                operation instanceof Operation.Pointwise pointwise
                    && pointwise.formulas().stream().anyMatch(Held::in));
  }

  @ParameterizedTest
  @MethodSource("specimens")
  void parameterGradientsAgreeWithDifferences(Specimen specimen) {
    TrainingPlan plan = specimen.plan();
    Circuit circuit = plan.network().circuit();
    ReferenceNetwork network = new ReferenceNetwork(circuit.lift(plan.loss().needs(2)));
    PointLoss loss = new PointLoss(plan.loss(), plan.field());
    double[] parameters = parameters(circuit);
    double[] coordinates = numbers(POINTS * 2, 2);
    double[] targets = numbers(POINTS * plan.field().targets(), 3);
    double[] gradient = new double[parameters.length];
    double[] unused = new double[parameters.length];
    network.lossAndGradient(parameters, coordinates, targets, loss, gradient);
    double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
    assertTrue(largest > 0);
    for (int i = 0; i < parameters.length; i++) {
      double expected =
          difference(
              parameters,
              i,
              () -> network.lossAndGradient(parameters, coordinates, targets, loss, unused));
      assertEquals(expected, gradient[i], DIFFERENCE * largest, "parameter " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("specimens")
  void inputJacobiansAgreeWithDifferences(Specimen specimen) {
    NetworkSpec spec = specimen.plan().network();
    ReferenceNetwork network = new ReferenceNetwork(spec.circuit());
    double[] parameters = parameters(spec.circuit());
    double[] coordinates = numbers(POINTS * 2, 2);
    double[] jacobian = network.jacobian(parameters, coordinates);
    double largest = Arrays.stream(jacobian).map(Math::abs).max().orElseThrow();
    assertEquals(Flat.is(spec), largest == 0);
    int channels = spec.outputs();
    for (int i = 0; i < jacobian.length; i++) {
      int output = i / 2;
      int input = i / (2 * channels) * 2 + i % 2;
      double expected =
          difference(coordinates, input, () -> network.forward(parameters, coordinates)[output]);
      assertEquals(expected, jacobian[i], DIFFERENCE * largest, "element " + i);
    }
  }

  /** The slopes that travel forward are those that a way back from each output gives. */
  @ParameterizedTest
  @MethodSource("differentiable")
  void slopesOfAJetAreTheJacobian(Specimen specimen) {
    Circuit circuit = specimen.plan().network().circuit();
    int channels = specimen.plan().network().outputs();
    double[] parameters = parameters(circuit);
    double[] coordinates = numbers(POINTS * 2, 2);
    double[] jacobian = new ReferenceNetwork(circuit).jacobian(parameters, coordinates);
    double[] jet =
        new ReferenceNetwork(circuit.lift(Jet.gradient(2))).forward(parameters, coordinates);
    double largest = Arrays.stream(jacobian).map(Math::abs).max().orElseThrow();
    for (int n = 0; n < POINTS; n++) {
      for (int c = 0; c < channels; c++) {
        for (int d = 0; d < 2; d++) {
          assertEquals(
              jacobian[(n * channels + c) * 2 + d],
              jet[(n * 3 + 1 + d) * channels + c],
              1e-12 * largest);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("differentiable")
  void curvaturesOfAJetAgreeWithDifferences(Specimen specimen) {
    Channel.Curvature mixed = new Channel.Curvature(List.of(List.of(0.7, -0.4), List.of(1.0, 1.3)));
    Jet jet = new Jet(List.of(new Channel.Slope(0), new Channel.Slope(1), mixed));
    Circuit circuit = specimen.plan().network().circuit();
    int channels = specimen.plan().network().outputs();
    double[] parameters = parameters(circuit);
    double[] x = numbers(POINTS * 2, 2);
    double[] found = new ReferenceNetwork(circuit.lift(jet)).forward(parameters, x);
    ReferenceNetwork plain = new ReferenceNetwork(circuit);
    double largest = 1;
    for (double value : found) {
      largest = Math.max(largest, Math.abs(value));
    }
    double[][] second = new double[4][];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        second[2 * i + j] = secondDifference(plain, parameters, x, i, j);
      }
    }
    for (int n = 0; n < POINTS; n++) {
      for (int c = 0; c < channels; c++) {
        double expected = 0;
        for (int i = 0; i < 2; i++) {
          for (int j = 0; j < 2; j++) {
            expected += mixed.weight(i, j) * second[2 * i + j][n * channels + c];
          }
        }
        assertEquals(
            expected, found[(n * 4 + 3) * channels + c], SECOND_DIFFERENCE * largest, "point " + n);
      }
    }
  }

  /** ∂²/∂xᵢ∂xⱼ of all outputs: fourth order in the step along a diagonal of the two axes. */
  private static double[] secondDifference(
      ReferenceNetwork network, double[] parameters, double[] x, int i, int j) {
    if (i == j) {
      double[] direction = new double[2];
      direction[i] = 1;
      return along(network, parameters, x, direction);
    }
    double[] sum = along(network, parameters, x, new double[] {1, 1});
    double[] difference = along(network, parameters, x, new double[] {1, -1});
    double[] mixed = new double[sum.length];
    for (int k = 0; k < mixed.length; k++) {
      mixed[k] = (sum[k] - difference[k]) / 4;
    }
    return mixed;
  }

  private static double[] along(
      ReferenceNetwork network, double[] parameters, double[] x, double[] direction) {
    double[][] at = new double[5][];
    for (int k = -2; k <= 2; k++) {
      double[] moved = x.clone();
      for (int n = 0; n < moved.length; n++) {
        moved[n] += k * SECOND_STEP * direction[n % 2];
      }
      at[k + 2] = network.forward(parameters, moved);
    }
    double[] second = new double[at[0].length];
    for (int n = 0; n < second.length; n++) {
      second[n] =
          (16 * (at[1][n] + at[3][n]) - (at[0][n] + at[4][n]) - 30 * at[2][n])
              / (12 * SECOND_STEP * SECOND_STEP);
    }
    return second;
  }

  @Test
  void theGradientOfTwoBatchesIsTheSumOfTheirGradients() {
    TrainingPlan plan = Specimens.plans().get(1).plan();
    ReferenceNetwork network = new ReferenceNetwork(plan.network().circuit());
    PointLoss loss = new PointLoss(plan.loss(), plan.field());
    double[] parameters = parameters(plan.network().circuit());
    int channels = plan.network().outputs();
    double[] x = numbers(24, 2);
    double[] y = numbers(12 * channels, 3);
    double[] whole = new double[parameters.length];
    double[] left = whole.clone();
    double[] right = whole.clone();
    network.lossAndGradient(parameters, x, y, loss, whole);
    network.lossAndGradient(
        parameters, Arrays.copyOf(x, 6), Arrays.copyOf(y, 3 * channels), loss, left);
    network.lossAndGradient(
        parameters,
        Arrays.copyOfRange(x, 6, 24),
        Arrays.copyOfRange(y, 3 * channels, y.length),
        loss,
        right);
    for (int i = 0; i < whole.length; i++) {
      assertEquals(whole[i], (3 * left[i] + 9 * right[i]) / 12, 1e-12);
    }
  }

  private static NetworkSpec normAtBothEnds() {
    Distribution spread = new Distribution.Uniform(1);
    return new NetworkSpec(
        2,
        new Encoding.AxisHarmonics(2),
        List.of(
            new Layer.LayerNorm(1e-2),
            new Layer.Dense(5, new Activation.Tanh(), spread, spread),
            new Layer.LayerNorm(1e-5)));
  }

  /** Initial values moved a little, so that gains and shifts are not 1 and 0. */
  private static double[] parameters(Circuit circuit) {
    float[] initial = circuit.layout().initial(6).values();
    double[] parameters = numbers(initial.length, 4);
    for (int i = 0; i < initial.length; i++) {
      parameters[i] = initial[i] + 0.1 * parameters[i];
    }
    return parameters;
  }

  private static double[] numbers(int count, long stream) {
    CounterRandom random = new CounterRandom(9, stream);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = 2 * random.uniform(i) - 1;
    }
    return numbers;
  }

  /** Derivative of {@code f} with respect to {@code values[i]}, to fourth order in the step. */
  private static double difference(double[] values, int i, DoubleSupplier f) {
    double centre = values[i];
    double[] at = new double[5];
    for (int k = -2; k <= 2; k++) {
      values[i] = centre + k * STEP;
      at[k + 2] = f.getAsDouble();
    }
    values[i] = centre;
    return (8 * (at[3] - at[1]) - (at[4] - at[0])) / (12 * STEP);
  }
}
