package inr.family;

import inr.circuit.Tensor;
import java.util.Arrays;

/** The gradient of one signal's loss: a shard, which one worker fills from beginning to end. */
final class SignalGradient {
  private final PackedFamily family;

  /** ∂L/∂W of each layer, {@code [out][paddedIn]}. */
  final float[][] weights;

  /** ∂L/∂b of each layer. */
  final double[][] biases;

  /** ∂L/∂A, {@code [shifts][latent]}. */
  final double[] map;

  /** ∂L/∂log α. */
  final double[] rates;

  SignalGradient(PackedFamily family) {
    this.family = family;
    int count = family.layers.size();
    weights = new float[count][];
    biases = new double[count][];
    for (int l = 0; l < count; l++) {
      PackedLayer layer = family.layers.get(l);
      weights[l] = new float[layer.out * layer.paddedIn];
      biases[l] = new double[layer.out];
    }
    map = new double[family.map.length];
    rates = new double[family.latent];
  }

  void clear() {
    for (float[] weight : weights) {
      Arrays.fill(weight, 0);
    }
    for (double[] bias : biases) {
      Arrays.fill(bias, 0);
    }
    Arrays.fill(map, 0);
    Arrays.fill(rates, 0);
  }

  /** Adds to ∂L/∂b. */
  void addToBiases(double[][] slopes) {
    for (int l = 0; l < biases.length; l++) {
      for (int o = 0; o < biases[l].length; o++) {
        biases[l][o] += slopes[l][o];
      }
    }
  }

  /** ∂L/∂A += slopes φᵀ. */
  void addToMap(double[] slopes, double[] phi) {
    for (int s = 0; s < slopes.length; s++) {
      for (int k = 0; k < phi.length; k++) {
        map[s * phi.length + k] += slopes[s] * phi[k];
      }
    }
  }

  /** Adds a share of it to a gradient in the order of the parameters. */
  void addTo(double[] gradient, double share) {
    for (int l = 0; l < weights.length; l++) {
      PackedLayer layer = family.layers.get(l);
      int place = layer.weightTensor.offset();
      for (int o = 0; o < layer.out; o++) {
        for (int i = 0; i < layer.in; i++) {
          gradient[place++] += share * weights[l][o * layer.paddedIn + i];
        }
      }
      add(biases[l], layer.biasTensor, gradient, share);
    }
    add(map, family.mapTensor, gradient, share);
    add(rates, family.rateTensor, gradient, share);
  }

  private static void add(double[] own, Tensor tensor, double[] gradient, double share) {
    for (int i = 0; i < own.length; i++) {
      gradient[tensor.offset() + i] += share * own[i];
    }
  }
}
