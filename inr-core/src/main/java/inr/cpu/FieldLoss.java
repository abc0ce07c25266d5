package inr.cpu;

import inr.formula.Evaluation;
import inr.formula.Expression;
import inr.loss.Field;
import inr.loss.Loss;
import java.util.ArrayList;
import java.util.List;

/**
 * Mean of formulas of the field and its derivatives, in double precision, point by point: beside a
 * network that carries derivatives they cost little.
 */
final class FieldLoss implements TileLoss {
  private final Field field;
  private final int terms;

  /** The terms, then of each prediction the derivative of their sum by it. */
  private final Evaluation formulas;

  FieldLoss(Loss loss, Field field) {
    this.field = field;
    List<Expression> all = new ArrayList<>(loss.terms(field));
    this.terms = all.size();
    for (int p = 0; p < field.predictions(); p++) {
      Expression slope = Expression.constant(0);
      for (Expression term : all.subList(0, terms)) {
        slope = slope.plus(term.derivative(Expression.variable(p)));
      }
      all.add(slope);
    }
    this.formulas = new Evaluation(all, field.variables());
  }

  @Override
  public int terms() {
    return terms;
  }

  @Override
  public double lossAndGradient(
      double sumBefore, TileNetwork network, TileSpace space, int rows, double elements) {
    network.clearOutputGradients(space, rows);
    Evaluation evaluation = formulas.copy();
    double[] variables = new double[field.variables()];
    int predictions = field.predictions();
    double[] results = new double[terms + predictions];
    double sum = sumBefore;
    for (int r = 0; r < rows; r++) {
      for (int p = 0; p < predictions; p++) {
        variables[p] = network.outputs(space, p)[network.outputIndex(r, p)];
      }
      for (int t = 0; t < field.targets(); t++) {
        variables[predictions + t] = space.targets[r * field.targets() + t];
      }
      System.arraycopy(
          space.coordinates[r], 0, variables, predictions + field.targets(), field.dimensions());
      evaluation.at(variables, results);
      for (int t = 0; t < terms; t++) {
        sum += results[t];
      }
      for (int p = 0; p < predictions; p++) {
        network.outputGradients(space, p)[network.outputIndex(r, p)] =
            (float) (results[terms + p] / elements);
      }
    }
    return sum;
  }
}
