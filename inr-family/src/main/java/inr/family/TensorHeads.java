package inr.family;

import inr.circuit.Distribution;
import inr.circuit.Role;
import inr.circuit.Sketch;
import inr.circuit.Tensor;
import inr.network.NetworkSpec;

/**
 * A hypernetwork: for each tensor θ_t of the network a head, θ_t = W₂ max(0, W₁ φ + b₁) + b₂.
 *
 * <p>Heads begin with b₁ and b₂ near 0 and near what the network itself would begin with, and W₂ at
 * a hundredth of Kaiming's rule, so that members begin alike. Deviation: the published b₂ of hidden
 * layers is U(±1/n) instead of SIREN's own rule.
 *
 * @param hidden units of a head, 1 to 4,096
 * @see <a href="https://arxiv.org/abs/2006.09661">Sitzmann et al. 2020, SIREN, section 4.4 and
 *     supplement 9</a>
 */
public record TensorHeads(int hidden) implements WeightSource {
  private static final double SMALL = 0.01;
  private static final int MOST_HIDDEN = 4096;

  public TensorHeads {
    requireHidden("heads", hidden);
  }

  /** Refuses numbers of hidden units that nobody means. */
  static void requireHidden(String whose, int hidden) {
    if (hidden < 1 || hidden > MOST_HIDDEN) {
      throw new IllegalArgumentException(
          whose + " have " + hidden + " hidden units; 1 to " + MOST_HIDDEN + " are accepted");
    }
  }

  /** W₁, b₁, W₂ and b₂ of each head. */
  @Override
  public void write(Sketch sketch, NetworkSpec network, int latent) {
    for (Tensor made : network.layout().tensors()) {
      sketch.part("head." + made.name(), () -> writeHead(sketch, made, latent));
    }
  }

  private Tensor writeHead(Sketch sketch, Tensor made, int latent) {
    Distribution out = new Distribution.Normal(SMALL * Math.sqrt(2.0 / hidden));
    sketch.tensor("weight1", hidden, latent, Role.WEIGHT, Distribution.kaiming(latent));
    sketch.tensor("bias1", hidden, 1, Role.BIAS, Distribution.pytorch(latent));
    sketch.tensor("weight2", made.size(), hidden, Role.WEIGHT, out);
    return sketch.tensor("bias2", made.size(), 1, Role.BIAS, made.initial());
  }
}
