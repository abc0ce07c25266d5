package inr.reference;

import inr.circuit.Operation;
import inr.circuit.Tensor;
import inr.circuit.Wire;
import inr.formula.Evaluation;
import inr.formula.Expression;
import java.util.List;
import java.util.stream.IntStream;

/** Formulas of wires and columns, element by element; the slopes are their derivatives. */
final class PointwiseStep implements TapeStep {
  private final int[] inputs;
  private final int[] outputs;
  private final List<Tensor> columns;
  private final Evaluation formulas;

  /** Of each formula in turn, its derivative by each variable. */
  private final Evaluation derivatives;

  private final double[] variables;
  private final double[] results;
  private final double[] partials;

  PointwiseStep(Operation.Pointwise pointwise) {
    this.inputs = pointwise.inputs().stream().mapToInt(Wire::number).toArray();
    this.outputs = pointwise.outputs().stream().mapToInt(Wire::number).toArray();
    this.columns = pointwise.columns();
    int count = inputs.length + columns.size();
    List<Expression> slopes =
        pointwise.formulas().stream()
            .flatMap(
                formula ->
                    IntStream.range(0, count)
                        .mapToObj(v -> formula.derivative(Expression.variable(v))))
            .toList();
    this.formulas = new Evaluation(pointwise.formulas(), count);
    this.derivatives = new Evaluation(slopes, count);
    this.variables = new double[count];
    this.results = new double[outputs.length];
    this.partials = new double[slopes.size()];
  }

  private void set(int j, double[] parameters, double[][] values) {
    for (int i = 0; i < inputs.length; i++) {
      variables[i] = values[inputs[i]][j];
    }
    for (int c = 0; c < columns.size(); c++) {
      variables[inputs.length + c] = parameters[place(columns.get(c), j)];
    }
  }

  private static int place(Tensor column, int j) {
    return column.offset() + (column.size() == 1 ? 0 : j);
  }

  @Override
  public void forward(double[] x, double[] parameters, double[][] values) {
    for (int j = 0; j < values[inputs[0]].length; j++) {
      set(j, parameters, values);
      formulas.at(variables, results);
      for (int k = 0; k < outputs.length; k++) {
        values[outputs[k]][j] = results[k];
      }
    }
  }

  @Override
  public void backward(
      double[] parameters, double[][] values, double[][] slopes, double[] gradient) {
    for (int j = 0; j < values[inputs[0]].length; j++) {
      set(j, parameters, values);
      derivatives.at(variables, partials);
      for (int k = 0; k < outputs.length; k++) {
        double dy = slopes[outputs[k]][j];
        int from = k * variables.length;
        for (int i = 0; i < inputs.length; i++) {
          slopes[inputs[i]][j] += dy * partials[from + i];
        }
        for (int c = 0; c < columns.size(); c++) {
          gradient[place(columns.get(c), j)] += dy * partials[from + inputs.length + c];
        }
      }
    }
  }
}
