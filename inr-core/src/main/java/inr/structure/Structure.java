package inr.structure;

/** A distance of a predicted box of samples from the true one. */
interface Structure {
  /**
   * Its value.
   *
   * @param target {@code [C][samples of a box, the last axis fastest]}: read
   * @param prediction of the same layout: read
   * @param share what the value counts
   * @param slopes share·∂/∂prediction is added
   */
  double at(double[][] target, double[][] prediction, double share, double[][] slopes);
}
