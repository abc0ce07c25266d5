package inr.interchange.program;

import inr.formula.Expression;
import java.util.List;

/**
 * What a network is written in.
 *
 * @param <V> what stands for the rows of numbers that an operation gives
 */
interface Language<V> {
  /** W x + b with x the columns of all inputs side by side. */
  V affine(List<V> x, Matrix weight, float[] bias);

  /**
   * Formulas of equally wide inputs and of columns, element by element.
   *
   * @param columns one number for each feature, or one for all
   * @param formulas one for each result; variables are the inputs, then the columns
   */
  List<V> pointwise(List<V> x, List<float[]> columns, List<Expression> formulas);

  /** γ ⊙ (x − mean x)/√(var x + ε) + β over the columns. */
  V normalise(V x, float[] gain, float[] shift, double epsilon);

  /** Some columns of all inputs side by side. */
  V select(List<V> x, int[] columns);
}
