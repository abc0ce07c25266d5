package inr.operator;

/**
 * A linear map y = A x of real arrays, with its adjoint x = Aᵀ y: ⟨A x, y⟩ = ⟨x, Aᵀ y⟩.
 *
 * <p>Complex numbers are two reals side by side, so that the inner product is the real part of the
 * complex one. An operator is immutable and may be used by any number of threads.
 */
public interface ForwardOperator {
  /** Shape of x. */
  Shape domain();

  /** Shape of y. */
  Shape range();

  /**
   * y = A x.
   *
   * @param x as many numbers as the domain has: read
   * @param y as many as the range has: overwritten
   */
  void apply(double[] x, double[] y);

  /**
   * x = Aᵀ y.
   *
   * @param y as many numbers as the range has: read
   * @param x as many as the domain has: overwritten
   */
  void adjoint(double[] y, double[] x);
}
