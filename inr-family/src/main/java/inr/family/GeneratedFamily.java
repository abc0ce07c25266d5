package inr.family;

import inr.circuit.Distribution;
import inr.circuit.ParameterLayout;
import inr.circuit.Role;
import inr.circuit.Sketch;
import inr.circuit.Tensor;
import inr.circuit.Wire;
import inr.network.Layer;
import inr.network.NetworkSpec;
import java.util.List;
import java.util.OptionalInt;

/**
 * Members differ in all of their weights, which a hypernetwork makes of the latent; the latent is
 * found by an encoder of sets, from as many points of the signal as are known.
 *
 * <p>For each tensor θ_t of the network there is a head, θ_t = W₂ max(0, W₁ φ + b₁) + b₂. What is
 * made less is the mean squared error at all points + latentPenalty · mean φ² + weightPenalty ·
 * mean θ². Heads begin with b₁ and b₂ near 0 and near what the network itself would begin with, and
 * W₂ at a hundredth of Kaiming's rule, so that members begin alike.
 *
 * <p>Deviations: the published weights of the penalties belong to a network of 256 and a range of
 * 2; the published b₂ of hidden layers is U(±1/n) instead of SIREN's own rule.
 *
 * @param network that is generated
 * @param encoder of sets
 * @param headWidth hidden units of a head, at least 1
 * @param latentPenalty 0 or more
 * @param weightPenalty 0 or more
 * @see <a href="https://arxiv.org/abs/2006.09661">Sitzmann et al. 2020, SIREN, section 4.4 and
 *     supplement 9</a>
 */
public record GeneratedFamily(
    NetworkSpec network,
    SetEncoder encoder,
    int headWidth,
    double latentPenalty,
    double weightPenalty)
    implements FamilyForm {
  private static final double SMALL = 0.01;
  private static final int MOST_HIDDEN = 4096;

  public GeneratedFamily {
    SineNetwork.require(network);
    int inputs = network.inputs() + network.outputs();
    if (encoder.network().inputs() != inputs) {
      throw new IllegalArgumentException(
          "encoder takes "
              + encoder.network().inputs()
              + " numbers of a point; its coordinates and values are "
              + inputs);
    }
    if (headWidth < 1 || headWidth > MOST_HIDDEN) {
      throw new IllegalArgumentException(
          "heads have " + headWidth + " hidden units; 1 to " + MOST_HIDDEN + " are accepted");
    }
    if (!(latentPenalty >= 0
        && latentPenalty <= Float.MAX_VALUE
        && weightPenalty >= 0
        && weightPenalty <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "penalties are "
              + latentPenalty
              + " and "
              + weightPenalty
              + "; numbers from 0 on are needed");
    }
  }

  @Override
  public int latent() {
    return encoder.network().outputs();
  }

  /** Those of the encoder, then W₁, b₁, W₂ and b₂ of each head. */
  @Override
  public ParameterLayout layout() {
    NetworkSpec points = encoder.network();
    Sketch sketch = new Sketch(points.inputs());
    List<Wire> latent =
        sketch.part(
            "encoder", () -> Layer.chain(points.layers(), sketch, points.encoding().write(sketch)));
    for (Tensor made : network.layout().tensors()) {
      sketch.part("head." + made.name(), () -> writeHead(sketch, made));
    }
    return sketch.finish(latent).layout();
  }

  private Tensor writeHead(Sketch sketch, Tensor made) {
    Distribution hidden = Distribution.kaiming(latent());
    Distribution out = new Distribution.Normal(SMALL * Math.sqrt(2.0 / headWidth));
    sketch.tensor("weight1", headWidth, latent(), Role.WEIGHT, hidden);
    sketch.tensor("bias1", headWidth, 1, Role.BIAS, Distribution.pytorch(latent()));
    sketch.tensor("weight2", made.size(), headWidth, Role.WEIGHT, out);
    return sketch.tensor("bias2", made.size(), 1, Role.BIAS, made.initial());
  }

  @Override
  public OptionalInt innerSteps() {
    return OptionalInt.empty();
  }

  @Override
  public FamilyForm firstOrder() {
    throw new IllegalArgumentException(
        "a family with an encoder has no inner steps whose derivatives could be left out");
  }
}
