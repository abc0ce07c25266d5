package inr.family;

import inr.circuit.ParameterLayout;
import inr.circuit.Tensor;
import inr.grid.Grid;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a {@link GeneratedFamily} as its passes want them. */
final class GeneratedEngine implements FamilyEngine<GeneratedGradient> {
  private static final int TENSORS_OF_A_HEAD = 4;

  final GeneratedFamily form;

  /** Where the generated numbers lie. */
  final ParameterLayout network;

  final List<PackedLayer> encoder;
  final List<WeightHead> heads = new ArrayList<>();

  /** All of them, for the heads. */
  final double[] parameters;

  GeneratedEngine(GeneratedFamily form) {
    this.form = form;
    network = form.network().layout();
    ParameterLayout layout = form.layout();
    List<Tensor> tensors = layout.tensors();
    encoder = SineNetwork.layers(form.encoder().network(), tensors);
    int place = 2 * encoder.size();
    for (Tensor made : network.tensors()) {
      heads.add(new WeightHead(tensors.subList(place, place + TENSORS_OF_A_HEAD), made));
      place += TENSORS_OF_A_HEAD;
    }
    parameters = new double[layout.size()];
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
    for (WeightHead head : heads) {
      head.make(parameters, phi, new double[head.hidden()], made);
    }
    float[] member = new float[made.length];
    for (int i = 0; i < made.length; i++) {
      member[i] = (float) made[i];
    }
    return member;
  }
}
