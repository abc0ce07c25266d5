package inr.family;

import java.util.Arrays;

/** The gradient of one signal's loss by the parameters of a {@link ModulatedFamily}. */
final class ModulatedGradient implements SignalGradient {
  private final PackedFamily family;

  /** By the network of φ = 0. */
  final LayerGradient layers;

  /** ∂L/∂A, {@code [shifts][latent]}. */
  private final double[] map;

  /** ∂L/∂log α. */
  final double[] rates;

  ModulatedGradient(PackedFamily family) {
    this.family = family;
    layers = new LayerGradient(family.layers);
    map = new double[family.map.length];
    rates = new double[family.latent];
  }

  void clear() {
    layers.clear();
    Arrays.fill(map, 0);
    Arrays.fill(rates, 0);
  }

  /** ∂L/∂A += slopes φᵀ. */
  void addToMap(double[] slopes, double[] phi) {
    for (int s = 0; s < slopes.length; s++) {
      for (int k = 0; k < phi.length; k++) {
        map[s * phi.length + k] += slopes[s] * phi[k];
      }
    }
  }

  @Override
  public void addTo(double[] gradient, double share) {
    layers.addTo(gradient, share);
    LayerGradient.add(map, family.mapTensor, gradient, share);
    LayerGradient.add(rates, family.rateTensor, gradient, share);
  }
}
