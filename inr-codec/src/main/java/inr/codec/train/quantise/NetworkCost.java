package inr.codec.train.quantise;

import inr.codec.parameter.ParameterCode;
import inr.codec.parameter.QuantisedParameters;
import inr.codec.shape.Group;
import inr.codec.shape.Layout;
import inr.codec.shape.Tensor;
import inr.codec.train.rate.RatePass;
import inr.codec.train.synthesis.DistortionPass;
import java.util.Arrays;
import java.util.List;

/**
 * What fixed latents cost with networks of whole steps: mean squared error + λ · (bits of latents
 * and networks) per pixel, those of the networks shared by all pixels that they draw.
 *
 * <p>A change of one group changes bits or error but not both, so only that half is computed again.
 */
public final class NetworkCost {
  private final RatePass rate;
  private final DistortionPass distortion;
  private final float[] symbols;
  private final double perBit;
  private final double perNetworkBit;
  private final int upsamplingStart;
  private final int upsamplingEnd;

  /** Upsampling of the stack that the pass holds, once it is drawn. */
  private float[] stacked = {};

  private boolean drawn;

  /**
   * The cost of latents.
   *
   * @param layout of the networks
   * @param symbols rounded latents, with margins; read by every call
   * @param perBit λ / pixels
   * @param perNetworkBit λ / pixels of all that the networks draw
   */
  public NetworkCost(
      Layout layout,
      RatePass rate,
      DistortionPass distortion,
      float[] symbols,
      double perBit,
      double perNetworkBit) {
    this.rate = rate;
    this.distortion = distortion;
    this.symbols = symbols;
    this.perBit = perBit;
    this.perNetworkBit = perNetworkBit;
    List<Tensor> upsampling = layout.tensors(Group.UPSAMPLING_WEIGHT);
    this.upsamplingStart = upsampling.isEmpty() ? 0 : upsampling.get(0).offset();
    this.upsamplingEnd = upsampling.isEmpty() ? 0 : upsampling.get(upsampling.size() - 1).end();
  }

  /**
   * What networks cost.
   *
   * @param parameters the networks
   * @param latentBits bits of the latents
   * @param bits of latents and networks
   * @param error mean squared error
   * @param loss all together
   */
  public record Cost(
      QuantisedParameters parameters, double latentBits, double bits, double error, double loss) {}

  /** The cost of networks. */
  public Cost of(QuantisedParameters parameters) {
    float[] floats = parameters.floats();
    return cost(parameters, rate.bits(floats, symbols), error(floats));
  }

  /** The cost of networks that differ from known ones in one group. */
  Cost after(Cost known, QuantisedParameters parameters, Group changed) {
    float[] floats = parameters.floats();
    return switch (changed) {
      case ARM_WEIGHT, ARM_BIAS, IFCE_WEIGHT, IFCE_BIAS ->
          cost(parameters, rate.bits(floats, symbols), known.error());
      case UPSAMPLING_WEIGHT, SYNTHESIS_WEIGHT, SYNTHESIS_BIAS ->
          cost(parameters, known.latentBits(), error(floats));
    };
  }

  /** Upsampling is done again only where it is not that of the call before. */
  private double error(float[] floats) {
    float[] upsampling = Arrays.copyOfRange(floats, upsamplingStart, upsamplingEnd);
    if (drawn && Arrays.equals(upsampling, stacked)) {
      return distortion.errorOfSynthesis(floats);
    }
    stacked = upsampling;
    drawn = true;
    return distortion.error(floats, symbols);
  }

  private Cost cost(QuantisedParameters parameters, double latentBits, double error) {
    double networkBits = ParameterCode.bits(parameters);
    return new Cost(
        parameters,
        latentBits,
        latentBits + networkBits,
        error,
        error + perBit * latentBits + perNetworkBit * networkBits);
  }
}
