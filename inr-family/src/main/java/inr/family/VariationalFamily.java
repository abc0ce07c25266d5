package inr.family;

import inr.circuit.Distribution;
import inr.circuit.ParameterLayout;
import inr.circuit.Role;
import inr.circuit.Sketch;
import inr.circuit.Wire;
import inr.network.NetworkSpec;
import java.util.List;
import java.util.OptionalInt;

/**
 * A variational gradient origin network: shifted networks of a latent φ that is drawn while
 * learning, φ = μ + ε exp(ℓ/2), ε normal, μ = z + M z + m and ℓ = N z + n, where z is found by a
 * step from 0 down the loss itself, L = mean squared error + β D, D = −½ Σ (1 + ℓ − μ² − exp ℓ).
 *
 * <p>D is the divergence of that distribution of φ from the normal one, near which latents are
 * kept. The latent of a signal is μ, with ε = 0 throughout; members are drawn, as of every family,
 * from the normal distribution that the latents learned from have. Both steps have noise of their
 * own. Of a signal of which few points are known the error is the mean over these, and β the same.
 *
 * <p>Deviations: the published error is a cross-entropy, with β = 1 beside its sum over the
 * samples; with a squared error β is 2σ² over the number of samples, σ the noise that samples are
 * taken to have. The published M has no identity beside it and begins, as m, N and n, at U(±1/√n);
 * here M, m and N begin at 0 and n at −8, as a gradient origin network with little noise, since
 * noise of 1 hides a signal whose latent is much less.
 *
 * @param shifted networks, and the step to z: one, of a fixed rate
 * @param divergence β, 0 or more
 * @see <a href="https://arxiv.org/abs/2007.02798">Bond-Taylor and Willcocks 2021</a>
 */
public record VariationalFamily(ModulatedFamily shifted, double divergence) implements FamilyForm {
  static final String MEAN = "posterior.mean";
  static final String SPREAD = "posterior.log-variance";
  static final String WEIGHT = ".weight";
  static final String BIAS = ".bias";

  private static final double FIRST_LOG_VARIANCE = -8;

  public VariationalFamily {
    InnerLoop inner = shifted.inner();
    if (inner.steps() != 1 || inner.learnsRates()) {
      throw new IllegalArgumentException(
          "a variational family has one inner step of a fixed rate, not " + inner);
    }
    if (!(divergence >= 0 && divergence <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "weight of the divergence is " + divergence + "; a number from 0 on is needed");
    }
  }

  @Override
  public NetworkSpec network() {
    return shifted.network();
  }

  @Override
  public int latent() {
    return shifted.latent();
  }

  /** Those of the shifted networks, log α included, which is not learned; then M, m, N and n. */
  @Override
  public ParameterLayout layout() {
    Sketch sketch = new Sketch(network().inputs());
    List<Wire> predictions = shifted.write(sketch);
    Distribution none = new Distribution.Constant(0);
    for (String part : List.of(MEAN, SPREAD)) {
      sketch.tensor(part + WEIGHT, latent(), latent(), Role.WEIGHT, none);
      Distribution bias = part.equals(MEAN) ? none : new Distribution.Constant(FIRST_LOG_VARIANCE);
      sketch.tensor(part + BIAS, latent(), 1, Role.BIAS, bias);
    }
    return sketch.finish(predictions).layout();
  }

  @Override
  public OptionalInt innerSteps() {
    return shifted.innerSteps();
  }

  @Override
  public VariationalFamily firstOrder() {
    return new VariationalFamily(shifted.firstOrder(), divergence);
  }
}
