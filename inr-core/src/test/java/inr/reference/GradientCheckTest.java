package inr.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.activation.Activation;
import inr.activation.SampleActivations;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.encoding.SampleEncodings;
import inr.loss.Loss;
import inr.network.Layer;
import inr.network.NetworkSpec;
import inr.network.Networks;
import inr.random.CounterRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients of whole networks against central differences of their loss. */
class GradientCheckTest {
  /**
   * Differences of fourth order with step 1e-5 leave rounding of 1e-16/1e-5; relative to the
   * largest element.
   */
  private static final double DIFFERENCE = 1e-6;

  private static final double STEP = 1e-5;

  /** An irregular number of points. */
  private static final int POINTS = 7;

  static Stream<NetworkSpec> networks() {
    Stream<NetworkSpec> activations =
        SampleActivations.ALL.stream()
            .filter(a -> !SampleActivations.isDetached(a))
            .map(a -> network(new Encoding.Identity(), a));
    Stream<NetworkSpec> encodings =
        SampleEncodings.ALL.stream().map(encoding -> network(encoding, new Activation.Tanh()));
    return Stream.concat(
        Stream.concat(activations, encodings),
        Stream.of(Networks.fkan(2, 3, 3, 4), normAtBothEnds()));
  }

  @Test
  void everyKindOfLayerIsChecked() {
    Set<Class<?>> kinds = new HashSet<>();
    networks().forEach(network -> network.layers().forEach(layer -> kinds.add(layer.getClass())));
    assertEquals(Set.of(Layer.class.getPermittedSubclasses()), kinds);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void parameterGradientsAgreeWithDifferences(NetworkSpec spec) {
    for (Loss loss : List.of(new Loss.MeanSquaredError(), new Loss.MeanAbsoluteError())) {
      ReferenceNetwork network = new ReferenceNetwork(spec);
      double[] parameters = parameters(spec);
      double[] coordinates = numbers(POINTS * 2, 2);
      double[] targets = numbers(POINTS * spec.outputs(), 3);
      double[] gradient = new double[parameters.length];
      double[] unused = new double[parameters.length];
      network.lossAndGradient(parameters, coordinates, targets, loss, gradient);
      double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
      assertTrue(largest > 0);
      for (int i = 0; i < parameters.length; i++) {
        double expected =
            difference(
                parameters,
                i,
                () -> network.lossAndGradient(parameters, coordinates, targets, loss, unused));
        assertEquals(expected, gradient[i], DIFFERENCE * largest, loss + ", parameter " + i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void inputJacobiansAgreeWithDifferences(NetworkSpec spec) {
    ReferenceNetwork network = new ReferenceNetwork(spec);
    double[] parameters = parameters(spec);
    double[] coordinates = numbers(POINTS * 2, 2);
    double[] jacobian = network.jacobian(parameters, coordinates);
    double largest = Arrays.stream(jacobian).map(Math::abs).max().orElseThrow();
    assertTrue(largest > 0);
    int channels = spec.outputs();
    for (int i = 0; i < jacobian.length; i++) {
      int output = i / 2;
      int input = i / (2 * channels) * 2 + i % 2;
      double expected =
          difference(coordinates, input, () -> network.forward(parameters, coordinates)[output]);
      assertEquals(expected, jacobian[i], DIFFERENCE * largest, "element " + i);
    }
  }

  @Test
  void theGradientOfTwoBatchesIsTheSumOfTheirGradients() {
    NetworkSpec spec = network(new Encoding.Identity(), new Activation.Sine(30));
    ReferenceNetwork network = new ReferenceNetwork(spec);
    double[] parameters = parameters(spec);
    double[] x = numbers(24, 2);
    double[] y = numbers(12 * spec.outputs(), 3);
    Loss loss = new Loss.MeanSquaredError();
    double[] whole = new double[parameters.length];
    double[] left = whole.clone();
    double[] right = whole.clone();
    network.lossAndGradient(parameters, x, y, loss, whole);
    network.lossAndGradient(
        parameters, Arrays.copyOf(x, 6), Arrays.copyOf(y, 3 * spec.outputs()), loss, left);
    network.lossAndGradient(
        parameters,
        Arrays.copyOfRange(x, 6, 24),
        Arrays.copyOfRange(y, 3 * spec.outputs(), y.length),
        loss,
        right);
    for (int i = 0; i < whole.length; i++) {
      assertEquals(whole[i], (3 * left[i] + 9 * right[i]) / 12, 1e-12);
    }
  }

  /**
   * Two hidden layers whose arguments are of order 1 with the frequency of the activation taken
   * out.
   */
  private static NetworkSpec network(Encoding encoding, Activation activation) {
    Distribution spread = new Distribution.Uniform(0.5);
    return new NetworkSpec(
        2,
        encoding,
        List.of(
            new Layer.Dense(5, activation, spread, spread),
            new Layer.Dense(4, activation, spread, spread),
            new Layer.Dense(3, new Activation.Identity(), spread, spread)));
  }

  private static NetworkSpec normAtBothEnds() {
    Distribution spread = new Distribution.Uniform(1);
    return new NetworkSpec(
        2,
        new Encoding.AxisHarmonics(2),
        List.of(
            new Layer.LayerNorm(1e-2),
            new Layer.Dense(5, new Activation.Tanh(), spread, spread),
            new Layer.LayerNorm(1e-5)));
  }

  /** Initial values moved a little, so that gains and shifts are not 1 and 0. */
  private static double[] parameters(NetworkSpec spec) {
    float[] initial = spec.layout().initial(6).values();
    double[] parameters = numbers(initial.length, 4);
    for (int i = 0; i < initial.length; i++) {
      parameters[i] = initial[i] + 0.1 * parameters[i];
    }
    return parameters;
  }

  private static double[] numbers(int count, long stream) {
    CounterRandom random = new CounterRandom(9, stream);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = 2 * random.uniform(i) - 1;
    }
    return numbers;
  }

  /** Derivative of {@code f} with respect to {@code values[i]}, to fourth order in the step. */
  private static double difference(double[] values, int i, DoubleSupplier f) {
    double centre = values[i];
    double[] at = new double[5];
    for (int k = -2; k <= 2; k++) {
      values[i] = centre + k * STEP;
      at[k + 2] = f.getAsDouble();
    }
    values[i] = centre;
    return (8 * (at[3] - at[1]) - (at[4] - at[0])) / (12 * STEP);
  }
}
