package inr.codec.weights;

import inr.circuit.ParameterLayout;
import inr.circuit.Parameters;
import inr.circuit.Tensor;
import java.util.List;

/**
 * A network's parameters as whole numbers: parameter i of tensor t is {@code values[i]·2^(−e/4)}
 * with e = {@code exponents[t]}, rounded to float.
 *
 * @param layout where each tensor lies
 * @param exponents of the steps, one for each tensor, {@value #LEAST_EXPONENT} to {@value
 *     #LARGEST_EXPONENT}
 * @param values whole numbers between ±{@value #LARGEST}
 */
public record PackedParameters(ParameterLayout layout, int[] exponents, int[] values) {
  /** Exponents in which a step doubles. */
  public static final int PER_OCTAVE = 4;

  /** Exponent of the coarsest step, 2^32. */
  public static final int LEAST_EXPONENT = -128;

  /** Exponent of the finest step, 2^−31.75. */
  public static final int LARGEST_EXPONENT = 127;

  /** No value is larger. */
  public static final int LARGEST = 1 << 24;

  /** 2^(−k/4), the doubles that are nearest. */
  private static final double[] QUARTERS = {
    1, 0.8408964152537145, 0.7071067811865476, 0.5946035575013605
  };

  public PackedParameters {
    if (exponents.length != layout.tensors().size() || values.length != layout.size()) {
      throw new IllegalArgumentException(
          "network of "
              + layout.size()
              + " parameters in "
              + layout.tensors().size()
              + " tensors got "
              + values.length
              + " values and "
              + exponents.length
              + " steps");
    }
    for (int exponent : exponents) {
      if (exponent < LEAST_EXPONENT || exponent > LARGEST_EXPONENT) {
        throw new IllegalArgumentException(
            "a step has the exponent "
                + exponent
                + "; "
                + LEAST_EXPONENT
                + " to "
                + LARGEST_EXPONENT
                + " are accepted");
      }
    }
    for (int value : values) {
      if (value < -LARGEST || value > LARGEST) {
        throw new IllegalArgumentException(
            "a parameter is " + value + " steps; at most " + LARGEST + " are accepted");
      }
    }
  }

  /** The step 2^(−exponent/4). */
  public static double step(int exponent) {
    return Math.scalb(QUARTERS[exponent & 3], -(exponent >> 2));
  }

  /** The nearest multiples of the steps, at most {@value #LARGEST} of them. */
  public static PackedParameters of(Parameters parameters, int[] exponents) {
    int[] values = new int[parameters.values().length];
    List<Tensor> tensors = parameters.layout().tensors();
    for (int t = 0; t < tensors.size(); t++) {
      double step = step(exponents[t]);
      Tensor tensor = tensors.get(t);
      for (int i = tensor.offset(); i < tensor.offset() + tensor.size(); i++) {
        double steps = Math.rint(parameters.values()[i] / step);
        values[i] = (int) Math.max(-LARGEST, Math.min(LARGEST, steps));
      }
    }
    return new PackedParameters(parameters.layout(), exponents.clone(), values);
  }

  /** The numbers that the network computes with. */
  public Parameters parameters() {
    float[] numbers = new float[values.length];
    List<Tensor> tensors = layout.tensors();
    for (int t = 0; t < tensors.size(); t++) {
      double step = step(exponents[t]);
      Tensor tensor = tensors.get(t);
      for (int i = tensor.offset(); i < tensor.offset() + tensor.size(); i++) {
        numbers[i] = (float) (values[i] * step);
      }
    }
    return new Parameters(layout, numbers);
  }
}
