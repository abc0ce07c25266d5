package inr.family;

import java.util.List;

/**
 * The gradient of one signal's loss by the parameters of a {@link GeneratedFamily}. That of the
 * heads is made of products of a few vectors, which are kept in place of it.
 */
final class GeneratedGradient implements SignalGradient {
  private final List<WeightHead> heads;

  /** By the encoder. */
  final LayerGradient encoder;

  final double[] phi;

  /** h of each head, and the slopes by what it is the positive part of. */
  final double[][] hidden;

  final double[][] hiddenSlopes;

  /** ∂L/∂θ. */
  final double[] slopes;

  GeneratedGradient(GeneratedEngine engine) {
    heads = engine.heads;
    encoder = new LayerGradient(engine.encoder);
    phi = new double[engine.form.latent()];
    hidden = new double[heads.size()][engine.form.headWidth()];
    hiddenSlopes = new double[heads.size()][engine.form.headWidth()];
    slopes = new double[engine.network.size()];
  }

  @Override
  public void addTo(double[] gradient, double share) {
    encoder.addTo(gradient, share);
    for (int h = 0; h < hidden.length; h++) {
      heads.get(h).addTo(gradient, share, phi, hidden[h], hiddenSlopes[h], slopes);
    }
  }
}
