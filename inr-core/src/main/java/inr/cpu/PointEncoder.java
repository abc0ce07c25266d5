package inr.cpu;

import inr.circuit.PointFunction;
import inr.circuit.WaveDerivative;
import inr.circuit.Waves;
import inr.cpu.kernel.StripMath;

/** The features of a point, into one row of a tile. */
interface PointEncoder {
  /** Floats of scratch that a call needs. */
  int scratchSize();

  /**
   * Writes the features of the point x into one row.
   *
   * @param features a wire's buffer
   */
  void encode(double[] x, float[] features, int row, Scratch scratch);

  /** Adds Σ ∂feature/∂x_d · dFeature of one row to dx; x is the point. */
  void differentiate(double[] x, float[] dFeatures, int row, Scratch scratch, double[] dx);

  /** The encoder of a function for buffers of {@code rowCapacity} rows. */
  static PointEncoder of(PointFunction function, int rowCapacity, StripMath strips) {
    if (function instanceof Waves waves) {
      return new WaveEncoder(waves, rowCapacity, strips);
    } else if (function instanceof WaveDerivative derivative) {
      return new WaveDerivativeEncoder(derivative, rowCapacity, strips);
    }
    return new FunctionEncoder(function, rowCapacity);
  }
}
