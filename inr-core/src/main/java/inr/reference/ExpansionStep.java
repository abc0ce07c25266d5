package inr.reference;

import inr.circuit.Operation;
import java.util.Arrays;

/** Sums of local cosines; keeps the last point. */
final class ExpansionStep implements TapeStep {
  private final Operation.Expansion expansion;
  private final int output;
  private double[] point = new double[0];

  ExpansionStep(Operation.Expansion expansion) {
    this.expansion = expansion;
    this.output = expansion.output().number();
  }

  @Override
  public void forward(double[] x, double[] parameters, double[][] values) {
    point = x;
    double[] y = values[output];
    Arrays.fill(y, 0);
    walk(0, (column, place, weight) -> y[column] += weight * parameters[place]);
  }

  @Override
  public void backward(
      double[] parameters, double[][] values, double[][] slopes, double[] gradient) {
    double[] dy = slopes[output];
    walk(0, (column, place, weight) -> gradient[place] += weight * dy[column]);
  }

  @Override
  public void toPoint(double[] parameters, double[][] slopes, double[] dx) {
    double[] dy = slopes[output];
    int axis = expansion.axis().axis();
    walk(1, (column, place, weight) -> dx[axis] += weight * parameters[place] * dy[column]);
  }

  private interface Term {
    void add(int column, int place, double weight);
  }

  /** All that counts at the last point, {@code more} times differentiated. */
  private void walk(int more, Term term) {
    for (int t = 0; t < expansion.tables().size(); t++) {
      Operation.Expansion.Series table = expansion.tables().get(t);
      int column = t;
      int offset = table.numbers().offset();
      expansion
          .axis()
          .visit(
              point,
              expansion.order() + more,
              table.chosen(),
              (rank, weight) -> term.add(column, offset + rank, expansion.factor() * weight));
    }
  }
}
