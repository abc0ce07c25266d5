package inr.reference;

import inr.circuit.ParameterLayout;
import inr.circuit.Tensor;
import inr.formula.Evaluation;
import inr.optimizer.HartleyTransform;
import inr.optimizer.Optimizer;
import inr.optimizer.SpectralUpdate;
import inr.optimizer.UpdatePlan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The update of an {@link Optimizer}, parameter by parameter or matrix by matrix. */
public final class ParameterUpdate {
  private final UpdatePlan plan;
  private final double[] parameters;
  private final Map<String, double[]> slots = new TreeMap<>();

  /** By the rows of a table; there is one spectral rule at most. */
  private final Map<Integer, HartleyTransform> transforms = new TreeMap<>();

  /** An update of {@code parameters}, which it overwrites; slots are 0. */
  public ParameterUpdate(Optimizer optimizer, ParameterLayout layout, double[] parameters) {
    this.plan = new UpdatePlan(optimizer, layout);
    this.parameters = parameters;
    for (String slot : plan.slots()) {
      slots.put(slot, new double[parameters.length]);
    }
    plan.copies().forEach(name -> slots.put(name, parameters.clone()));
  }

  /** What it keeps, by name, sorted: the arrays themselves, as long as the parameters. */
  public Map<String, double[]> slots() {
    return slots;
  }

  private double[] slot(String name) {
    double[] slot = slots.get(name);
    if (slot == null) {
      throw new IllegalStateException("there is no slot " + name);
    }
    return slot;
  }

  /** The parameters that the fit is about: their average, if there is one. */
  double[] model() {
    return slots.getOrDefault(UpdatePlan.AVERAGE, parameters);
  }

  /**
   * One step.
   *
   * @param rate η of this step
   * @param t steps done, this one included
   * @param gradient g; scaled where it is clipped
   */
  public void apply(double rate, long t, double[] gradient) {
    plan.clip().ifPresent(norm -> clip(gradient, norm));
    for (UpdatePlan.Part part : plan.parts()) {
      if (part.rule() instanceof Optimizer.Elementwise rule) {
        update(rule, part.rate() * rate, t, part.tensors(), gradient);
      } else if (part.rule() instanceof Optimizer.Muon muon) {
        part.tensors().forEach(matrix -> update(muon, part.rate() * rate, matrix, gradient));
      } else if (part.rule() instanceof Optimizer.SpectralAdam adam) {
        part.tensors().forEach(table -> update(adam, part.rate() * rate, t, table, gradient));
      } else {
        throw new IllegalStateException("reference does not know the rule " + part.rule());
      }
    }
    for (Tensor clock : plan.clocks()) {
      for (int i = 0; i < clock.size(); i++) {
        parameters[clock.offset() + i]++;
      }
    }
    plan.lookahead().ifPresent(slow -> follow(slow, t));
    plan.average().ifPresent(decay -> average(decay, t));
  }

