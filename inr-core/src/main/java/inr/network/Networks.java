package inr.network;

import static inr.circuit.Distribution.pytorch;
import static inr.circuit.Distribution.sineFirst;
import static inr.circuit.Distribution.sineHidden;
import static inr.circuit.Distribution.xavier;

import inr.activation.Activation.DampedSine;
import inr.activation.Activation.Damping;
import inr.activation.Activation.Finer;
import inr.activation.Activation.Gauss;
import inr.activation.Activation.Gelu;
import inr.activation.Activation.Identity;
import inr.activation.Activation.Relu;
import inr.activation.Activation.Silu;
import inr.activation.Activation.Sine;
import inr.activation.Activation.Tanh;
import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.network.Layer.Dense;
import inr.network.Layer.LayerNorm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The networks of the field, each with its own initialisation.
 *
 * <p>{@code hiddenLayers} counts the nonlinear layers: SIREN's "3 hidden layers" are 4 here, since
 * its first sine counts too.
 */
public final class Networks {
  private Networks() {}

  /**
   * SIREN: sines of ω₀(W x + b); the first layer may have its own {@code firstOmega} (3000 for
   * sound on [−1, 1]).
   */
  public static NetworkSpec siren(
      int inputs, int outputs, int hiddenLayers, int width, double firstOmega, double omega) {
    return sineFamily(
        inputs,
        outputs,
        hiddenLayers,
        width,
        new Sine(firstOmega),
        new Sine(omega),
        omega,
        pytorch(inputs));
  }

  /** SPDER: damped sines, initialised as SIREN. */
  public static NetworkSpec spder(
      int inputs,
      int outputs,
      int hiddenLayers,
      int width,
      double firstOmega,
      double omega,
      Damping damping) {
    return sineFamily(
        inputs,
        outputs,
        hiddenLayers,
        width,
        new DampedSine(firstOmega, damping),
        new DampedSine(omega, damping),
        omega,
        pytorch(inputs));
  }

  /**
   * FINER with the authors' detached factor, initialised as SIREN; the first bias is U(±{@code
   * firstBias}), 1/√inputs in the image script.
   */
  public static NetworkSpec finer(
      int inputs,
      int outputs,
      int hiddenLayers,
      int width,
      double firstOmega,
      double omega,
      double firstBias) {
    return sineFamily(
        inputs,
        outputs,
        hiddenLayers,
        width,
        new Finer(firstOmega, true),
        new Finer(omega, true),
        omega,
        new Distribution.Uniform(firstBias));
  }

  private static NetworkSpec sineFamily(
      int inputs,
      int outputs,
      int hiddenLayers,
      int width,
      Activation first,
      Activation hidden,
      double omega,
      Distribution firstBias) {
    requireHidden(hiddenLayers);
    List<Layer> layers = new ArrayList<>();
    layers.add(new Dense(width, first, sineFirst(inputs), firstBias));
    for (int l = 1; l < hiddenLayers; l++) {
      layers.add(new Dense(width, hidden, sineHidden(width, omega), pytorch(width)));
    }
    layers.add(new Dense(outputs, new Identity(), sineHidden(width, omega), pytorch(width)));
    return new NetworkSpec(inputs, new Encoding.Identity(), layers);
  }

  /**
   * Sine layers on an encoding, all initialised as SIREN's inner layers. With Fourier features the
   * frequencies of the input are fixed, so a high band, as of a sound, does not make the first
   * layer hard to train.
   */
  public static NetworkSpec sirenOn(
      Encoding encoding, int inputs, int outputs, int hiddenLayers, int width, double omega) {
    requireHidden(hiddenLayers);
    List<Layer> layers = new ArrayList<>();
    int in = encoding.features(inputs);
    for (int l = 0; l < hiddenLayers; l++) {
      layers.add(new Dense(width, new Sine(omega), sineHidden(in, omega), pytorch(in)));
      in = width;
    }
    layers.add(new Dense(outputs, new Identity(), sineHidden(in, omega), pytorch(in)));
    return new NetworkSpec(inputs, encoding, layers);
  }

