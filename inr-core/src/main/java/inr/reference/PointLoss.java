package inr.reference;

import inr.formula.Evaluation;
import inr.formula.Expression;
import inr.loss.Field;
import inr.loss.Loss;
import java.util.ArrayList;
import java.util.List;

/** The loss of one point: its terms, and their slopes by what the network says of it. */
final class PointLoss {
  private final Field field;
  private final Evaluation formulas;

  /** Of the terms, then, prediction by prediction, of the derivatives of all terms by it. */
  private final double[] results;

  private final int terms;
  private final double[] variables;

  PointLoss(Loss loss, Field field) {
    this.field = field;
    List<Expression> ofTerms = loss.terms(field);
    this.terms = ofTerms.size();
    List<Expression> wanted = new ArrayList<>(ofTerms);
    for (int p = 0; p < field.predictions(); p++) {
      for (Expression term : ofTerms) {
        wanted.add(term.derivative(Expression.variable(p)));
      }
    }
    this.formulas = new Evaluation(wanted, field.variables());
    this.results = new double[wanted.size()];
    this.variables = new double[field.variables()];
  }

  /** Number of terms. */
  int terms() {
    return terms;
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
    formulas.at(variables, results);
    double sum = 0;
    for (int k = 0; k < terms; k++) {
      sum += share * results[k];
    }
    for (int p = 0; p < slope.length; p++) {
      slope[p] = 0;
      for (int k = (1 + p) * terms; k < (2 + p) * terms; k++) {
        slope[p] += share * results[k];
      }
    }
    return sum;
  }
}
