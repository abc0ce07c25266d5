package inr.codec.parameter;

import inr.codec.shape.Group;
import inr.codec.shape.Layout;
import inr.codec.shape.Tensor;

/**
 * The networks' parameters as they stand in a file: parameter i of group g is {@code
 * values[i]·2^−steps[g]}.
 *
 * @param layout where each tensor lies
 * @param steps one exponent for each {@link Group}, 0 to its finest
 * @param values whole numbers between ±{@value #LARGEST}
 */
public record QuantisedParameters(Layout layout, int[] steps, int[] values) {
  /** No value is larger. */
  public static final int LARGEST = 1 << 25;

  public QuantisedParameters {
    if (values.length != layout.size() || steps.length != Group.values().length) {
      throw new IllegalArgumentException(
          "networks of "
              + layout.size()
              + " parameters in "
              + Group.values().length
              + " groups got "
              + values.length
              + " values and "
              + steps.length
              + " steps");
    }
    for (Group group : Group.values()) {
      int step = steps[group.number()];
      if (step < 0 || step > group.finestStep()) {
        throw new IllegalArgumentException(
            "the step of " + group + " is 2^-" + step + "; s is 0 to " + group.finestStep());
      }
    }
    for (int value : values) {
      if (value < -LARGEST || value > LARGEST) {
        throw new IllegalArgumentException(
            "a parameter is " + value + " steps; at most " + LARGEST + " are accepted");
      }
    }
  }

  /** The nearest multiples of the steps, ties away from zero. */
  public static QuantisedParameters of(Layout layout, int[] steps, float[] parameters) {
    int[] values = new int[layout.size()];
    for (Tensor tensor : layout.tensors()) {
      int step = steps[tensor.group().number()];
      for (int i = tensor.offset(); i < tensor.end(); i++) {
        values[i] = nearest(parameters[i], step);
      }
    }
    return new QuantisedParameters(layout, steps, values);
  }

  /** The nearest multiples of the finest steps. */
  public static QuantisedParameters finest(Layout layout, float[] parameters) {
    int[] steps = new int[Group.values().length];
    for (Group group : Group.values()) {
      steps[group.number()] = group.finestStep();
    }
    return of(layout, steps, parameters);
  }

  /** The multiple of 2^−step that is nearest to a number, ties away from zero. */
  static int nearest(float number, int step) {
    double scaled = Math.scalb((double) number, step);
    int magnitude = (int) Math.min(LARGEST, Math.abs(scaled) + 0.5);
    return scaled < 0 ? -magnitude : magnitude;
  }

  /** Exponent s of a tensor's step. */
  public int step(Tensor tensor) {
    return steps[tensor.group().number()];
  }

  /** All parameters as numbers, rounded to float. */
  public float[] floats() {
    float[] numbers = new float[values.length];
    for (Tensor tensor : layout.tensors()) {
      for (int i = tensor.offset(); i < tensor.end(); i++) {
        numbers[i] = (float) Math.scalb((double) values[i], -step(tensor));
      }
    }
    return numbers;
  }
}
