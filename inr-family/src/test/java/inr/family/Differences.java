package inr.family;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.circuit.Tensor;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Gradients against central differences of a definition in double precision. */
final class Differences {
  /** Floats of some hundred terms against doubles, relative to the largest slope of a tensor. */
  private static final double FLOATS = 2e-4;

  private static final double STEP = 1e-5;

  private Differences() {}

  /**
   * Compares some slopes of every tensor, which are not all 0.
   *
   * @param loss of parameters
   * @param gradient that was found at these parameters
   * @param parts into which a tensor is cut, of each of which the first slope is compared
   */
  static void assertGradient(
      List<Tensor> tensors,
      ToDoubleFunction<double[]> loss,
      double[] parameters,
      double[] gradient,
      int parts) {
    for (Tensor tensor : tensors) {
      double[] expected = new double[tensor.size()];
      double[] found = new double[tensor.size()];
      double largest = 0;
      for (int i = 0; i < tensor.size(); i += 1 + tensor.size() / parts) {
        expected[i] = difference(loss, parameters, tensor.offset() + i);
        found[i] = gradient[tensor.offset() + i];
        largest = Math.max(largest, Math.abs(expected[i]));
      }
      assertTrue(largest > 0, tensor.name());
      assertArrayEquals(expected, found, FLOATS * largest, tensor.name());
    }
  }

  private static double difference(
      ToDoubleFunction<double[]> loss, double[] parameters, int place) {
    double[] moved = parameters.clone();
    moved[place] += STEP;
    double above = loss.applyAsDouble(moved);
    moved[place] -= 2 * STEP;
    return (above - loss.applyAsDouble(moved)) / (2 * STEP);
  }
}
