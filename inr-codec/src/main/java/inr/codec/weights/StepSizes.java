package inr.codec.weights;

import inr.circuit.Parameters;
import inr.circuit.Tensor;
import java.util.List;

/**
 * A step for each tensor, so that all together cost fewest bytes for the error that they make.
 *
 * <p>Rounding tensor t to steps s makes the error c·s² as long as it is small, and halving s costs
 * a bit for each of its n numbers. For a given error the bits are fewest where 2·c·s² is the same
 * for each number: s = √(n/c) times a factor for all. c is measured.
 */
final class StepSizes {
  /**
   * The step at which c is measured, as a part of the root mean square of a tensor; such that a
   * tensor of one number does not lie on a multiple.
   */
  private static final double TRIAL = 1.0 / 37.3;

  private static final double LARGEST_SHARE = 1.0 / (1 << 22);

  private final Parameters parameters;
  private final double[] logs;
  private final double[] coarsest;
  private final double[] finest;
  private final double[] slopes;

  /** Measures how much each tensor matters. */
  StepSizes(Parameters parameters, Probe probe) {
    this.parameters = parameters;
    List<Tensor> tensors = parameters.layout().tensors();
    logs = new double[tensors.size()];
    coarsest = new double[tensors.size()];
    finest = new double[tensors.size()];
    slopes = new double[tensors.size()];
    for (int t = 0; t < logs.length; t++) {
      measure(t, tensors.get(t), probe);
    }
  }

  private void measure(int t, Tensor tensor, Probe probe) {
    double largest = 0;
    double squares = 0;
    for (int i = tensor.offset(); i < tensor.offset() + tensor.size(); i++) {
      double value = Math.abs(parameters.values()[i]);
      largest = Math.max(largest, value);
      squares += value * value;
    }
    if (largest == 0) {
      return;
    }
    coarsest[t] = exponent(2 * largest);
    finest[t] = exponent(largest * LARGEST_SHARE);
    double step = Math.sqrt(squares / tensor.size()) * TRIAL;
    float[] values = parameters.values().clone();
    double moved = 0;
    for (int i = tensor.offset(); i < tensor.offset() + tensor.size(); i++) {
      values[i] = (float) (Math.rint(values[i] / step) * step);
      double way = (double) values[i] - parameters.values()[i];
      moved += way * way;
    }
    // What rounding to steps s moves a number by has the mean square s²/12.
    double steps = 12 * moved / tensor.size();
    slopes[t] = probe.error(new Parameters(parameters.layout(), values)) / steps;
    logs[t] = slopes[t] > 0 ? exponent(Math.sqrt(tensor.size() / slopes[t])) : coarsest[t] - 1000;
  }

  /** The exponent of a step, not rounded. */
  private static double exponent(double step) {
    return -PackedParameters.PER_OCTAVE * StrictMath.log(step) / StrictMath.log(2);
  }

  /**
   * The exponents for a factor on all steps.
   *
   * @param coarseness of the factor 2^(coarseness/4)
   */
  int[] exponents(double coarseness) {
    int[] exponents = new int[logs.length];
    for (int t = 0; t < exponents.length; t++) {
      double wished = Math.max(coarsest[t], Math.min(finest[t], logs[t] - coarseness));
      exponents[t] =
          (int)
              Math.max(
                  PackedParameters.LEAST_EXPONENT,
                  Math.min(PackedParameters.LARGEST_EXPONENT, Math.rint(wished)));
    }
    return exponents;
  }

  /**
   * The factor at which all steps together should make an error.
   *
   * @param error mean squared, in training units, greater than 0
   */
  double coarseness(double error) {
    double at = 0;
    for (int t = 0; t < logs.length; t++) {
      if (slopes[t] > 0) {
        at += parameters.layout().tensors().get(t).size();
      }
    }
    return PackedParameters.PER_OCTAVE * StrictMath.log(error / at) / (2 * StrictMath.log(2));
  }
}
