package inr.family;

import inr.circuit.ParameterLayout;
import inr.circuit.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Parameters of a family as the passes want them; shared by all workers, who only read. */
final class PackedFamily {
  /** Learned rates stay within this factor of where they began: no step of a new signal leaps. */
  private static final double LARGEST_FACTOR = 10;

  final FamilyPlan plan;
  final ParameterLayout layout;
  final List<PackedLayer> layers = new ArrayList<>();
  final int latent;
  final int shifts;
  final Tensor mapTensor;
  final Tensor rateTensor;

  /** A, {@code [shifts][latent]}. */
  final double[] map;

  /** α. */
  final double[] rates;

  PackedFamily(FamilyPlan plan) {
    this.plan = plan;
    this.layout = plan.layout();
    ModulatedSiren network = plan.network();
    List<Tensor> tensors = layout.tensors();
    int shift = 0;
    for (int l = 0; l < network.network().layers().size(); l++) {
      int shifts = network.shifts(l);
      layers.add(
          new PackedLayer(
              tensors.get(2 * l), tensors.get(2 * l + 1), network.omega(l), shift, shifts));
      shift += shifts;
    }
    this.shifts = shift;
    this.latent = network.latent();
    this.mapTensor = layout.tensor(ModulatedSiren.MODULATION);
    this.rateTensor = layout.tensor(FamilyPlan.RATES);
    this.map = new double[mapTensor.size()];
    this.rates = new double[latent];
  }

  /** Takes over the parameters, and takes log α back to its bounds in them. */
  void pack(double[] parameters) {
    double middle = StrictMath.log(plan.inner().rate());
    double most = StrictMath.log(LARGEST_FACTOR);
    for (int k = 0; k < latent; k++) {
      int place = rateTensor.offset() + k;
      parameters[place] = Math.max(middle - most, Math.min(middle + most, parameters[place]));
      rates[k] = StrictMath.exp(parameters[place]);
    }
    System.arraycopy(parameters, mapTensor.offset(), map, 0, map.length);
    layers.forEach(layer -> layer.pack(parameters));
  }

  /** A φ. */
  void shifts(double[] phi, double[] shifted) {
    for (int s = 0; s < shifts; s++) {
      double sum = 0;
      for (int k = 0; k < latent; k++) {
        sum += map[s * latent + k] * phi[k];
      }
      shifted[s] = sum;
    }
  }

  /**
   * Adds A φ to the biases of the network, which becomes that of a latent.
   *
   * @param network its parameters in their own order, with which those of the family begin
   */
  void fold(double[] phi, float[] network) {
    double[] shifted = new double[shifts];
    shifts(phi, shifted);
    for (PackedLayer layer : layers) {
      for (int o = 0; o < layer.shifts; o++) {
        network[layer.biasTensor.offset() + o] += (float) shifted[layer.firstShift + o];
      }
    }
  }

  /** Aᵀ s, the way back of slopes. */
  void pull(double[] slopes, double[] dPhi) {
    Arrays.fill(dPhi, 0);
    for (int s = 0; s < shifts; s++) {
      for (int k = 0; k < latent; k++) {
        dPhi[k] += map[s * latent + k] * slopes[s];
      }
    }
  }
}
