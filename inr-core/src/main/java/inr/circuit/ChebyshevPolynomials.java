package inr.circuit;

import java.util.Arrays;

/**
 * Chebyshev's polynomials of each coordinate, without parameters: features T₁(tanh x) …
 * T_degree(tanh x) of the first coordinate, then those of the next; or sums of their derivatives.
 *
 * <p>They are waves whose phase bends, T_k(tanh x) = cos(k·arccos tanh x), and their slopes are two
 * neighbours: since (1 − t²)T_k′(t) = k(T_{k−1}(t) − T_{k+1}(t))/2 and the slope of t = tanh x is 1
 * − t², d/dx T_k(tanh x) is k(T_{k−1} − T_{k+1})/2, any number of times. T_{k+1} = 2tT_k − T_{k−1}
 * leaves an error of about k roundings within the field, and of k² far outside of it, where t is
 * next to ±1.
 *
 * @param degree of the highest polynomial
 * @param factors of the derivatives of each coordinate, {@code [D][]}, from the value itself on
 */
public record ChebyshevPolynomials(int degree, double[][] factors) implements PointFunction {
  /** The polynomials themselves. */
  public static ChebyshevPolynomials of(int dimensions, int degree) {
    double[][] factors = new double[dimensions][];
    Arrays.setAll(factors, d -> new double[] {1});
    return new ChebyshevPolynomials(degree, factors);
  }

  @Override
  public int dimensions() {
    return factors.length;
  }

  @Override
  public int features() {
    return factors.length * degree;
  }

  @Override
  public void at(double[] x, double[] features) {
    for (int d = 0; d < factors.length; d++) {
      int first = d * degree;
      Arrays.fill(features, first, first + degree, 0);
      if (factors[d].length == 0) {
        continue;
      }
      double[] members = polynomials(StrictMath.tanh(x[d]), degree + factors[d].length);
      for (int n = 0; n < factors[d].length; n++) {
        for (int k = 1; k <= degree; k++) {
          features[first + k - 1] += factors[d][n] * members[k];
        }
        members = slopes(members);
      }
    }
  }

  /** T₀(t), T₁(t), …, {@code count} numbers, 2 or more. */
  private static double[] polynomials(double t, int count) {
    double[] members = new double[count];
    members[0] = 1;
    members[1] = t;
    for (int k = 2; k < count; k++) {
      members[k] = 2 * t * members[k - 1] - members[k - 2];
    }
    return members;
  }

  /** The slopes by x of all of these but the last, whose neighbour is not there. */
  private static double[] slopes(double[] members) {
    double[] slopes = new double[members.length - 1];
    for (int k = 1; k < slopes.length; k++) {
      slopes[k] = k * (members[k - 1] - members[k + 1]) / 2;
    }
    return slopes;
  }

  /** Those of a coordinate have no slope along another. */
  @Override
  public ChebyshevPolynomials along(Channel channel) {
    double[][] further = new double[factors.length][];
    for (int d = 0; d < factors.length; d++) {
      further[d] =
          channel instanceof Channel.Slope slope
              ? further(factors[d], 1, slope.axis() == d ? 1 : 0)
              : further(factors[d], 2, ((Channel.Curvature) channel).weight(d, d));
    }
    return new ChebyshevPolynomials(degree, further);
  }

  private static double[] further(double[] factors, int orders, double weight) {
    if (weight == 0) {
      return new double[0];
    }
    double[] further = new double[factors.length + orders];
    for (int n = 0; n < factors.length; n++) {
      further[n + orders] = weight * factors[n];
    }
    return further;
  }

  @Override
  public boolean isZero() {
    return Arrays.stream(factors).flatMapToDouble(Arrays::stream).allMatch(factor -> factor == 0);
  }
}
