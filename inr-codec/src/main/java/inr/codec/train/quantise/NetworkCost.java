package inr.codec.train.quantise;

import inr.codec.parameter.ParameterCode;
import inr.codec.parameter.QuantisedParameters;
import inr.codec.shape.Group;
import inr.codec.train.rate.RatePass;
import inr.codec.train.synthesis.DistortionPass;

/**
 * What fixed latents cost with networks of whole steps: mean squared error + λ · (bits of latents
 * and networks) per pixel.
 *
 * <p>A change of one group changes bits or error but not both, so only that half is computed again.
 */
public final class NetworkCost {
  private final RatePass rate;
  private final DistortionPass distortion;
  private final float[] symbols;
  private final double perBit;

  /**
   * The cost of latents.
   *
   * @param symbols rounded latents, with margins; read by every call
   * @param perBit λ / pixels
   */
  public NetworkCost(RatePass rate, DistortionPass distortion, float[] symbols, double perBit) {
    this.rate = rate;
    this.distortion = distortion;
    this.symbols = symbols;
    this.perBit = perBit;
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
    return cost(parameters, rate.bits(floats, symbols), distortion.error(floats, symbols));
  }

  /** The cost of networks that differ from known ones in one group. */
  Cost after(Cost known, QuantisedParameters parameters, Group changed) {
    float[] floats = parameters.floats();
    return switch (changed) {
      case ARM_WEIGHT, ARM_BIAS, IFCE_WEIGHT, IFCE_BIAS ->
          cost(parameters, rate.bits(floats, symbols), known.error());
      case UPSAMPLING_WEIGHT ->
          cost(parameters, known.latentBits(), distortion.error(floats, symbols));
      case SYNTHESIS_WEIGHT, SYNTHESIS_BIAS ->
          cost(parameters, known.latentBits(), distortion.errorOfSynthesis(floats));
    };
  }

  private Cost cost(QuantisedParameters parameters, double latentBits, double error) {
    double bits = latentBits + ParameterCode.bits(parameters);
    return new Cost(parameters, latentBits, bits, error, error + perBit * bits);
  }
}
