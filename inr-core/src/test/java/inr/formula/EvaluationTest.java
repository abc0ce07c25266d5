package inr.formula;

import static inr.formula.Expression.constant;
import static inr.formula.Expression.variable;
import static inr.formula.Expression.z;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.activation.Activation;
import inr.selftest.Specimens;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  @Test
  void everyActivationHasTheBitsOfItsFormula() {
    for (Activation activation : Specimens.activations()) {
      Expression formula = activation.initialFormula();
      List<Expression> formulas = List.of(formula, formula.derivative());
      Evaluation evaluation = new Evaluation(formulas, 1);
      double[] results = new double[2];
      for (double z = -3; z < 3; z += 0.373) {
        evaluation.at(new double[] {z}, results);
        double[] expected = {formula.at(z), formula.derivative().at(z)};
        assertArrayEquals(expected, results, activation.toString());
      }
    }
  }

  @Test
  void variablesNumbersAndWhatIsHeldAreFormulasToo() {
    double[] results = new double[5];
    new Evaluation(
            List.of(
                variable(1),
                constant(-0.0),
                constant(0),
                variable(0).minus(variable(1)).hold(),
                variable(1).over(variable(0))),
            2)
        .at(new double[] {4, 3}, results);
    assertArrayEquals(new double[] {3, -0.0, 0, 1, 0.75}, results);
  }

  /** Written out, the product has 2²⁰⁰ factors. */
  @Test
  void whatIsSharedIsComputedOnce() {
    Expression product = z();
    for (int k = 0; k < 200; k++) {
      product = product.times(product);
    }
    double[] results = new double[2];
    new Evaluation(List.of(product, product.derivative()), 1).at(new double[] {1}, results);
    assertEquals(1, results[0]);
    assertEquals(0x1p200, results[1]);
  }
}
