package inr.family;

import inr.circuit.ParameterLayout;
import inr.circuit.Tensor;
import inr.grid.Grid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The numbers of a {@link ModulatedFamily} as its passes want them. */
final class PackedFamily implements FamilyEngine<ModulatedGradient> {
  /** Learned rates stay within this factor of where they began: no step of a new signal leaps. */
  private static final double LARGEST_FACTOR = 10;

  final InnerLoop inner;
  final List<PackedLayer> layers = new ArrayList<>();
  final int latent;
  final int shifts;
  final Tensor mapTensor;
  final Tensor rateTensor;

  /** A, {@code [shifts][latent]}. */
  final double[] map;

  /** α. */
  final double[] rates;

  /** The network of φ = 0, its numbers in its own order. */
  private final float[] network;

  PackedFamily(ModulatedFamily form) {
    this.inner = form.inner();
    ParameterLayout layout = form.layout();
    ModulatedSiren modulated = form.modulated();
    List<Tensor> tensors = layout.tensors();
    int shift = 0;
    for (int l = 0; l < modulated.network().layers().size(); l++) {
      int shifts = modulated.shifts(l);
      layers.add(
          new PackedLayer(
              tensors.get(2 * l),
              tensors.get(2 * l + 1),
              SineNetwork.omega(modulated.network(), l),
              shift,
              shifts));
      shift += shifts;
    }
    this.shifts = shift;
    this.latent = modulated.latent();
    this.mapTensor = layout.tensor(ModulatedSiren.MODULATION);
    this.rateTensor = layout.tensor(ModulatedFamily.RATES);
    this.map = new double[mapTensor.size()];
    this.rates = new double[latent];
    this.network = new float[modulated.network().layout().size()];
  }

  /** Log α is what has bounds. */
  @Override
  public void pack(double[] parameters) {
    double middle = StrictMath.log(inner.rate());
    double most = StrictMath.log(LARGEST_FACTOR);
    for (int k = 0; k < latent; k++) {
      int place = rateTensor.offset() + k;
      parameters[place] = Math.max(middle - most, Math.min(middle + most, parameters[place]));
      rates[k] = StrictMath.exp(parameters[place]);
    }
    System.arraycopy(parameters, mapTensor.offset(), map, 0, map.length);
    layers.forEach(layer -> layer.pack(parameters));
    for (int i = 0; i < network.length; i++) {
      network[i] = (float) parameters[i];
    }
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

  @Override
  public SignalWork<ModulatedGradient> work(Grid grid, int channels) {
    return new LatentSearch(this, new SignalPass(this, grid, channels));
  }

  @Override
  public ModulatedGradient gradient() {
    return new ModulatedGradient(this);
  }

  /** A φ lies in the biases. */
  @Override
  public float[] member(double[] phi) {
    float[] member = network.clone();
    double[] shifted = new double[shifts];
    shifts(phi, shifted);
    for (PackedLayer layer : layers) {
      for (int o = 0; o < layer.shifts; o++) {
        member[layer.biasTensor.offset() + o] += (float) shifted[layer.firstShift + o];
      }
    }
    return member;
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
