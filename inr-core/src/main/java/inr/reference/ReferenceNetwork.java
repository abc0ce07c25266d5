package inr.reference;

import inr.circuit.Circuit;
import inr.circuit.ParameterLayout;
import inr.circuit.Wire;
import inr.plan.TrainingPlan;
import java.util.Arrays;

/**
 * A network in double precision: predictions, loss, gradient and input derivatives, one point after
 * the other.
 *
 * <p>Parameters are one flat vector in the {@link ParameterLayout} of the network. Working arrays
 * belong to the instance, so it serves one thread.
 */
public final class ReferenceNetwork {
  private final Circuit circuit;
  private final CircuitTape tape;
  private final Wire features;
  private final int parameterCount;

  /** The computation of a circuit. */
  public ReferenceNetwork(Circuit circuit) {
    this.circuit = circuit;
    this.tape = new CircuitTape(circuit);
    this.features = circuit.operations().get(0).outputs().get(0);
    this.parameterCount = circuit.layout().size();
  }

  /** Numbers that come out of a point. */
  int outputs() {
    return Wire.columns(circuit.outputs());
  }

  /** Features {@code [N, F]} of coordinates {@code [N, D]}. */
  public double[] features(double[] parameters, double[] coordinates) {
    int dimensions = circuit.dimensions();
    int width = this.features.columns();
    double[] features = new double[coordinates.length / dimensions * width];
    for (int n = 0; n < coordinates.length / dimensions; n++) {
      tape.forward(parameters, row(coordinates, n, dimensions));
      System.arraycopy(tape.values(this.features), 0, features, n * width, width);
    }
    return features;
  }

  /** Predictions {@code [N, C]} at coordinates {@code [N, D]}. */
  public double[] forward(double[] parameters, double[] coordinates) {
    int dimensions = circuit.dimensions();
    int channels = outputs();
    double[] predictions = new double[coordinates.length / dimensions * channels];
    for (int n = 0; n < coordinates.length / dimensions; n++) {
      System.arraycopy(
          predict(parameters, row(coordinates, n, dimensions)),
          0,
          predictions,
          n * channels,
          channels);
    }
    return predictions;
  }

  /**
   * Loss of a batch, the mean over its points and terms, and its gradient.
   *
   * @param coordinates {@code [N, D]}
   * @param targets {@code [N, T]}
   * @param loss of this network's {@link TrainingPlan#field}
   * @param gradient overwritten with ∂/∂parameters
   * @return the loss
   */
  double lossAndGradient(
      double[] parameters,
      double[] coordinates,
      double[] targets,
      PointLoss loss,
      double[] gradient) {
    int dimensions = circuit.dimensions();
    int points = coordinates.length / dimensions;
    Arrays.fill(gradient, 0);
    double sum = 0;
    for (int n = 0; n < points; n++) {
      sum +=
          accumulate(
              parameters,
              row(coordinates, n, dimensions),
              row(targets, n, targets.length / points),
              loss,
              1.0 / (points * loss.terms()),
              gradient);
    }
    return sum;
  }

  /**
   * Input derivatives ∂f_c/∂x_d, {@code [N, C, D]}, at coordinates {@code [N, D]}: a backward pass
   * from each channel.
   *
   * <p>Slopes are those of training, so a factor held constant there is held here too.
   */
  public double[] jacobian(double[] parameters, double[] coordinates) {
    int dimensions = circuit.dimensions();
    int channels = outputs();
    double[] unused = new double[parameterCount];
    double[] jacobian = new double[coordinates.length * channels];
    double[] dx = new double[dimensions];
    for (int n = 0; n < coordinates.length / dimensions; n++) {
      predict(parameters, row(coordinates, n, dimensions));
      for (int c = 0; c < channels; c++) {
        double[] unit = new double[channels];
        unit[c] = 1;
        tape.backward(parameters, unit, unused);
        tape.toPoint(parameters, dx);
        System.arraycopy(dx, 0, jacobian, (n * channels + c) * dimensions, dimensions);
      }
    }
    return jacobian;
  }

  /** Predictions {@code [C]} at one point; the array is overwritten by the next call. */
  public double[] predict(double[] parameters, double[] x) {
    return tape.forward(parameters, x);
  }

  /**
   * Adds one point's share of a loss and its gradient.
   *
   * @param share 1/(points · terms) of the batch
   * @param gradient added to
   * @return share · Σ over the terms of the loss
   */
  double accumulate(
      double[] parameters,
      double[] x,
      double[] target,
      PointLoss loss,
      double share,
      double[] gradient) {
    double[] prediction = predict(parameters, x);
    double[] slope = new double[prediction.length];
    double sum = loss.at(prediction, target, x, share, slope);
    tape.backward(parameters, slope, gradient);
    return sum;
  }

  /**
   * Adds the gradient of a loss whose slopes at one point are known.
   *
   * @param slope ∂L/∂predictions there
   * @param gradient added to
   */
  public void accumulate(double[] parameters, double[] x, double[] slope, double[] gradient) {
    predict(parameters, x);
    backward(parameters, slope, gradient);
  }

  /**
   * Adds the gradient of a loss whose slopes at the point that was predicted last are known.
   *
   * @param slope ∂L/∂predictions there
   * @param gradient added to
   */
  public void backward(double[] parameters, double[] slope, double[] gradient) {
    tape.backward(parameters, slope, gradient);
  }

  private static double[] row(double[] values, int n, int width) {
    return Arrays.copyOfRange(values, n * width, (n + 1) * width);
  }
}
