package inr.reference;

import inr.circuit.Operation;
import inr.circuit.Tensor;
import inr.circuit.Wire;
import inr.formula.Expression;
import java.util.List;

/** Formulas of wires and columns, element by element; the slopes are their derivatives. */
final class PointwiseStep implements TapeStep {
  private final int[] inputs;
  private final int[] outputs;
  private final List<Tensor> columns;
  private final List<Expression> formulas;

  /** Of each formula, its derivative by each variable. */
  private final Expression[][] derivatives;

  private final double[] variables;

  PointwiseStep(Operation.Pointwise pointwise) {
    this.inputs = pointwise.inputs().stream().mapToInt(Wire::number).toArray();
    this.outputs = pointwise.outputs().stream().mapToInt(Wire::number).toArray();
    this.columns = pointwise.columns();
    this.formulas = pointwise.formulas();
    this.variables = new double[inputs.length + columns.size()];
    this.derivatives = new Expression[outputs.length][variables.length];
    for (int k = 0; k < outputs.length; k++) {
      for (int v = 0; v < variables.length; v++) {
        derivatives[k][v] = formulas.get(k).derivative(Expression.variable(v));
      }
    }
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
      for (int k = 0; k < outputs.length; k++) {
        values[outputs[k]][j] = formulas.get(k).at(variables);
      }
    }
  }

  @Override
  public void backward(
      double[] parameters, double[][] values, double[][] slopes, double[] gradient) {
    for (int j = 0; j < values[inputs[0]].length; j++) {
      set(j, parameters, values);
      for (int k = 0; k < outputs.length; k++) {
        double dy = slopes[outputs[k]][j];
        for (int i = 0; i < inputs.length; i++) {
          slopes[inputs[i]][j] += dy * derivatives[k][i].at(variables);
        }
        for (int c = 0; c < columns.size(); c++) {
          gradient[place(columns.get(c), j)] +=
              dy * derivatives[k][inputs.length + c].at(variables);
        }
      }
    }
  }
}
