package inr.formula;

import static inr.formula.Expression.constant;
import static inr.formula.Expression.z;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.activation.Activation;
import inr.selftest.Specimens;
import org.junit.jupiter.api.Test;

class ExpressionTest {
  @Test
  void zerosAndOnesVanish() {
    assertEquals(z(), z().plus(constant(0)));
    assertEquals(z(), constant(0).plus(z()));
    assertEquals(z(), z().minus(constant(0)));
    assertEquals(z(), z().times(constant(1)));
    assertEquals(constant(0), z().sin().times(constant(0)));
  }

  @Test
  void constantsMeet() {
    assertEquals(constant(5), constant(2).plus(constant(3)));
    assertEquals(constant(6).times(z()), constant(2).times(z().times(constant(3))));
  }

  @Test
  void theDerivativeOfALinearFormIsANumber() {
    assertEquals(
        constant(6), constant(2).times(constant(3).times(z())).plus(constant(1)).derivative());
  }

  @Test
  void aHeldFactorKeepsItsValueAndPassesNoGradient() {
    Expression square = z().hold().times(z());
    assertEquals(9, square.at(3));
    assertEquals(3, square.derivative().at(3));
  }

  @Test
  void theLogisticFunctionSaturatesWithoutOverflow() {
    assertEquals(1, z().logistic().at(800));
    assertEquals(0, z().logistic().at(-800));
    assertEquals(0.25, z().logistic().derivative().at(0));
  }

  @Test
  void differencesKeepTheirOrder() {
    assertEquals(-2, constant(1).minus(z()).at(3));
    assertEquals(-1, constant(1).minus(z()).derivative().at(3));
  }

  @Test
  void sinesInsideOutAreThoseOfQuarterTurns() {
    Expression formula = constant(30).times(z()).sin().cos().plus(z().hold().exp());
    Expression quarters = formula.inQuarterTurns();
    assertEquals(
        constant(2 / Math.PI)
            .times(constant(60 / Math.PI).times(z()).sinQuarters())
            .cosQuarters()
            .plus(z().hold().exp()),
        quarters);
    for (double z = -2; z < 2; z += 0.173) {
      assertEquals(formula.at(z), quarters.at(z), 1e-13 * Math.exp(2));
    }
    assertEquals(quarters, quarters.inQuarterTurns());
  }

  @Test
  void everyActivationKeepsItsValuesInQuarterTurns() {
    for (Activation activation : Specimens.activations()) {
      Expression formula = activation.initialFormula();
      for (double z = -3; z < 3; z += 0.0371) {
        double value = formula.at(z);
        assertEquals(value, formula.inQuarterTurns().at(z), 1e-12 * (1 + Math.abs(value)));
      }
    }
  }
}
