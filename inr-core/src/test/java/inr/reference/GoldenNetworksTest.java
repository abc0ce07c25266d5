package inr.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.golden.Golden;
import inr.optimizer.Optimizer;
import inr.plan.TrainingPlan;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference against PyTorch in double precision. */
class GoldenNetworksTest {
  /**
   * Both sides round to 53 bits and differ in the order of sums only; relative to the largest
   * element.
   */
  private static final double DOUBLE = 1e-12;

  /**
   * Adam divides by the gradient's own size, so rounding in small elements grows a little over ten
   * steps; relative.
   */
  private static final double TEN_STEPS = 1e-11;

  static Stream<Golden> networks() {
    return Golden.all();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void featuresAgree(Golden golden) {
    golden
        .features()
        .ifPresent(
            features ->
                assertClose(
                    features,
                    new ReferenceNetwork(golden.network().circuit())
                        .features(golden.parameters(), golden.coordinates())));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void outputsAgree(Golden golden) {
    assertClose(
        golden.outputs(),
        new ReferenceNetwork(golden.network().circuit())
            .forward(golden.parameters(), golden.coordinates()));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void lossAndGradientsAgree(Golden golden) {
    double[] gradient = new double[golden.parameters().length];
    double loss =
        new ReferenceNetwork(golden.network().circuit())
            .lossAndGradient(
                golden.parameters(),
                golden.coordinates(),
                golden.targets(),
                squaredError(golden),
                gradient);
    assertEquals(golden.loss(), loss, DOUBLE * golden.loss());
    assertClose(golden.gradient(), golden.known(gradient));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void inputJacobiansAgree(Golden golden) {
    assertClose(
        golden.jacobian(),
        new ReferenceNetwork(golden.network().circuit())
            .jacobian(golden.parameters(), golden.coordinates()));
  }

  static Stream<Golden> sameParameters() {
    return networks().filter(Golden::sameParameters);
  }

  @ParameterizedTest
  @MethodSource("sameParameters")
  void tenAdamLossesAgree(Golden golden) {
    ReferenceNetwork network = new ReferenceNetwork(golden.network().circuit());
    double[] parameters = golden.parameters();
    double[] gradient = new double[parameters.length];
    ParameterUpdate update =
        new ParameterUpdate(Optimizer.Adam.of(), golden.network().layout(), parameters);
    double[] expected = golden.adamLosses();
    for (int s = 0; s < expected.length; s++) {
      double loss =
          network.lossAndGradient(
              parameters, golden.coordinates(), golden.targets(), squaredError(golden), gradient);
      assertEquals(expected[s], loss, TEN_STEPS * expected[s], "step " + s);
      update.apply(golden.learningRate(), s + 1, gradient);
    }
  }

  private static PointLoss squaredError(Golden golden) {
    TrainingPlan plan = TrainingPlan.of(golden.network(), golden.learningRate(), 1);
    return new PointLoss(plan.loss(), plan.field());
  }

  private static void assertClose(double[] expected, double[] actual) {
    assertEquals(expected.length, actual.length);
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    assertTrue(largest > 0);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], DOUBLE * largest, "element " + i);
    }
  }
}
