package inr.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.activation.Activation;
import inr.activation.Activation.DampedSine;
import inr.activation.Activation.Damping;
import inr.activation.Activation.Finer;
import inr.activation.Activation.Sine;
import inr.formula.Expression;
import inr.selftest.Specimens;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScaledFormulaTest {
  static Stream<Activation> all() {
    return Specimens.activations().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void factorsOutsideAndInsideGiveTheActivationAndItsSlope(Activation activation) {
    Expression formula = activation.initialFormula();
    ScaledFormula scaled = ScaledFormula.of(formula);
    for (double z = -3; z < 3; z += 0.0371) {
      double inside = scaled.inputFactor() * z;
      double value = formula.at(z);
      double slope = formula.derivative().at(z);
      assertEquals(value, scaled.value().at(inside), 1e-12 * (1 + Math.abs(value)));
      assertEquals(
          slope, scaled.slopeFactor() * scaled.slope().at(inside), 1e-11 * (1 + Math.abs(slope)));
    }
  }

  @Test
  void aSineOfASirenLosesAllItsFactors() {
    ScaledFormula sine = ScaledFormula.of(new Sine(30).formula());
    assertEquals(Expression.z().sinQuarters(), sine.value());
    assertEquals(Expression.z().cosQuarters(), sine.slope());
    assertEquals(60 / Math.PI, sine.inputFactor());
    assertEquals(30, sine.slopeFactor(), 1e-14);
  }

  @Test
  void dampedSinesGiveTheFactorOfTheSineAndFinersNone() {
    assertEquals(
        60 / Math.PI, ScaledFormula.of(new DampedSine(30, Damping.ARCTAN).formula()).inputFactor());
    assertEquals(1, ScaledFormula.of(new Finer(30, true).formula()).inputFactor());
  }
}
