package inr.reference;

import inr.circuit.Channel;
import inr.circuit.Operation;
import inr.circuit.PointFunction;
import org.jspecify.annotations.Nullable;

/** Features that only the point decides; keeps that point. */
final class FeaturesStep implements TapeStep {
  private final PointFunction function;
  private final int output;
  private final double[] derivative;

  /** By axis, made when first asked for: not every function has them. */
  private final @Nullable PointFunction[] slopesAlong;

  private double[] point;

  FeaturesStep(Operation.Features features) {
    this.function = features.function();
    this.output = features.output().number();
    this.derivative = new double[function.features()];
    this.slopesAlong = new PointFunction[function.dimensions()];
    this.point = new double[function.dimensions()];
  }

  @Override
  public void forward(double[] x, double[] parameters, double[][] values) {
    point = x;
    function.at(x, values[output]);
  }

  /** There is nothing before it that has a gradient, but the point itself. */
  @Override
  public void backward(
      double[] parameters, double[][] values, double[][] slopes, double[] gradient) {}

  @Override
  public void toPoint(double[] parameters, double[][] slopes, double[] dx) {
    for (int d = 0; d < dx.length; d++) {
      if (slopesAlong[d] == null) {
        slopesAlong[d] = function.along(new Channel.Slope(d));
      }
      slopesAlong[d].at(point, derivative);
      for (int f = 0; f < derivative.length; f++) {
        dx[d] += slopes[output][f] * derivative[f];
      }
    }
  }
}
