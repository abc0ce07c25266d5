package inr.family;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.circuit.Tensor;
import inr.encoding.Encoding;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.reference.ReferenceNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Classifiers of any width from one field. */
class NeuralMetamorphosisTest {
  /** Floats of some hundred terms against doubles, relative to the largest slope of a tensor. */
  private static final double FLOATS = 2e-4;

  private static final int SIDE = 3;
  private static final int CLASSES = 4;
  private static final int WIDTH = 13;
  private static final NetworkSpec PIXELS = sines(4, 9, 1);
  private static final NetworkSpec UNITS = sines(2, 7, 1 + CLASSES);

  private static NetworkSpec sines(int inputs, int width, int outputs) {
    Distribution initial = new Distribution.Uniform(0.6);
    return new NetworkSpec(
        inputs,
        new Encoding.Identity(),
        List.of(
            new Layer.Dense(width, new Activation.Sine(2), initial, initial),
            new Layer.Dense(outputs, new Activation.Identity(), initial, initial)));
  }

  private static double[] parameters(WeightField field) {
    float[] initial = field.layout.initial(3).values();
    return IntStream.range(0, initial.length).mapToDouble(i -> initial[i]).toArray();
  }

  /** The weights as the javadoc says, in double precision. */
  private static double[] defined(double[] parameters, WidthClassifier classifier) {
    ReferenceNetwork pixels = new ReferenceNetwork(PIXELS.circuit());
    ReferenceNetwork units = new ReferenceNetwork(UNITS.circuit());
    int first = PIXELS.layout().size();
    int second = first + UNITS.layout().size();
    double[] ofPixels = Arrays.copyOf(parameters, first);
    double[] ofUnits = Arrays.copyOfRange(parameters, first, second);
    double[] weights = new double[classifier.size()];
    for (int j = 0; j < WIDTH; j++) {
      double u = -1 + (2.0 * j + 1) / WIDTH;
      double t = 2.0 * (WIDTH - 5) / (20 - 5) - 1;
      double[] unit = units.predict(ofUnits, new double[] {u, t});
      weights[classifier.bias1() + j] = unit[0];
      for (int c = 0; c < CLASSES; c++) {
        weights[classifier.weight2() + c * WIDTH + j] = 10 * unit[1 + c] / WIDTH;
      }
      for (int i = 0; i < SIDE * SIDE; i++) {
        int row = i / SIDE;
        double y = -1 + (2.0 * row + 1) / SIDE;
        double x = -1 + (2.0 * (i % SIDE) + 1) / SIDE;
        weights[j * SIDE * SIDE + i] = pixels.predict(ofPixels, new double[] {u, t, y, x})[0];
      }
    }
    System.arraycopy(parameters, second, weights, classifier.bias2(), CLASSES);
    return weights;
  }

  /** From the cross-entropy of two inputs to every tensor of the field. */
  @Test
  void theGradientIsThatOfTheDefinition() {
    WeightField field = new WeightField(SIDE, PIXELS, UNITS, 5, 20);
    double[] parameters = parameters(field);
    field.pack(parameters);
    WidthClassifier classifier = field.classifier(WIDTH);
    double[] weights = field.weights(WIDTH);
    assertArrayEquals(defined(parameters, classifier), weights, 1e-5);
    double[] slopes = new double[classifier.size()];
    loss(classifier, weights, slopes);
    double[] gradient = new double[parameters.length];
    field.pull(WIDTH, slopes, gradient);
    for (Tensor tensor : field.layout.tensors()) {
      double[] expected = new double[tensor.size()];
      double largest = 0;
      for (int i = 0; i < tensor.size(); i++) {
        double[] moved = parameters.clone();
        moved[tensor.offset() + i] += 1e-5;
        double above = loss(classifier, defined(moved, classifier), slopes);
        moved[tensor.offset() + i] -= 2e-5;
        expected[i] = (above - loss(classifier, defined(moved, classifier), slopes)) / 2e-5;
        largest = Math.max(largest, Math.abs(expected[i]));
      }
      double[] found = new double[tensor.size()];
      System.arraycopy(gradient, tensor.offset(), found, 0, found.length);
      assertTrue(largest > 0, tensor.name());
      assertArrayEquals(expected, found, FLOATS * largest, tensor.name());
    }
  }

  private static double loss(WidthClassifier classifier, double[] weights, double[] slopes) {
    float[] a = {0.1f, -0.4f, 0.3f, 0.5f, -0.2f, 0.2f, 0, 0.4f, -0.1f};
    float[] b = {-0.3f, 0.2f, 0.5f, -0.5f, 0.1f, -0.4f, 0.3f, 0.2f, 0.4f};
    return classifier.differentiate(weights, a, 2, 0.5, slopes) / 2
        + classifier.differentiate(weights, b, 0, 0.5, slopes) / 2;
  }

  @Test
  void oneWidthIsNeverDrawnAndAllOthersAre() {
    NeuralMetamorphosis learning = new NeuralMetamorphosis(10, 0);
    int[] drawn = IntStream.range(0, 2000).map(learning::width).distinct().sorted().toArray();
    int[] expected = IntStream.rangeClosed(16, 64).filter(width -> width != 40).toArray();
    assertArrayEquals(expected, drawn);
  }

  @Test
  void digitsHaveTheirLabels() {
    int[] labels = Digits8.labels();
    assertEquals(1797, labels.length);
    assertArrayEquals(
        new int[] {178, 182, 177, 183, 181, 182, 181, 179, 174, 180},
        IntStream.range(0, 10)
            .map(d -> (int) Arrays.stream(labels).filter(l -> l == d).count())
            .toArray());
  }
}
