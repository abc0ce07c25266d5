package inr.family;

import inr.circuit.Distribution;
import inr.circuit.Role;
import inr.circuit.Sketch;
import inr.circuit.Wire;
import inr.network.Layer;
import inr.network.NetworkSpec;
import java.util.List;

/**
 * Networks of sines that differ in a latent φ alone: h ← sin ω(W h + b + s), with the shifts s = A
 * φ of all layers from one linear map.
 *
 * <p>For a given latent that is the network itself with other biases, so a member of the family is
 * an ordinary model. Shifts of the first layer alone are the latent as more coordinates, W [c, φ] +
 * b.
 *
 * @param network with φ = 0: sines of the bare coordinates, then a linear layer
 * @param latent numbers of φ, 1 to 4,096
 * @param shifted which layers have shifts
 * @param modulation initial values of A, {@code [shifts, latent]}
 * @see <a href="https://arxiv.org/abs/2201.12204">Dupont et al. 2022, functa</a>
 * @see <a href="https://arxiv.org/abs/2201.12904">Dupont et al. 2022, COIN++</a>
 */
public record ModulatedSiren(
    NetworkSpec network, int latent, Shifted shifted, Distribution modulation) {
  static final String MODULATION = "modulation";

  private static final int MOST_LATENTS = 4096;

  /** Layers that have shifts. */
  public enum Shifted {
    /** All that are sines. */
    ALL,
    /** The one that reads the coordinates. */
    FIRST
  }

  public ModulatedSiren {
    requireLatent(latent);
    SineNetwork.require(network);
  }

  /** Refuses a number of numbers that nobody means. */
  static void requireLatent(int latent) {
    if (latent < 1 || latent > MOST_LATENTS) {
      throw new IllegalArgumentException(
          "latent has " + latent + " numbers; 1 to " + MOST_LATENTS + " are accepted");
    }
  }

  /** Shifts s in all. */
  public int shifts() {
    int shifts = 0;
    for (int l = 0; l < network.hiddenLayers(); l++) {
      shifts += shifts(l);
    }
    return shifts;
  }

  /** Shifts of layer l: one for each neuron, or none. */
  int shifts(int l) {
    boolean has = l == 0 || (shifted == Shifted.ALL && l < network.hiddenLayers());
    return has ? network.widths()[l + 1] : 0;
  }

  /** Writes the parameters down: those of the network in its own order, then A. */
  List<Wire> write(Sketch sketch) {
    List<Wire> features = sketch.part("encoding", () -> network.encoding().write(sketch));
    List<Wire> predictions = Layer.chain(network.layers(), sketch, features);
    sketch.tensor(MODULATION, shifts(), latent, Role.WEIGHT, modulation);
    return predictions;
  }
}
