package inr.operator;

import inr.random.CounterRandom;
import java.util.Arrays;

/**
 * Whether the methods of an operator belong together, measured on random numbers: for the tests of
 * an operator of one's own. Both errors are NaN where products of the operator's weights overflow.
 *
 * @param adjointError largest |⟨A x, y⟩ − ⟨x, Aᵀ y⟩| / (‖A x‖‖y‖ + ‖x‖‖Aᵀ y‖)
 * @param linearityError largest ‖A(2x + z) − 2A x − A z‖ / (‖A(2x + z)‖ + 2‖A x‖ + ‖A z‖)
 */
public record OperatorCheck(double adjointError, double linearityError) {
  /** Rounding in double precision leaves less than this of either error. */
  public static final double TOLERANCE = 1e-12;

  private static final int DRAWS = 5;
  private static final double STALE = 7;

  /** Measures an operator on five draws of normal numbers; equal seeds draw the same. */
  public static OperatorCheck of(ForwardOperator operator, long seed) {
    double adjoint = 0;
    double linearity = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      CounterRandom random = new CounterRandom(seed, draw);
      int inputs = operator.domain().size();
      double[] x = normal(random, 0, inputs);
      double[] z = normal(random, inputs, inputs);
      double[] y = normal(random, 2L * inputs, operator.range().size());
      adjoint = Math.max(adjoint, adjointError(operator, x, y));
      linearity = Math.max(linearity, linearityError(operator, x, z));
    }
    return new OperatorCheck(adjoint, linearity);
  }

  /** Whether both errors are rounding. */
  public boolean passes() {
    return adjointError <= TOLERANCE && linearityError <= TOLERANCE;
  }

  private static double[] normal(CounterRandom random, long from, int count) {
    double[] numbers = new double[count];
    Arrays.setAll(numbers, i -> random.normal(from + i));
    return numbers;
  }

  private static double adjointError(ForwardOperator operator, double[] x, double[] y) {
    double[] image = image(operator, x);
    // An operator must overwrite what it is given, so the places are not clean.
    double[] back = stale(x.length);
    operator.adjoint(y, back);
    double error = Math.abs(product(image, y) - product(x, back));
    return relative(error, norm(image) * norm(y) + norm(x) * norm(back));
  }

  private static double linearityError(ForwardOperator operator, double[] x, double[] z) {
    double[] sum = new double[x.length];
    Arrays.setAll(sum, i -> 2 * x[i] + z[i]);
    double[] ofSum = image(operator, sum);
    double[] ofX = image(operator, x);
    double[] ofZ = image(operator, z);
    double[] error = new double[ofSum.length];
    Arrays.setAll(error, i -> ofSum[i] - 2 * ofX[i] - ofZ[i]);
    return relative(norm(error), norm(ofSum) + 2 * norm(ofX) + norm(ofZ));
  }

  private static double[] image(ForwardOperator operator, double[] x) {
    double[] y = stale(operator.range().size());
    operator.apply(x, y);
    return y;
  }

  private static double[] stale(int count) {
    double[] numbers = new double[count];
    Arrays.fill(numbers, STALE);
    return numbers;
  }

  private static double relative(double error, double scale) {
    // An infinite scale would hide any error.
    return Double.isFinite(scale) ? (error == 0 ? 0 : error / scale) : Double.NaN;
  }

  private static double norm(double[] a) {
    return Math.sqrt(product(a, a));
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
