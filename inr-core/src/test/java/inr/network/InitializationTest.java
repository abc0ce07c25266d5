package inr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.circuit.ParameterLayout;
import inr.circuit.Tensor;
import inr.encoding.Encoding;
import inr.preset.FourierKan;
import inr.preset.Perceptron;
import inr.preset.Siren;
import inr.random.CounterRandom;
import inr.reference.ReferenceNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitializationTest {
  private static final double OMEGA = 30;
  private static final int WIDTH = 256;

  @Test
  void sirenKeepsThePublishedBounds() {
    NetworkSpec siren = Siren.network(2, 3, 3, WIDTH, OMEGA, OMEGA);
    assertUniform(siren, "0.weight", 1 / 2.0);
    assertUniform(siren, "0.bias", 1 / Math.sqrt(2));
    assertUniform(siren, "1.weight", Math.sqrt(6.0 / WIDTH) / OMEGA);
    assertUniform(siren, "2.bias", 1 / Math.sqrt(WIDTH));
    assertUniform(siren, "3.weight", Math.sqrt(6.0 / WIDTH) / OMEGA);
  }

  @Test
  void fkansOutputWeightsUseTheWidthOfItsFirstLayerAsInTheSource() {
    NetworkSpec fkan = FourierKan.network(2, 3, 20, 64);
    assertUniform(fkan, "5.weight", Math.sqrt(6.0 / 128) / 30);
    assertUniform(fkan, "6.weight", Math.sqrt(6.0 / 64) / 30);
    assertEquals(1 / Math.sqrt(2 * 20), rms(values(fkan, "0.weight")), 0.02 / Math.sqrt(2 * 20));
    for (float bias : values(fkan, "0.bias")) {
      assertEquals(0, bias);
    }
    for (float gain : values(fkan, "1.gain")) {
      assertEquals(1, gain);
    }
  }

  @Test
  void reluFollowsPytorchGeluKaimingAndTanhXavier() {
    NetworkSpec relu = Perceptron.relu(2, new Encoding.Identity(), 3, 2, WIDTH);
    assertUniform(relu, "1.weight", 1 / Math.sqrt(WIDTH));
    NetworkSpec gelu = Perceptron.gelu(2, new Encoding.Identity(), 3, 2, WIDTH);
    // 65,536 normal numbers: the standard error of their deviation is 0.3 %
    assertEquals(
        Math.sqrt(2.0 / WIDTH), rms(values(gelu, "1.weight")), 0.015 * Math.sqrt(2.0 / WIDTH));
    NetworkSpec tanh = Perceptron.tanh(2, new Encoding.Identity(), 3, 2, WIDTH);
    assertEquals(
        Math.sqrt(1.0 / WIDTH), rms(values(tanh, "1.weight")), 0.015 * Math.sqrt(1.0 / WIDTH));
  }

  /**
   * Arguments ω₀z of layers 2 to 5: deviation 0.87 to 1.03 without biases, 1.40 to 1.55 with
   * PyTorch's.
   */
  @ParameterizedTest
  @CsvSource({"false, 0.87, 1.03", "true, 1.40, 1.55"})
  void argumentsOfSirensSinesKeepTheirSpreadThroughTheLayers(
      boolean biases, double low, double high) {
    List<Layer> layers = new ArrayList<>();
    for (Layer layer : Siren.network(2, 3, 5, WIDTH, OMEGA, OMEGA).layers()) {
      Layer.Dense dense = (Layer.Dense) layer;
      layers.add(
          biases
              ? dense
              : new Layer.Dense(
                  dense.width(), dense.activation(), dense.weight(), new Distribution.Constant(0)));
    }
    for (int l = 1; l < 5; l++) {
      double deviation = OMEGA * rms(arguments(layers.subList(0, l + 1)));
      assertTrue(
          deviation > low && deviation < high, "layer " + (l + 1) + " has deviation " + deviation);
    }
  }

  @Test
  void equalSeedsGiveEqualValuesAndOthersDiffer() {
    ParameterLayout layout = Siren.network(2, 3, 2, 16, OMEGA, OMEGA).layout();
    assertArrayEquals(layout.initial(5).values(), layout.initial(5).values());
    assertFalse(Arrays.equals(layout.initial(5).values(), layout.initial(6).values()));
  }

  @Test
  void tensorsOfEqualShapeAreDrawnIndependently() {
    NetworkSpec siren = Siren.network(2, 3, 4, 16, OMEGA, OMEGA);
    assertFalse(Arrays.equals(values(siren, "1.weight"), values(siren, "2.weight")));
  }

  /** z of the last of the given layers at 200 random points. */
  private static double[] arguments(List<Layer> layers) {
    List<Layer> opened = new ArrayList<>(layers);
    Layer.Dense last = (Layer.Dense) opened.remove(opened.size() - 1);
    opened.add(
        new Layer.Dense(last.width(), new Activation.Identity(), last.weight(), last.bias()));
    NetworkSpec network = new NetworkSpec(2, new Encoding.Identity(), opened);
    double[] parameters = network.layout().initial(1).doubles();
    CounterRandom random = new CounterRandom(2, 0);
    double[] points = new double[400];
    for (int i = 0; i < points.length; i++) {
      points[i] = 2 * random.uniform(i) - 1;
    }
    return new ReferenceNetwork(network.circuit()).forward(parameters, points);
  }

  private static void assertUniform(NetworkSpec network, String name, double bound) {
    float[] values = values(network, name);
    double largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    // the bound itself may be reached by rounding to float; of 256 numbers or more one comes within
    // 5 % of it
    assertTrue(
        largest <= bound * (1 + 1e-7) && largest > 0.95 * bound,
        name + " reaches " + largest + " of " + bound);
    if (values.length > 10_000) {
      assertEquals(bound / Math.sqrt(3), rms(values), 0.02 * bound, name + " is not uniform");
    }
  }

  private static float[] values(NetworkSpec network, String name) {
    ParameterLayout layout = network.layout();
    Tensor tensor = layout.tensor(name);
    return Arrays.copyOfRange(
        layout.initial(1).values(), tensor.offset(), tensor.offset() + tensor.size());
  }

  private static double rms(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return rms(wide);
  }

  private static double rms(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(value -> value * value).average().orElseThrow());
  }
}
