package inr.family;

import inr.circuit.Distribution;
import inr.circuit.Role;
import inr.circuit.Sketch;
import inr.circuit.Tensor;
import inr.network.NetworkSpec;

/**
 * FiLM: what members share is a network, of each neuron of which a member has its own frequency and
 * phase, sin(γ (W h + b) + ψ), γ = ω (1 + ρ/2). A mapping network makes ρ and ψ of all neurons of
 * the latent: hidden layers h ← max(h', h'/5), h' = M h + m, then a linear one.
 *
 * <p>A member is the network itself with W ← (1 + ρ/2) W and b ← (1 + ρ/2) b + ψ/ω; the linear
 * layer is that of all members. With ω = 30 the frequency is the published 15 ρ + 30. Matrices M
 * begin by Kaiming's rule, the last of them at a quarter of it, W and b as the network says.
 *
 * @param hidden units of a layer of the mapping network, 1 to 4,096
 * @param layers hidden layers of it, 1 to 16
 * @see <a href="https://arxiv.org/abs/2012.00926">Chan et al. 2021, pi-GAN, whose generator it is
 *     (here an encoder finds latents, there is no discriminator)</a>
 */
public record FilmMapping(int hidden, int layers) implements WeightSource {
  /** Slope of a mapping network's layers below 0. */
  static final double LEAK = 0.2;

  private static final double LAST = 0.25;
  private static final int MOST_LAYERS = 16;

  public FilmMapping {
    TensorHeads.requireHidden("layers of the mapping network", hidden);
    if (layers < 1 || layers > MOST_LAYERS) {
      throw new IllegalArgumentException(
          "mapping network has " + layers + " layers; 1 to " + MOST_LAYERS + " are accepted");
    }
  }

  /** Neurons that have a frequency and a phase: all of the layers of sines. */
  static int neurons(NetworkSpec network) {
    int neurons = 0;
    for (int l = 0; l < network.hiddenLayers(); l++) {
      neurons += network.widths()[l + 1];
    }
    return neurons;
  }

  /** M and m of each layer, the last of which has ρ of all neurons, then ψ; then W and b. */
  @Override
  public void write(Sketch sketch, NetworkSpec network, int latent) {
    int in = latent;
    for (int l = 0; l <= layers; l++) {
      boolean last = l == layers;
      double deviation = (last ? LAST : 1) * Math.sqrt(2 / ((1 + LEAK * LEAK) * in));
      int out = last ? 2 * neurons(network) : hidden;
      String name = "mapping." + l + ".";
      Distribution weights = new Distribution.Normal(deviation);
      sketch.tensor(name + "weight", out, in, Role.WEIGHT, weights);
      sketch.tensor(name + "bias", out, 1, Role.BIAS, Distribution.pytorch(in));
      in = out;
    }
    for (Tensor own : network.layout().tensors()) {
      sketch.tensor("film." + own.name(), own.rows(), own.columns(), own.role(), own.initial());
    }
  }
}
