package inr.family;

import inr.circuit.ParameterLayout;
import inr.grid.Grid;

/** The numbers of a {@link VariationalFamily} as its passes want them. */
final class VariationalEngine implements FamilyEngine<VariationalGradient> {
  final VariationalFamily form;

  /** The shifted networks, whose latent is φ. */
  final PackedFamily shifted;

  private final AffineLayer means;
  private final AffineLayer spreads;
  private final double[] parameters;

  VariationalEngine(VariationalFamily form) {
    this.form = form;
    shifted = new PackedFamily(form.shifted());
    ParameterLayout layout = form.layout();
    means = affine(layout, VariationalFamily.MEAN);
    spreads = affine(layout, VariationalFamily.SPREAD);
    parameters = new double[layout.size()];
  }

  private static AffineLayer affine(ParameterLayout layout, String part) {
    return new AffineLayer(
        layout.tensor(part + VariationalFamily.WEIGHT),
        layout.tensor(part + VariationalFamily.BIAS));
  }

  Posterior posterior() {
    return new Posterior(parameters, means, spreads, form.divergence());
  }

  @Override
  public void pack(double[] others) {
    shifted.pack(others);
    System.arraycopy(others, 0, parameters, 0, parameters.length);
  }

  @Override
  public SignalWork<VariationalGradient> work(Grid grid, int channels) {
    return new VariationalWork(this, new SignalPass(shifted, grid, channels));
  }

  @Override
  public VariationalGradient gradient() {
    return new VariationalGradient(this);
  }

  @Override
  public float[] member(double[] phi) {
    return shifted.member(phi);
  }
}
