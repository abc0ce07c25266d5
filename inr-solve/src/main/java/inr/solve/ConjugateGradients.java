package inr.solve;

import inr.operator.ForwardOperator;

/**
 * argmin ‖A x − y‖² + w‖x − z‖², by conjugate gradients for what x − z has to be: (AᵀA + w) d =
 * Aᵀ(y − A z), from d = 0.
 *
 * <p>Without w this is the nearest of those x that explain y best; ended early it leaves directions
 * as they are which A hardly sees.
 *
 * @param steps most iterations, at least 1
 * @param tolerance share of the length of the right side up to which a rest may remain
 * @see <a href="https://doi.org/10.6028/jres.049.044">Hestenes and Stiefel 1952</a>
 */
public record ConjugateGradients(int steps, double tolerance) {
  /**
   * Replaces z by the minimum.
   *
   * @param z of the domain of A: overwritten
   * @param y of its range: read
   */
  public void explain(ForwardOperator operator, double[] z, double[] y, double weight) {
    explain(operator, z, y, weight, 0);
  }

  /**
   * The same, ended as soon as the data are explained as well as their noise allows, which keeps
   * noise out of directions that A hardly sees.
   *
   * @param misfit ‖A z − y‖² at which to end, 0 for never; for a weight of 0, for it is counted
   *     down from the first one
   * @return iterations
   */
  public int explain(
      ForwardOperator operator, double[] z, double[] y, double weight, double misfit) {
    double[] image = new double[y.length];
    operator.apply(z, image);
    for (int i = 0; i < y.length; i++) {
      image[i] = y[i] - image[i];
    }
    double[] rest = new double[z.length];
    operator.adjoint(image, rest);
    double[] direction = rest.clone();
    double[] turned = new double[z.length];
    double left = product(image, image);
    double length = product(rest, rest);
    double enough = tolerance * tolerance * length;
    int k = 0;
    for (; k < steps && length > enough && left > misfit; k++) {
      operator.apply(direction, image);
      operator.adjoint(image, turned);
      double curvature = product(image, image) + weight * product(direction, direction);
      double stride = length / curvature;
      for (int i = 0; i < z.length; i++) {
        z[i] += stride * direction[i];
        rest[i] -= stride * (turned[i] + weight * direction[i]);
      }
      left -= stride * length;
      double next = product(rest, rest);
      for (int i = 0; i < z.length; i++) {
        direction[i] = rest[i] + next / length * direction[i];
      }
      length = next;
    }
    return k;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