  private static void clip(double[] gradient, double norm) {
    double square = 0;
    for (double g : gradient) {
      square += g * g;
    }
    double factor = Math.min(1, norm / (Math.sqrt(square) + 1e-6));
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= factor;
    }
  }

  private void update(
      Optimizer.Elementwise rule, double rate, long t, List<Tensor> tensors, double[] gradient) {
    double[] scalars = rule.scalars(rate, t);
    int kept = rule.slots().size();
    double[][] arrays = rule.slots().stream().map(this::slot).toArray(double[][]::new);
    double[] variables = new double[2 + kept + scalars.length];
    double[] updated = new double[kept + 1];
    Evaluation formulas = new Evaluation(rule.formulas(), variables.length);
    System.arraycopy(scalars, 0, variables, 2 + kept, scalars.length);
    for (Tensor tensor : tensors) {
      for (int i = tensor.offset(); i < tensor.offset() + tensor.size(); i++) {
        if (rule.skipsZeroGradients() && gradient[i] == 0) {
          continue;
        }
        variables[0] = parameters[i];
        variables[1] = gradient[i];
        for (int s = 0; s < kept; s++) {
          variables[2 + s] = arrays[s][i];
        }
        formulas.at(variables, updated);
        for (int s = 0; s < kept; s++) {
          arrays[s][i] = updated[s];
        }
        parameters[i] = updated[kept];
      }
    }
  }

  private void update(Optimizer.Muon muon, double rate, Tensor matrix, double[] gradient) {
    double[] momentum = slot(muon.slots().get(0));
    double beta = muon.momentum();
    int size = matrix.size();
    double[] direction = new double[size];
    double square = 0;
    for (int i = 0; i < size; i++) {
      int place = matrix.offset() + i;
      momentum[place] = beta * momentum[place] + (1 - beta) * gradient[place];
      direction[i] = (1 - beta) * gradient[place] + beta * momentum[place];
      square += direction[i] * direction[i];
    }
    for (int i = 0; i < size; i++) {
      direction[i] /= Math.sqrt(square) + Optimizer.Muon.EPSILON;
    }
    double[] orthogonal = orthogonalised(direction, matrix.rows(), matrix.columns());
    double length = rate * Math.sqrt(Math.max(1, (double) matrix.rows() / matrix.columns()));
    for (int i = 0; i < size; i++) {
      parameters[matrix.offset() + i] -= length * orthogonal[i];
    }
  }

  private void update(
      Optimizer.SpectralAdam adam, double rate, long t, Tensor table, double[] gradient) {
    HartleyTransform transform =
        transforms.computeIfAbsent(
            table.rows(), rows -> HartleyTransform.ofRows(adam.nodes(), rows));
    SpectralUpdate update = new SpectralUpdate(adam, transform);
    double[] first = slot(adam.slots().get(0));
    double[] second = slot(adam.slots().get(1));
    double[] ofFirst = new double[table.rows()];
    double[] ofSecond = new double[table.rows()];
    for (int feature = 0; feature < table.columns(); feature++) {
      for (int row = 0; row < table.rows(); row++) {
        int place = table.offset() + row * table.columns() + feature;
        update.gradient()[row] = gradient[place];
        update.values()[row] = parameters[place];
        ofFirst[row] = first[place];
        ofSecond[row] = second[place];
      }
      update.apply(rate, t, ofFirst, ofSecond);
      for (int row = 0; row < table.rows(); row++) {
        int place = table.offset() + row * table.columns() + feature;
        parameters[place] += update.values()[row];
        first[place] = ofFirst[row];
        second[place] = ofSecond[row];
      }
    }
  }

  /** The iteration of {@link Optimizer.Muon} on a matrix, on its transpose if that is wider. */
  static double[] orthogonalised(double[] matrix, int rows, int columns) {
    if (rows > columns) {
      return transposed(
          orthogonalised(transposed(matrix, rows, columns), columns, rows), columns, rows);
    }
    double a = Optimizer.Muon.COEFFICIENTS.get(0);
    double b = Optimizer.Muon.COEFFICIENTS.get(1);
    double c = Optimizer.Muon.COEFFICIENTS.get(2);
    double[] x = matrix.clone();
    for (int k = 0; k < Optimizer.Muon.ITERATIONS; k++) {
      double[] square = product(x, transposed(x, rows, columns), rows, columns, rows);
      double[] fourth = product(square, square, rows, rows, rows);
      double[] factor = new double[rows * rows];
      for (int i = 0; i < factor.length; i++) {
        factor[i] = b * square[i] + c * fourth[i];
      }
      double[] moved = product(factor, x, rows, rows, columns);
      for (int i = 0; i < x.length; i++) {
        x[i] = a * x[i] + moved[i];
      }
    }
    return x;
  }

  private static double[] transposed(double[] matrix, int rows, int columns) {
    double[] transposed = new double[matrix.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        transposed[c * rows + r] = matrix[r * columns + c];
      }
    }
    return transposed;
  }

  private static double[] product(double[] a, double[] b, int rows, int depth, int columns) {
    double[] product = new double[rows * columns];
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < depth; k++) {
        for (int c = 0; c < columns; c++) {
          product[r * columns + c] += a[r * depth + k] * b[k * columns + c];
        }
      }
    }
    return product;
  }

  private void follow(Optimizer.Lookahead lookahead, long t) {
    if (t % lookahead.every() != 0) {
      return;
    }
    double[] slow = slot(UpdatePlan.SLOW);
    for (int i = 0; i < parameters.length; i++) {
      slow[i] += lookahead.share() * (parameters[i] - slow[i]);
      parameters[i] = slow[i];
    }
  }

  private void average(double decay, long t) {
    double[] average = slot(UpdatePlan.AVERAGE);
    double all = 1 - StrictMath.pow(decay, (double) t);
    double before = (decay - StrictMath.pow(decay, (double) t)) / all;
    double now = (1 - decay) / all;
    for (int i = 0; i < parameters.length; i++) {
      average[i] = before * average[i] + now * parameters[i];
    }
  }
}
