package inr.family;

import inr.random.CounterRandom;
import java.util.Arrays;

/**
 * The inner loop of one signal, and the gradient of where it ends by everything that it depends on.
 * The workspace of one worker.
 *
 * <p>With λ_K = ∂L/∂φ(φ_K) and k from K − 1 down to 0, v = −α ⊙ λₖ₊₁: ∂/∂log α += v ⊙ ∂L/∂φ(φₖ);
 * ∂/∂θ += ∂(v·∂L/∂φ(φₖ))/∂θ; λₖ = λₖ₊₁ + ∂²L/∂φ²(φₖ) v. The first order has λ_K throughout and no
 * second term.
 */
final class LatentSearch implements SignalWork<ModulatedGradient> {
  private final PackedFamily family;
  private final SignalPass pass;
  private final double[][] phi;
  private final double[][] slopes;
  private final double[] ahead;
  private final double[] direction;
  private final double[] product;

  LatentSearch(PackedFamily family, SignalPass pass) {
    this.family = family;
    this.pass = pass;
    int steps = family.inner.steps();
    phi = new double[steps + 1][family.latent];
    slopes = new double[steps][family.latent];
    ahead = new double[family.latent];
    direction = new double[family.latent];
    product = new double[family.latent];
  }

  /** φ after some steps from 0. */
  @Override
  public double[] latent(float[] targets, int steps) {
    return latent(pass, targets, steps);
  }

  @Override
  public double[] latent(float[] targets, int[] shown) {
    return latent(pass.of(shown), pass.values(targets, shown), family.inner.steps());
  }

  private double[] latent(SignalPass pass, float[] targets, int steps) {
    double[] found = new double[family.latent];
    for (int k = 0; k < steps; k++) {
      pass.slopes(targets, found, direction);
      step(found, direction, found);
    }
    return found;
  }

  /** L(φ_K). */
  @Override
  public double differentiate(float[] targets, CounterRandom random, ModulatedGradient gradient) {
    gradient.clear();
    int steps = slopes.length;
    for (int k = 0; k < steps; k++) {
      pass.slopes(targets, phi[k], slopes[k]);
      step(phi[k], slopes[k], phi[k + 1]);
    }
    double loss = pass.gradient(targets, phi[steps], ahead, gradient);
    boolean secondOrder = family.inner.secondOrder();
    for (int k = steps - 1; k >= 0; k--) {
      Arrays.setAll(direction, i -> -family.rates[i] * ahead[i]);
      if (family.inner.learnsRates()) {
        for (int i = 0; i < direction.length; i++) {
          gradient.rates[i] += direction[i] * slopes[k][i];
        }
      }
      if (secondOrder) {
        pass.product(targets, phi[k], direction, product, gradient);
        for (int i = 0; i < ahead.length; i++) {
          ahead[i] += product[i];
        }
      }
    }
    return loss;
  }

  @Override
  public void predict(double[] phi, float[] predictions) {
    pass.predict(phi, predictions);
  }

  @Override
  public void tangent(double[] phi, double[] direction, float[] tangents) {
    pass.tangent(phi, direction, tangents);
  }

  private void step(double[] from, double[] slope, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = from[i] - family.rates[i] * slope[i];
    }
  }
}