  /**
   * Gaussian activations of width {@code a}, no encoding, PyTorch's initialisation, as in the WIRE
   * and FINER baselines.
   */
  public static NetworkSpec gauss(int inputs, int outputs, int hiddenLayers, int width, double a) {
    return mlp(
        inputs,
        new Encoding.Identity(),
        outputs,
        hiddenLayers,
        width,
        new Gauss(a),
        Distribution::pytorch);
  }

  /**
   * ReLU layers on an encoding with PyTorch's initialisation, as in the WIRE and FINER baselines.
   * The SIREN baseline has Kaiming weights, which fit a picture more slowly: docs/decisions/0003.
   */
  public static NetworkSpec relu(
      int inputs, Encoding encoding, int outputs, int hiddenLayers, int width) {
    return mlp(inputs, encoding, outputs, hiddenLayers, width, new Relu(), Distribution::pytorch);
  }

  /** GELU layers on an encoding, Kaiming weights. */
  public static NetworkSpec gelu(
      int inputs, Encoding encoding, int outputs, int hiddenLayers, int width) {
    return mlp(inputs, encoding, outputs, hiddenLayers, width, new Gelu(), Distribution::kaiming);
  }

  /** SiLU layers on an encoding, Kaiming weights. */
  public static NetworkSpec silu(
      int inputs, Encoding encoding, int outputs, int hiddenLayers, int width) {
    return mlp(inputs, encoding, outputs, hiddenLayers, width, new Silu(), Distribution::kaiming);
  }

  /** tanh layers on an encoding, Xavier weights. */
  public static NetworkSpec tanh(
      int inputs, Encoding encoding, int outputs, int hiddenLayers, int width) {
    return mlp(
        inputs, encoding, outputs, hiddenLayers, width, new Tanh(), fanIn -> xavier(fanIn, width));
  }

  private static NetworkSpec mlp(
      int inputs,
      Encoding encoding,
      int outputs,
      int hiddenLayers,
      int width,
      Activation activation,
      IntFunction<Distribution> weight) {
    requireHidden(hiddenLayers);
    List<Layer> layers = new ArrayList<>();
    int in = encoding.features(inputs);
    for (int l = 0; l < hiddenLayers; l++) {
      layers.add(new Dense(width, activation, weight.apply(in), pytorch(in)));
      in = width;
    }
    layers.add(new Dense(outputs, new Identity(), pytorch(in), pytorch(in)));
    return new NetworkSpec(inputs, encoding, layers);
  }

  /**
   * FKAN as in the authors' notebook: Fourier-KAN layer of {@code harmonics} per axis into {@code
   * width} features, layer norm, gated-tanh layers of 2, 2, 2 and 4 times {@code width}, linear
   * output.
   *
   * <p>The notebook has 270 harmonics and width 128. Coefficients ~ N(0, 1/(D·G)), bias 0; hidden
   * weights U(±√(6/in)/30); the output weights use √(6/width)/30 although their fan-in is four
   * times that, as in the source.
   */
  public static NetworkSpec fkan(int inputs, int outputs, int harmonics, int width) {
    double omega = 30;
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new Dense(
            width,
            new Identity(),
            new Distribution.Normal(1 / Math.sqrt((double) inputs * harmonics)),
            new Distribution.Constant(0)));
    layers.add(new LayerNorm(1e-5));
    int in = width;
    for (int hidden : new int[] {2 * width, 2 * width, 2 * width, 4 * width}) {
      layers.add(
          new Dense(hidden, new Activation.GatedTanh(omega), sineHidden(in, omega), pytorch(in)));
      in = hidden;
    }
    layers.add(new Dense(outputs, new Identity(), sineHidden(width, omega), pytorch(in)));
    return new NetworkSpec(inputs, new Encoding.AxisHarmonics(harmonics), layers);
  }

  private static void requireHidden(int hiddenLayers) {
    if (hiddenLayers < 1 || hiddenLayers > 64) {
      throw new IllegalArgumentException(
          "network has " + hiddenLayers + " hidden layers; 1 to 64 are accepted");
    }
  }
}
