package inr.family;

import java.util.function.IntToDoubleFunction;

/**
 * φ = μ + ε exp(ℓ/2) of a z, with μ = z + M z + m and ℓ = N z + n; and ways back from L = E(φ) + β
 * D(μ, ℓ), where r = ∂E/∂φ is given.
 *
 * <p>With h = ½ ε exp(ℓ/2): ∂L/∂μ = r + β μ and ∂L/∂ℓ = h r + ½ β (exp ℓ − 1). Along a direction v
 * of z, μ̇ = v + M v, ℓ̇ = N v and φ̇ = μ̇ + h ℓ̇; the slope L̇ = v·∂L/∂z has the derivatives q + β
 * μ̇ by μ and h q + ½ h r ℓ̇ + ½ β ℓ̇ exp ℓ by ℓ, with q = ∂²E/∂φ² φ̇.
 */
final class Posterior {
  private final double[] parameters;
  private final AffineLayer means;
  private final AffineLayer spreads;
  private final double beta;

  /** φ. */
  final double[] drawn;

  private final double[] mean;
  private final double[] logVariance;
  private final double[] half;
  private final double[] dMean;
  private final double[] dSpread;

  /** v + M v and N v, then slopes of v·∂L/∂z. */
  private final double[] movedMean;

  private final double[] movedSpread;

  Posterior(double[] parameters, AffineLayer means, AffineLayer spreads, double beta) {
    this.parameters = parameters;
    this.means = means;
    this.spreads = spreads;
    this.beta = beta;
    int n = means.out();
    drawn = new double[n];
    mean = new double[n];
    logVariance = new double[n];
    half = new double[n];
    dMean = new double[n];
    dSpread = new double[n];
    movedMean = new double[n];
    movedSpread = new double[n];
  }

  /** φ of z without noise: μ. */
  void at(double[] z) {
    at(z, k -> 0);
  }

  /** φ of z, with noise ε. */
  void at(double[] z, IntToDoubleFunction noise) {
    means.apply(parameters, z, mean, 0);
    spreads.apply(parameters, z, logVariance, 0);
    for (int k = 0; k < drawn.length; k++) {
      mean[k] += z[k];
      half[k] = 0.5 * noise.applyAsDouble(k) * StrictMath.exp(0.5 * logVariance[k]);
      drawn[k] = mean[k] + 2 * half[k];
    }
  }

  /** D. */
  double divergence() {
    double sum = 0;
    for (int k = 0; k < mean.length; k++) {
      sum += 1 + logVariance[k] - mean[k] * mean[k] - StrictMath.exp(logVariance[k]);
    }
    return -0.5 * sum;
  }

  /** ∂L/∂z. */
  void slopes(double[] r, double[] dZ) {
    for (int k = 0; k < r.length; k++) {
      dMean[k] = r[k] + beta * mean[k];
      dSpread[k] = half[k] * r[k] + 0.5 * beta * (StrictMath.exp(logVariance[k]) - 1);
    }
    System.arraycopy(dMean, 0, dZ, 0, dZ.length);
    means.pull(parameters, dMean, 0, dZ);
    spreads.pull(parameters, dSpread, 0, dZ);
  }

  /** φ̇ along a direction of z. */
  void move(double[] v, double[] moved) {
    means.linear(parameters, v, movedMean, 0);
    spreads.linear(parameters, v, movedSpread, 0);
    for (int k = 0; k < moved.length; k++) {
      movedMean[k] += v[k];
      moved[k] = movedMean[k] + half[k] * movedSpread[k];
    }
  }

  /** After {@link #move} and {@link #slopes}: derivatives of v·∂L/∂z by μ and ℓ. */
  void movedSlopes(double[] r, double[] q) {
    for (int k = 0; k < r.length; k++) {
      double spread = movedSpread[k];
      movedMean[k] = q[k] + beta * movedMean[k];
      movedSpread[k] =
          half[k] * (q[k] + 0.5 * r[k] * spread)
              + 0.5 * beta * spread * StrictMath.exp(logVariance[k]);
    }
  }

  /** Adds a share of the slopes of L by M, m, N and n. */
  void addTo(double[] gradient, double share, double[] z) {
    means.addTo(gradient, share, dMean, 0, z);
    spreads.addTo(gradient, share, dSpread, 0, z);
  }

  /** Where z = 0: adds a share of the slopes of v·∂L/∂z by M, m, N and n. */
  void addMovedTo(double[] gradient, double share, double[] v) {
    means.addToWeight(gradient, share, dMean, 0, v);
    means.addToBias(gradient, share, movedMean, 0);
    spreads.addToWeight(gradient, share, dSpread, 0, v);
    spreads.addToBias(gradient, share, movedSpread, 0);
  }
}
