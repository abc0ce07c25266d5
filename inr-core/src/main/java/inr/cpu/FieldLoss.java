package inr.cpu;

import inr.formula.Expression;
import inr.loss.Field;
import inr.loss.Loss;
import java.util.List;

/**
 * Mean of formulas of the field and its derivatives, in double precision, point by point: beside a
 * network that carries derivatives they cost little.
 */
final class FieldLoss implements TileLoss {
  private final Field field;
  private final List<Expression> terms;

  /** Of each prediction, the derivative of the sum of all terms by it. */
  private final Expression[] slopes;

  FieldLoss(Loss loss, Field field) {
    this.field = field;
    this.terms = loss.terms(field);
    this.slopes = new Expression[field.predictions()];
    for (int p = 0; p < slopes.length; p++) {
      Expression slope = Expression.constant(0);
      for (Expression term : terms) {
        slope = slope.plus(term.derivative(Expression.variable(p)));
      }
      slopes[p] = slope;
    }
  }

  @Override
  public int terms() {
    return terms.size();
  }

  @Override
  public double lossAndGradient(
      double sumBefore, TileNetwork network, TileSpace space, int rows, double elements) {
    network.clearOutputGradients(space, rows);
    double[] variables = space.scratch.doubles(field.variables());
    int predictions = field.predictions();
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
      for (Expression term : terms) {
        sum += term.at(variables);
      }
      for (int p = 0; p < predictions; p++) {
        network.outputGradients(space, p)[network.outputIndex(r, p)] =
            (float) (slopes[p].at(variables) / elements);
      }
    }
    return sum;
  }
}
