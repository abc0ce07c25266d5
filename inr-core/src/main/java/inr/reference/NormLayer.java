package inr.reference;

import inr.network.Layer;

/**
 * y = γ ⊙ n + β with n = (x − mean x)/√(var x + ε), var the mean square deviation, γ the gain, β
 * the shift.
 */
final class NormLayer implements ReferenceLayer {
  private final int width;
  private final int gain;
  private final int shift;
  private final double epsilon;
  private final double[] normalised;
  private final double[] y;
  private final double[] dx;
  private double inverseDeviation;

  NormLayer(Layer.LayerNorm layer, int width, int gain, int shift) {
    this.width = width;
    this.gain = gain;
    this.shift = shift;
    this.epsilon = layer.epsilon();
    this.normalised = new double[width];
    this.y = new double[width];
    this.dx = new double[width];
  }

  @Override
  public double[] forward(double[] parameters, double[] x) {
    double mean = 0;
    for (double value : x) {
      mean += value / width;
    }
    double variance = 0;
    for (double value : x) {
      variance += (value - mean) * (value - mean) / width;
    }
    inverseDeviation = 1 / Math.sqrt(variance + epsilon);
    for (int i = 0; i < width; i++) {
      normalised[i] = (x[i] - mean) * inverseDeviation;
      y[i] = parameters[gain + i] * normalised[i] + parameters[shift + i];
    }
    return y;
  }

  /**
   * dx = (dn − mean dn − n·mean(dn ⊙ n))/√(var x + ε) with dn = γ ⊙ dy: mean and variance depend on
   * x as well.
   */
  @Override
  public double[] backward(double[] parameters, double[] dy, double[] gradient) {
    double mean = 0;
    double projection = 0;
    for (int i = 0; i < width; i++) {
      gradient[gain + i] += dy[i] * normalised[i];
      gradient[shift + i] += dy[i];
      double dn = parameters[gain + i] * dy[i];
      mean += dn / width;
      projection += dn * normalised[i] / width;
    }
    for (int i = 0; i < width; i++) {
      dx[i] = inverseDeviation * (parameters[gain + i] * dy[i] - mean - normalised[i] * projection);
    }
    return dx;
  }
}
