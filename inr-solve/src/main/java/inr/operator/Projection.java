package inr.operator;

/**
 * The nearest plane that explains the data exactly: P(z) = z + A⁺(y − A z), A⁺ = Aᵀ(A Aᵀ)⁻¹, so A
 * P(z) = y.
 *
 * <p>A is a reduction, y = V x Hᵀ, whose pseudo-inverse is that of V and of H: two solutions with
 * the band matrices V Vᵀ and H Hᵀ. For the mean of blocks these are multiples of the unit matrix,
 * and P replaces the mean of each block.
 */
public final class Projection {
  private final Resampling operator;
  private final BandSolver down;
  private final BandSolver across;

  /**
   * Projections for a reduction.
   *
   * @throws IllegalArgumentException if its rows depend on each other, as those of an enlargement
   *     do
   */
  public Projection(Resampling operator) {
    this.operator = operator;
    this.down = BandSolver.of(operator.down());
    this.across = BandSolver.of(operator.across());
  }

  /** The reduction A. */
  public Resampling operator() {
    return operator;
  }

  /**
   * Replaces z by P(z).
   *
   * @param z of the domain of A: overwritten
   * @param y of its range: read
   */
  public void project(double[] z, double[] y) {
    double[] rest = new double[y.length];
    operator.apply(z, rest);
    for (int i = 0; i < rest.length; i++) {
      rest[i] = y[i] - rest[i];
    }
    down.solveDown(rest, operator.range().side(1));
    across.solveAcross(rest, operator.range().side(0));
    double[] correction = new double[z.length];
    operator.adjoint(rest, correction);
    for (int i = 0; i < z.length; i++) {
      z[i] += correction[i];
    }
  }
}
