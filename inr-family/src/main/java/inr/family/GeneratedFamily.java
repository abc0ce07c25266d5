package inr.family;

import inr.circuit.ParameterLayout;
import inr.circuit.Sketch;
import inr.circuit.Wire;
import inr.network.Layer;
import inr.network.NetworkSpec;
import java.util.List;
import java.util.OptionalInt;

/**
 * Members differ in all of their weights, which are made of the latent; the latent is found by an
 * encoder of sets, from as many points of the signal as are known.
 *
 * <p>What is made less is the mean squared error at all points + latentPenalty · mean φ² +
 * weightPenalty · mean θ².
 *
 * <p>Deviation from Sitzmann et al., who have no other source of weights than heads: their weights
 * of the penalties belong to a network of 256 and a range of 2.
 *
 * @param network that is generated
 * @param encoder of sets
 * @param weights how φ becomes θ
 * @param latentPenalty 0 or more
 * @param weightPenalty 0 or more
 * @see <a href="https://arxiv.org/abs/2006.09661">Sitzmann et al. 2020, SIREN, section 4.4 and
 *     supplement 9</a>
 */
public record GeneratedFamily(
    NetworkSpec network,
    SetEncoder encoder,
    WeightSource weights,
    double latentPenalty,
    double weightPenalty)
    implements FamilyForm {
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

  /** Those of the encoder, then those of what makes weights. */
  @Override
  public ParameterLayout layout() {
    NetworkSpec points = encoder.network();
    Sketch sketch = new Sketch(points.inputs());
    List<Wire> latent =
        sketch.part(
            "encoder", () -> Layer.chain(points.layers(), sketch, points.encoding().write(sketch)));
    weights.write(sketch, network, latent());
    return sketch.finish(latent).layout();
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
