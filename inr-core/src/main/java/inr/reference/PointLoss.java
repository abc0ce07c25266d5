package inr.reference;

import inr.formula.Expression;
import inr.loss.Field;
import inr.loss.Loss;
import java.util.List;

/** The loss of one point: its terms, and their slopes by what the network says of it. */
final class PointLoss {
  private final Field field;
  private final List<Expression> terms;

  /** Of each prediction, the derivatives of all terms by it. */
  private final Expression[][] slopes;

  private final double[] variables;

  PointLoss(Loss loss, Field field) {
    this.field = field;
    this.terms = loss.terms(field);
    this.slopes = new Expression[field.predictions()][terms.size()];
    for (int p = 0; p < slopes.length; p++) {
      for (int k = 0; k < terms.size(); k++) {
        slopes[p][k] = terms.get(k).derivative(Expression.variable(p));
      }
    }
    this.variables = new double[field.variables()];
  }

  /** Number of terms. */
  int terms() {
    return terms.size();
  }

  /**
   * Σ terms, times {@code share}.
   *
   * @param slope overwritten with its derivative by each prediction
   */
  double at(double[] predictions, double[] targets, double[] x, double share, double[] slope) {
    System.arraycopy(predictions, 0, variables, 0, predictions.length);
    System.arraycopy(targets, 0, variables, predictions.length, targets.length);
    System.arraycopy(x, 0, variables, predictions.length + targets.length, field.dimensions());
    double sum = 0;
    for (Expression term : terms) {
      sum += share * term.at(variables);
    }
    for (int p = 0; p < slope.length; p++) {
      slope[p] = 0;
      for (Expression derivative : slopes[p]) {
        slope[p] += share * derivative.at(variables);
      }
    }
    return sum;
  }
}
