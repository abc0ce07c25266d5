package inr.family;

import inr.circuit.ParameterLayout;
import inr.circuit.Tensor;
import inr.grid.Grid;
import java.util.List;

/** The numbers of a {@link GeneratedFamily} as its passes want them. */
final class GeneratedEngine implements FamilyEngine<GeneratedGradient> {
  final GeneratedFamily form;

  /** Where the generated numbers lie. */
  final ParameterLayout network;

  final List<PackedLayer> encoder;

  /** Of what makes weights. */
  private final List<Tensor> tensors;

  /** All of them, which passes read where they lie. */
  private final double[] parameters;

  GeneratedEngine(GeneratedFamily form) {
    this.form = form;
    network = form.network().layout();
    ParameterLayout layout = form.layout();
    encoder = SineNetwork.layers(form.encoder().network(), layout.tensors());
    tensors = layout.tensors().subList(2 * encoder.size(), layout.tensors().size());
    parameters = new double[layout.size()];
  }

  /** A workspace for one latent. */
  WeightPass pass() {
    if (form.weights() instanceof FilmMapping film) {
      return new FilmPass(parameters, tensors, film, form.network());
    }
    if (form.weights() instanceof TensorHeads) {
      return new HeadPass(parameters, tensors, network);
    }
    throw new AssertionError("no pass for " + form.weights());
  }

  @Override
  public void pack(double[] others) {
    System.arraycopy(others, 0, parameters, 0, parameters.length);
    encoder.forEach(layer -> layer.pack(parameters));
  }

  @Override
  public SignalWork<GeneratedGradient> work(Grid grid, int channels) {
    return new GeneratedWork(this, grid, channels);
  }

  @Override
  public GeneratedGradient gradient() {
    return new GeneratedGradient(this);
  }

  @Override
  public float[] member(double[] phi) {
    double[] made = new double[network.size()];
    pass().make(phi, made);
    float[] member = new float[made.length];
    for (int i = 0; i < made.length; i++) {
      member[i] = (float) made[i];
    }
    return member;
  }
}
