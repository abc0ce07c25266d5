package inr.family;

import inr.random.CounterRandom;

/**
 * One signal of a {@link VariationalFamily}: the step to z, the draw of φ, and back. The workspace
 * of one worker.
 *
 * <p>Where z = −α ∂L/∂z(0), the gradient of L(z) by everything else is ∂L/∂θ(z) + ∂(v·∂L/∂z(0))/∂θ
 * with v = −α ∂L/∂z(z).
 */
final class VariationalWork implements SignalWork<VariationalGradient> {
  private final VariationalEngine engine;
  private final SignalPass pass;

  /** Of ways without noise. */
  private final Posterior posterior;

  /** ∂E/∂φ at the origin and where z is found. */
  private final double[] first;

  private final double[] second;
  private final double[] slopes;
  private final double[] moved;
  private final double[] product;

  VariationalWork(VariationalEngine engine, SignalPass pass) {
    this.engine = engine;
    this.pass = pass;
    posterior = engine.posterior();
    int latent = engine.form.latent();
    first = new double[latent];
    second = new double[latent];
    slopes = new double[latent];
    moved = new double[latent];
    product = new double[latent];
  }

  @Override
  public double[] latent(float[] targets, int steps) {
    return latent(pass, targets, steps);
  }

  @Override
  public double[] latent(float[] targets, int[] shown) {
    return latent(pass.of(shown), pass.values(targets, shown), 1);
  }

  private double[] latent(SignalPass pass, float[] targets, int steps) {
    double[] z = new double[slopes.length];
    for (int k = 0; k < steps; k++) {
      posterior.at(z);
      pass.slopes(targets, posterior.drawn, first);
      posterior.slopes(first, slopes);
      for (int i = 0; i < z.length; i++) {
        z[i] -= engine.shifted.rates[i] * slopes[i];
      }
    }
    posterior.at(z);
    return posterior.drawn.clone();
  }

  /** E(φ) + β D. */
  @Override
  public double differentiate(float[] targets, CounterRandom random, VariationalGradient gradient) {
    gradient.shifted.clear();
    Posterior origin = gradient.origin;
    int n = slopes.length;
    origin.at(new double[n], random::normal);
    pass.slopes(targets, origin.drawn, first);
    origin.slopes(first, slopes);
    against(gradient.z);
    Posterior found = gradient.found;
    found.at(gradient.z, k -> random.normal(n + k));
    double loss =
        pass.gradient(targets, found.drawn, second, gradient.shifted)
            + engine.form.divergence() * found.divergence();
    found.slopes(second, slopes);
    against(gradient.direction);
    if (engine.form.shifted().inner().secondOrder()) {
      origin.move(gradient.direction, moved);
      pass.product(targets, origin.drawn, moved, product, gradient.shifted);
      origin.movedSlopes(first, product);
    }
    return loss;
  }

  /** −α ⊙ the slopes by z. */
  private void against(double[] step) {
    for (int k = 0; k < step.length; k++) {
      step[k] = -engine.shifted.rates[k] * slopes[k];
    }
  }

  @Override
  public void predict(double[] phi, float[] predictions) {
    pass.predict(phi, predictions);
  }

  @Override
  public void tangent(double[] phi, double[] direction, float[] tangents) {
    pass.tangent(phi, direction, tangents);
  }
}
