package inr.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.activation.Activation.DampedSine;
import inr.activation.Activation.Damping;
import inr.activation.Activation.Finer;
import inr.formula.Expression;
import inr.formula.Function;
import inr.formula.Held;
import inr.selftest.Specimens;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationGradientTest {
  /**
   * A fourth-order difference with step 1e-4 leaves 1e-16·(frequency 100)⁵/30 and rounding of
   * 1e-12; relative to 1 or the slope.
   */
  private static final double DIFFERENCE = 1e-7;

  private static final double STEP = 1e-4;

  /** Arguments away from the kinks at 0, beyond the reach of the difference. */
  private static final double[] ARGUMENTS = {
    -2.9, -1.3, -0.71, -0.31, -0.083, -0.011, 0.0057, 0.029, 0.17, 0.53, 0.97, 1.9, 3.1
  };

  static Stream<Activation> activations() {
    return Specimens.activations().stream().filter(activation -> !Held.in(activation.formula()));
  }

  @ParameterizedTest
  @MethodSource("activations")
  void derivativesAgreeWithDifferences(Activation activation) {
    Expression formula = activation.formula();
    List<Activation.Column> columns = activation.columns();
    double[] values = new double[1 + columns.size()];
    for (int c = 0; c < columns.size(); c++) {
      values[1 + c] = columns.get(c).initial();
    }
    for (double z : ARGUMENTS) {
      values[0] = z;
      for (int v = 0; v < values.length; v++) {
        double slope = formula.derivative(Expression.variable(v)).at(values);
        assertEquals(
            difference(along(formula, values, v), values[v]),
            slope,
            DIFFERENCE * Math.max(1, Math.abs(slope)),
            "slope by variable " + v + " at " + z);
      }
    }
  }

  /** A formula of one of its variables. */
  private static DoubleUnaryOperator along(Expression formula, double[] values, int variable) {
    return u -> {
      double[] moved = values.clone();
      moved[variable] = u;
      return formula.at(moved);
    };
  }

  @ParameterizedTest
  @EnumSource(Function.class)
  void slopesOfFunctionsAgreeWithDifferences(Function function) {
    Expression call = new Expression.Call(function, Expression.z());
    for (double z : new double[] {0.13, 0.49, 0.98, 1.7, 3.2}) {
      assertEquals(
          difference(call::at, z), call.derivative().at(z), DIFFERENCE, function + " at " + z);
    }
  }

  @Test
  void detachedFinerHoldsItsFactor() {
    Expression slope = new Finer(30, true).formula().derivative();
    for (double z : ARGUMENTS) {
      double factor = 30 * (Math.abs(z) + 1);
      assertEquals(
          difference(u -> Math.sin(factor * u), z), slope.at(z), 1e-4 * factor, "slope at " + z);
      assertEquals(factor * Math.cos(factor * z), slope.at(z), 1e-12 * factor, "slope at " + z);
    }
  }

  @Test
  void detachedAndTrueFinerHaveEqualValuesAndSlopesInAKnownRatio() {
    Expression detached = new Finer(30, true).formula();
    Expression attached = new Finer(30, false).formula();
    for (double z : ARGUMENTS) {
      assertEquals(attached.at(z), detached.at(z));
      double ratio = (Math.abs(z) + 1) / (2 * Math.abs(z) + 1);
      assertEquals(ratio * attached.derivative().at(z), detached.derivative().at(z), 1e-10);
    }
    assertEquals(attached.derivative().at(0), detached.derivative().at(0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, 1e-300, -1e-300, 1e-20, -1e-20})
  void dampedSineIsFiniteAndContinuousAroundZero(double t) {
    for (Damping damping : Damping.values()) {
      Expression formula = new DampedSine(1, damping).formula();
      assertEquals(0, formula.at(t), 1e-19, damping + " value");
      assertEquals(0, formula.derivative().at(t), 1e-9, damping + " slope: sqrt's is 1.5·√|t|");
    }
  }

  @Test
  void sqrtDampedSineHasTheSlopeOfItsLeadingTermNearZero() {
    Expression slope = new DampedSine(1, Damping.SQRT).formula().derivative();
    for (double t : new double[] {1e-20, 1e-12, 1e-6}) {
      assertEquals(1.5 * Math.sqrt(t), slope.at(t), 1e-6 * Math.sqrt(t));
      assertEquals(1.5 * Math.sqrt(t), slope.at(-t), 1e-6 * Math.sqrt(t));
    }
  }

  @Test
  void reluHasSlopeZeroAtZero() {
    assertEquals(0, new Activation.Relu().formula().derivative().at(0));
  }

  @Test
  void largeArgumentsStayFinite() {
    for (Activation activation : Specimens.activations()) {
      for (double z : new double[] {-1e6, 1e6}) {
        Expression formula = activation.initialFormula();
        assertTrue(Double.isFinite(formula.at(z)), activation + " at " + z);
        assertTrue(Double.isFinite(formula.derivative().at(z)), activation + " slope at " + z);
      }
    }
  }

  @Test
  void parametersThatMakeNoActivationAreRefused() {
    assertEquals(
        "sine has omega0 0.0; a positive number is needed",
        assertThrows(IllegalArgumentException.class, () -> new Activation.Sine(0)).getMessage());
    assertEquals(
        "gauss has a NaN; a positive number is needed",
        assertThrows(IllegalArgumentException.class, () -> new Activation.Gauss(Double.NaN))
            .getMessage());
    List<Runnable> others =
        List.of(
            () -> new DampedSine(-1, Damping.LOG),
            () -> new Finer(Double.POSITIVE_INFINITY, true),
            () -> new Activation.GatedTanh(-0.0));
    others.forEach(other -> assertThrows(IllegalArgumentException.class, other::run));
  }

  /** Derivative to fourth order in the step. */
  private static double difference(DoubleUnaryOperator f, double z) {
    double near = f.applyAsDouble(z + STEP) - f.applyAsDouble(z - STEP);
    double far = f.applyAsDouble(z + 2 * STEP) - f.applyAsDouble(z - 2 * STEP);
    return (8 * near - far) / (12 * STEP);
  }

  @Test
  void snakeHasTheSlopesOfItsPaper() {
    Expression snake = new Activation.Snake(3).formula();
    double a = 3;
    for (double z : ARGUMENTS) {
      double sine = Math.sin(a * z);
      assertEquals(z + sine * sine / a, snake.at(z, Math.log(a)), 1e-14);
      assertEquals(1 + Math.sin(2 * a * z), snake.derivative().at(z, Math.log(a)), 1e-14);
      assertEquals(
          z * Math.sin(2 * a * z) - sine * sine / a,
          snake.derivative(Expression.variable(1)).at(z, Math.log(a)),
          1e-14);
    }
  }

  @Test
  void elephantIsHalfItsHeightAtItsWidthAndNeverOverflows() {
    Expression elephant = new Activation.Elephant(0.5, 8).formula();
    assertEquals(0.5, elephant.at(-0.5));
    assertEquals(1 / (1 + Math.pow(1.2, 8)), elephant.at(0.6), 1e-15);
    assertEquals(0, elephant.at(1e200));
    assertEquals(0, elephant.derivative().at(1e200), 0);
  }

  @Test
  void correctedReluHasTheSlopesOfItsPaper() {
    Expression relu = new Activation.CorrectedRelu(0.01).formula();
    for (double z : ARGUMENTS) {
      double bell = Math.exp(-z * z / 2);
      double slope = (z > 0 ? 1 : 0) + 0.3 * (1 - z * z) * bell;
      assertEquals(slope, relu.derivative().at(z, 0.3), 1e-15);
      assertEquals(z * bell, relu.derivative(Expression.variable(1)).at(z, 0.3), 1e-15);
    }
  }

  /** Values as their papers write them; gradients are checked against the values above. */
  @Test
  void activationsAreTheFormulasOfTheirPapers() {
    for (double z : ARGUMENTS) {
      double chirp = Math.sin(2 * (Math.abs(z) + 1) * z);
      double t = 7 * z;
      assertValue(
          Math.sin(t) * Math.pow(Math.abs(t), 0.75), new Activation.PowerDampedSine(7, 3), z);
      assertValue(
          (Math.exp(-9 * chirp * chirp) - Math.exp(-9)) / (1 - Math.exp(-9)),
          new Activation.GaussFiner(2, 3, false),
          z);
      assertValue(
          Math.cos(4 * chirp) * Math.exp(-9 * chirp * chirp),
          new Activation.WaveletFiner(2, 4, 3, false),
          z);
      assertValue(1 / (1 + z * z / 0.09), new Activation.Quadratic(0.3), z);
      assertValue(1 / Math.sqrt(1 + z * z / 0.09), new Activation.MultiQuadratic(0.3), z);
      assertValue(Math.exp(-Math.abs(z) / 0.5), new Activation.Laplacian(0.5), z);
      assertValue(Math.pow(Math.exp(-z * z / 0.5), 1.5), new Activation.SuperGauss(0.5, 1.5), z);
      assertValue(Math.exp(-Math.sin(3 * z)), new Activation.ExponentialSine(3), z);
      assertValue(Math.sin(0.5 * Math.sinh(2 * z)), new Activation.HyperbolicSine(0.5), z);
      assertValue(Math.sin(5 * z), new Activation.TunedSine(5), z);
      assertValue(z == 0 ? 1 : Math.sin(7 * z) / (7 * z), new Activation.Sinc(7), z);
    }
    assertTrue(Double.isFinite(new Activation.HyperbolicSine(30).formula().at(1e30)));
    Expression tuned = new Activation.TunedSine(5).formula();
    assertEquals(
        2 * Math.sin(15 * 0.4 + 0.3) - 1, tuned.at(0.4, Math.log(2), Math.log(3), 0.3, -1), 1e-13);
    Expression sines = new Activation.SumOfSines(5, 2).formula();
    assertEquals(
        0.5 * Math.sin(3 * 0.4 + 0.1) - 2 * Math.sin(7 * 0.4 - 1),
        sines.at(0.4, 0.5, 3, 0.1, -2, 7, -1),
        1e-13);
  }

  /** Its ends: tanh at β = 1, the identity at β = 2. */
  @Test
  void mittagLefflerIsTanhAtOneEndAndTheIdentityAtTheOther() {
    Expression formula = new Activation.MittagLeffler(1.5).formula();
    for (double z : new double[] {-40, -7, -2.9, -0.31, 0, 1e-9, 0.53, 3.1, 5.9, 6.1, 1000}) {
      assertEquals(Math.tanh(z), formula.at(z, -40), 2e-5);
      assertEquals(z, formula.at(z, 40), 1e-6 * Math.abs(z));
    }
  }

  /** Between them, against sums of 200 terms; Γ(1.5) = ½√π. */
  @Test
  void mittagLefflerIsTheQuotientOfItsSeries() {
    Expression formula = new Activation.MittagLeffler(1.5).formula();
    for (double z : new double[] {-30, -6.5, -6, -5.9, -2, 0.01, 1, 4, 6, 6.01, 8, 15, 25}) {
      double above = 0;
      double below = 0;
      double termAbove = 1;
      double termBelow = 2 / Math.sqrt(Math.PI);
      for (int k = 0; k < 200; k++) {
        above += termAbove;
        below += termBelow;
        termAbove *= z * z / ((2 + 2 * k) * (3 + 2 * k));
        termBelow *= z * z / ((1.5 + 2 * k) * (2.5 + 2 * k));
      }
      double exact = z * above / below;
      double bound = Math.abs(z) <= 6 ? 3e-7 : 1.3e-4;
      assertEquals(exact, formula.at(z, 0), bound * Math.abs(exact), "at " + z);
    }
  }

  /** Logits far apart choose alike in both phases, but for what is held within ±10 in the first. */
  @Test
  void smartMixedKeepsWhatItWeighsMost() {
    Expression mixed = new Activation.SmartMixed(0.3, false).formula();
    Expression chosen = new Activation.SmartMixed(0.3, true).formula();
    Expression tanh = new Activation.SmartMixed(0.3, true).initialFormula();
    for (double z : ARGUMENTS) {
      double linear = z > 0 ? z : Math.exp(z) - 1;
      double[] expected = {
        Math.max(0, z),
        1 / (1 + Math.exp(-z)),
        Math.tanh(z),
        z > 0 ? z : 0.01 * z,
        linear,
        1.0507 * (z > 0 ? z : 1.6733 * linear),
        Math.sin(z),
        Math.exp(-z * z / 2)
      };
      double mean = 0;
      for (int k = 0; k < expected.length; k++) {
        double[] values = new double[9];
        values[0] = z;
        values[k + 1] = 9;
        assertEquals(expected[k], chosen.at(values), 1e-12, "choice " + k + " at " + z);
        assertEquals(expected[k], mixed.at(values), 1e-10, "mixture " + k + " at " + z);
        mean += expected[k] / expected.length;
      }
      double[] even = new double[9];
      even[0] = z;
      assertEquals(mean, mixed.at(even), 1e-12);
      assertEquals(expected[0], chosen.at(even), 1e-12, "the first of equal ones");
      assertEquals(expected[2], tanh.at(z), 1e-12, "tanh is a little ahead");
    }
    double[] large = {25, 9, 0, 0, 0, 0, 0, 0, 0};
    assertEquals(10, mixed.at(large), 1e-9);
    assertEquals(25, chosen.at(large));
  }

  private static void assertValue(double expected, Activation activation, double z) {
    double value = activation.initialFormula().at(z);
    assertEquals(expected, value, 1e-12, () -> activation + " at " + z);
  }
}
