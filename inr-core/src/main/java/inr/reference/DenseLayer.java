package inr.reference;

import inr.activation.Expression;
import inr.network.Layer;
import java.util.Arrays;

/** y = σ(W x + b); W is {@code [out, in]} row by row, b {@code [out]}. */
final class DenseLayer implements ReferenceLayer {
  private final int in;
  private final int out;
  private final int weight;
  private final int bias;
  private final Expression activation;
  private final Expression slope;
  private final double[] z;
  private final double[] y;
  private final double[] dx;
  private double[] x;

  DenseLayer(Layer.Dense layer, int in, int weight, int bias) {
    this.in = in;
    this.out = layer.width();
    this.weight = weight;
    this.bias = bias;
    this.activation = layer.activation().formula();
    this.slope = activation.derivative();
    this.x = new double[in];
    this.z = new double[out];
    this.y = new double[out];
    this.dx = new double[in];
  }

  @Override
  public double[] forward(double[] parameters, double[] input) {
    x = input;
    for (int o = 0; o < out; o++) {
      double sum = parameters[bias + o];
      for (int i = 0; i < in; i++) {
        sum += parameters[weight + o * in + i] * x[i];
      }
      z[o] = sum;
      y[o] = activation.at(sum);
    }
    return y;
  }

  @Override
  public double[] backward(double[] parameters, double[] dy, double[] gradient) {
    Arrays.fill(dx, 0);
    for (int o = 0; o < out; o++) {
      double dz = dy[o] * slope.at(z[o]);
      gradient[bias + o] += dz;
      for (int i = 0; i < in; i++) {
        gradient[weight + o * in + i] += dz * x[i];
        dx[i] += dz * parameters[weight + o * in + i];
      }
    }
    return dx;
  }
}
