package inr.reference;

import inr.circuit.Operation;

/**
 * One operation of a circuit on one point; see {@link CircuitTape} for what it reads and writes.
 */
interface TapeStep {
  /** Writes the values of the outputs. */
  void forward(double[] x, double[] parameters, double[][] values);

  /**
   * Adds to the slopes of the inputs and to the gradient what the slopes of the outputs make of
   * them.
   *
   * @param slopes ∂L/∂value of every wire
   * @param gradient ∂L/∂parameters, in the layout of the parameter vector
   */
  void backward(double[] parameters, double[][] values, double[][] slopes, double[] gradient);

  /** Adds to ∂L/∂x of the last point what the slopes of its outputs make of it, if it reads it. */
  default void toPoint(double[] parameters, double[][] slopes, double[] dx) {}

  /** The step of an operation. */
  static TapeStep of(Operation operation) {
    if (operation instanceof Operation.Features features) {
      return new FeaturesStep(features);
    } else if (operation instanceof Operation.Lookup lookup) {
      return new LookupStep(lookup);
    } else if (operation instanceof Operation.Expansion expansion) {
      return new ExpansionStep(expansion);
    } else if (operation instanceof Operation.Pieces pieces) {
      return new PiecesStep(pieces);
    } else if (operation instanceof Operation.Affine affine) {
      return new AffineStep(affine);
    } else if (operation instanceof Operation.Pointwise pointwise) {
      return new PointwiseStep(pointwise);
    } else if (operation instanceof Operation.Normalise normalise) {
      return new NormaliseStep(normalise);
    }
    throw new IllegalArgumentException(
        "reference does not know operation " + operation + "; add its step beside AffineStep");
  }
}
