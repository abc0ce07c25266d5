package inr.family;

import inr.circuit.Tensor;
import java.util.Arrays;
import java.util.List;

/** Slopes by the weights and biases of dense layers. */
final class LayerGradient {
  private final List<PackedLayer> layers;

  /** ∂L/∂W of each layer, {@code [out][paddedIn]}. */
  final float[][] weights;

  /** ∂L/∂b of each layer. */
  private final double[][] biases;

  LayerGradient(List<PackedLayer> layers) {
    this.layers = layers;
    weights = new float[layers.size()][];
    biases = new double[layers.size()][];
    for (int l = 0; l < weights.length; l++) {
      PackedLayer layer = layers.get(l);
      weights[l] = new float[layer.out * layer.paddedIn];
      biases[l] = new double[layer.out];
    }
  }

  void clear() {
    for (float[] weight : weights) {
      Arrays.fill(weight, 0);
    }
    for (double[] bias : biases) {
      Arrays.fill(bias, 0);
    }
  }

  /** Adds to ∂L/∂b. */
  void addToBiases(double[][] slopes) {
    for (int l = 0; l < biases.length; l++) {
      for (int o = 0; o < biases[l].length; o++) {
        biases[l][o] += slopes[l][o];
      }
    }
  }

  /** Adds a share of it to a gradient in the order of the parameters. */
  void addTo(double[] gradient, double share) {
    for (int l = 0; l < weights.length; l++) {
      PackedLayer layer = layers.get(l);
      int place = layer.weightTensor.offset();
      for (int o = 0; o < layer.out; o++) {
        for (int i = 0; i < layer.in; i++) {
          gradient[place++] += share * weights[l][o * layer.paddedIn + i];
        }
      }
      add(biases[l], layer.biasTensor, gradient, share);
    }
  }

  /** Adds a share of a tensor's slopes. */
  static void add(double[] own, Tensor tensor, double[] gradient, double share) {
    for (int i = 0; i < own.length; i++) {
      gradient[tensor.offset() + i] += share * own[i];
    }
  }
}
