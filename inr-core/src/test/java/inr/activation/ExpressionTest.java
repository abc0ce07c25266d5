package inr.activation;

import static inr.activation.Expression.Z;
import static inr.activation.Expression.constant;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExpressionTest {
  @Test
  void zerosAndOnesVanish() {
    assertEquals(Z, Z.plus(constant(0)));
    assertEquals(Z, constant(0).plus(Z));
    assertEquals(Z, Z.minus(constant(0)));
    assertEquals(Z, Z.times(constant(1)));
    assertEquals(constant(0), Z.sin().times(constant(0)));
  }

  @Test
  void constantsMeet() {
    assertEquals(constant(5), constant(2).plus(constant(3)));
    assertEquals(constant(6).times(Z), constant(2).times(Z.times(constant(3))));
  }

  @Test
  void theDerivativeOfALinearFormIsANumber() {
    assertEquals(
        constant(6), constant(2).times(constant(3).times(Z)).plus(constant(1)).derivative());
  }

  @Test
  void aHeldFactorKeepsItsValueAndPassesNoGradient() {
    Expression square = Z.hold().times(Z);
    assertEquals(9, square.at(3));
    assertEquals(3, square.derivative().at(3));
  }

  @Test
  void theLogisticFunctionSaturatesWithoutOverflow() {
    assertEquals(1, Z.logistic().at(800));
    assertEquals(0, Z.logistic().at(-800));
    assertEquals(0.25, Z.logistic().derivative().at(0));
  }

  @Test
  void differencesKeepTheirOrder() {
    assertEquals(-2, constant(1).minus(Z).at(3));
    assertEquals(-1, constant(1).minus(Z).derivative().at(3));
  }
}
