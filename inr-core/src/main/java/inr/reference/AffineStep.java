package inr.reference;

import inr.circuit.Operation;
import inr.circuit.Wire;

/** z = W x + b; W is {@code [out, in]} row by row, x the inputs side by side. */
final class AffineStep implements TapeStep {
  private final int[] inputs;
  private final int[] starts;
  private final int in;
  private final int out;
  private final int weight;
  private final int bias;
  private final int output;

  AffineStep(Operation.Affine affine) {
    this.inputs = affine.inputs().stream().mapToInt(Wire::number).toArray();
    this.starts = new int[inputs.length + 1];
    for (int s = 0; s < inputs.length; s++) {
      starts[s + 1] = starts[s] + affine.inputs().get(s).columns();
    }
    this.in = affine.weight().columns();
    this.out = affine.weight().rows();
    this.weight = affine.weight().offset();
    this.bias = affine.bias().map(b -> b.offset()).orElse(-1);
    this.output = affine.output().number();
  }

  @Override
  public void forward(double[] point, double[] parameters, double[][] values) {
    double[] z = values[output];
    for (int o = 0; o < out; o++) {
      double sum = bias < 0 ? 0 : parameters[bias + o];
      for (int s = 0; s < inputs.length; s++) {
        double[] x = values[inputs[s]];
        int row = weight + o * in + starts[s];
        for (int i = 0; i < x.length; i++) {
          sum += parameters[row + i] * x[i];
        }
      }
      z[o] = sum;
    }
  }

  @Override
  public void backward(
      double[] parameters, double[][] values, double[][] slopes, double[] gradient) {
    for (int o = 0; o < out; o++) {
      double dz = slopes[output][o];
      if (bias >= 0) {
        gradient[bias + o] += dz;
      }
      for (int s = 0; s < inputs.length; s++) {
        double[] x = values[inputs[s]];
        double[] dx = slopes[inputs[s]];
        int row = weight + o * in + starts[s];
        for (int i = 0; i < x.length; i++) {
          gradient[row + i] += dz * x[i];
          dx[i] += dz * parameters[row + i];
        }
      }
    }
  }
}
