package inr.family;

/**
 * The gradient of one signal's loss by the parameters of a {@link VariationalFamily}. That of M, m,
 * N and n is made of products of a few vectors, which are kept in place of it.
 */
final class VariationalGradient implements SignalGradient {
  private final boolean secondOrder;

  /** By all else. */
  final ModulatedGradient shifted;

  /** What z = 0 has for φ. */
  final Posterior origin;

  /** What the z that is found has for φ. */
  final Posterior found;

  final double[] z;

  /** −α ∂L/∂z at the z that is found. */
  final double[] direction;

  VariationalGradient(VariationalEngine engine) {
    secondOrder = engine.form.shifted().inner().secondOrder();
    shifted = engine.shifted.gradient();
    origin = engine.posterior();
    found = engine.posterior();
    z = new double[engine.form.latent()];
    direction = new double[engine.form.latent()];
  }

  @Override
  public void addTo(double[] gradient, double share) {
    shifted.addTo(gradient, share);
    found.addTo(gradient, share, z);
    if (secondOrder) {
      origin.addMovedTo(gradient, share, direction);
    }
  }
}
