package inr.family;

import inr.grid.Grid;

/**
 * The numbers of a family as its passes want them: packed by one thread, then shared by all
 * workers, who only read.
 *
 * @param <G> what the gradient of a signal is collected in
 */
interface FamilyEngine<G extends SignalGradient> {
  /** Of a form, not packed yet. */
  static FamilyEngine<?> of(FamilyForm form) {
    if (form instanceof ModulatedFamily modulated) {
      return new PackedFamily(modulated);
    }
    return form instanceof VariationalFamily variational
        ? new VariationalEngine(variational)
        : new GeneratedEngine((GeneratedFamily) form);
  }

  /** Takes over the parameters, and takes those that have bounds back to them. */
  void pack(double[] parameters);

  /** A workspace for signals of such a shape. */
  SignalWork<G> work(Grid grid, int channels);

  /** An empty shard. */
  G gradient();

  /** The parameters of the network of a latent, in its own order. */
  float[] member(double[] phi);
}
