package inr.reference;

import inr.circuit.Operation;

/**
 * y = γ ⊙ n + β with n = (x − mean x)/√(var x + ε), var the mean square deviation, γ the gain, β
 * the shift.
 */
final class NormaliseStep implements TapeStep {
  private final int input;
  private final int output;
  private final int width;
  private final int gain;
  private final int shift;
  private final double epsilon;
  private final double[] normalised;
  private double inverseDeviation;

  NormaliseStep(Operation.Normalise normalise) {
    this.input = normalise.input().number();
    this.output = normalise.output().number();
    this.width = normalise.output().columns();
    this.gain = normalise.gain().offset();
    this.shift = normalise.shift().offset();
    this.epsilon = normalise.epsilon();
    this.normalised = new double[width];
  }

  @Override
  public void forward(double[] point, double[] parameters, double[][] values) {
    double[] x = values[input];
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
      values[output][i] = parameters[gain + i] * normalised[i] + parameters[shift + i];
    }
  }

  /**
   * dx = (dn − mean dn − n·mean(dn ⊙ n))/√(var x + ε) with dn = γ ⊙ dy: mean and variance depend on
   * x as well.
   */
  @Override
  public void backward(
      double[] parameters, double[][] values, double[][] slopes, double[] gradient) {
    double[] dy = slopes[output];
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
      slopes[input][i] +=
          inverseDeviation * (parameters[gain + i] * dy[i] - mean - normalised[i] * projection);
    }
  }
}
