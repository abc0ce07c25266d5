package inr.preset;

import inr.activation.Activation;
import inr.circuit.Distribution;
import inr.encoding.Encoding;
import inr.formula.Evaluation;
import inr.formula.Expression;
import inr.network.NetworkSpec;
import java.util.List;

/**
 * Layers of any activation on any encoding, with an initialisation that follows the activation.
 *
 * <p>Weights are U(±√(6/in)/ω) with ω the frequency of the activation: the ratio of the root mean
 * square of its slope to that of its value about the mean, for standard normal z. So arguments have
 * a spread of about 1/ω, one radian of a sine; for SIREN's sine this is SIREN's rule, for ReLU
 * nearly Kaiming's. Biases are PyTorch's.
 */
public final class AnyPerceptron implements Preset.OfShape {
  /** Places of z, from −4 to 4, at which an activation is looked at. */
  private static final int PLACES = 4001;

  private static final double RANGE = 4;

  private final Activation activation;
  private final Encoding encoding;

  /** The preset of an activation and an encoding. */
  public AnyPerceptron(Activation activation, Encoding encoding) {
    this.activation = activation;
    this.encoding = encoding;
  }

  /** The network. */
  public static NetworkSpec network(
      int inputs,
      Encoding encoding,
      int outputs,
      int hiddenLayers,
      int width,
      Activation activation) {
    double omega = frequency(activation.initialFormula());
    return Perceptron.network(
        inputs,
        encoding,
        outputs,
        hiddenLayers,
        width,
        activation,
        in -> Distribution.sineHidden(in, omega));
  }

  /** √(E σ′(z)² / E (σ(z) − E σ)²) for z ~ N(0, 1); 1 where that is no positive number. */
  public static double frequency(Expression formula) {
    Evaluation evaluation = new Evaluation(List.of(formula, formula.derivative()), 1);
    double[] place = new double[1];
    double[] results = new double[2];
    double weights = 0;
    double mean = 0;
    double square = 0;
    double slopes = 0;
    for (int i = 0; i < PLACES; i++) {
      double z = RANGE * (2.0 * i / (PLACES - 1) - 1);
      double weight = StrictMath.exp(-z * z / 2);
      place[0] = z;
      evaluation.at(place, results);
      double value = results[0];
      double slope = results[1];
      weights += weight;
      mean += weight * value;
      square += weight * value * value;
      slopes += weight * slope * slope;
    }
    double variance = square / weights - mean / weights * (mean / weights);
    double omega = Math.sqrt(slopes / weights / variance);
    return omega > 0 && omega < Double.POSITIVE_INFINITY ? omega : 1;
  }

  @Override
  public String name() {
    return "mlp";
  }

  @Override
  public String description() {
    return "layers of any --activation on any --encoding; ReLU on the bare coordinates unless given";
  }

  @Override
  public String source() {
    return "docs/decisions/0011";
  }

  @Override
  public Settings settings(Shape shape) {
    return Settings.none().andWhole(HIDDEN_LAYERS, 4).andWhole(WIDTH, 256);
  }

  @Override
  public NetworkSpec network(Shape shape, Settings settings, long seed) {
    return network(
        shape.dimensions(),
        encoding,
        shape.channels(),
        settings.whole(HIDDEN_LAYERS),
        settings.whole(WIDTH),
        activation);
  }

  @Override
  public Recipe recipe(Shape shape, NetworkSpec network) {
    return Recipe.dense(shape, network, 5e-4);
  }
}
