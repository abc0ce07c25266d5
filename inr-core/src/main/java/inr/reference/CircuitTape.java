package inr.reference;

import inr.circuit.Circuit;
import inr.circuit.Operation;
import inr.circuit.Wire;
import java.util.Arrays;
import java.util.List;

/**
 * A circuit on one point after the other, in double precision: the values of all wires, and on the
 * way back ∂L/∂value of all wires. Keeps the last point for the way back.
 */
final class CircuitTape {
  private final List<TapeStep> steps;
  private final double[][] values;
  private final double[][] slopes;
  private final int[] outputs;
  private final double[] predictions;

  CircuitTape(Circuit circuit) {
    this.steps = circuit.operations().stream().map(TapeStep::of).toList();
    this.values = new double[circuit.wires()][0];
    this.slopes = new double[circuit.wires()][0];
    for (Operation operation : circuit.operations()) {
      for (Wire wire : operation.outputs()) {
        values[wire.number()] = new double[wire.columns()];
        slopes[wire.number()] = new double[wire.columns()];
      }
    }
    this.outputs = circuit.outputs().stream().mapToInt(Wire::number).toArray();
    this.predictions = new double[Wire.columns(circuit.outputs())];
  }

  /** Values of a wire at the last point; overwritten by the next one. */
  double[] values(Wire wire) {
    return values[wire.number()];
  }

  /** The outputs at a point, side by side; overwritten by the next call. */
  double[] forward(double[] parameters, double[] x) {
    for (TapeStep step : steps) {
      step.forward(x, parameters, values);
    }
    int start = 0;
    for (int output : outputs) {
      System.arraycopy(values[output], 0, predictions, start, values[output].length);
      start += values[output].length;
    }
    return predictions;
  }

  /**
   * Back from ∂L/∂outputs of the last point.
   *
   * @param dOutputs side by side
   * @param gradient added to
   */
  void backward(double[] parameters, double[] dOutputs, double[] gradient) {
    for (double[] slope : slopes) {
      Arrays.fill(slope, 0);
    }
    int start = 0;
    for (int output : outputs) {
      for (int j = 0; j < slopes[output].length; j++) {
        slopes[output][j] += dOutputs[start + j];
      }
      start += slopes[output].length;
    }
    for (int s = steps.size() - 1; s >= 0; s--) {
      steps.get(s).backward(parameters, values, slopes, gradient);
    }
  }

  /** ∂L/∂x of the last point, after the way back. */
  void toPoint(double[] parameters, double[] dx) {
    Arrays.fill(dx, 0);
    for (TapeStep step : steps) {
      step.toPoint(parameters, slopes, dx);
    }
  }
}
