package inr.family;

/**
 * From one latent to the numbers of a network, and back. Keeps what ways back need; they follow the
 * way forward.
 */
interface WeightPass {
  /**
   * θ.
   *
   * @param phi which is kept, not copied
   */
  void make(double[] phi, double[] network);

  /** θ̇ along a direction of φ. */
  void move(double[] direction, double[] moved);

  /**
   * Adds to the slopes by φ.
   *
   * @param slopes ∂L/∂θ, which are kept, not copied
   */
  void pull(double[] slopes, double[] dPhi);

  /** After {@link #pull}: adds a share of the slopes by its own parameters. */
  void addTo(double[] gradient, double share);
}
