package inr.family;

/**
 * The gradient of one signal's loss by the parameters of a {@link GeneratedFamily}. That of what
 * makes weights is made of products of a few vectors, which are kept in place of it.
 */
final class GeneratedGradient implements SignalGradient {
  /** By the encoder. */
  final LayerGradient encoder;

  final double[] phi;

  /** From φ to θ. */
  final WeightPass weights;

  /** ∂L/∂θ. */
  final double[] slopes;

  GeneratedGradient(GeneratedEngine engine) {
    encoder = new LayerGradient(engine.encoder);
    phi = new double[engine.form.latent()];
    weights = engine.pass();
    slopes = new double[engine.network.size()];
  }

  @Override
  public void addTo(double[] gradient, double share) {
    encoder.addTo(gradient, share);
    weights.addTo(gradient, share);
  }
}
