package inr.reference;

import inr.backend.Evaluator;
import inr.backend.Refusals;
import inr.grid.Coordinates;

/** Evaluates a {@link ReferenceNetwork} at points one after the other. */
final class ReferenceEvaluator implements Evaluator {
  private final ReferenceNetwork network;
  private final double[] parameters;

  /** Evaluates with {@code parameters} as they are at each call; they are not copied. */
  ReferenceEvaluator(ReferenceNetwork network, double[] parameters) {
    this.network = network;
    this.parameters = parameters;
  }

  @Override
  public void evaluate(Coordinates coordinates, float[] predictions) {
    int channels = network.spec().outputs();
    Refusals.requirePredictions(network.spec(), coordinates, predictions);
    double[] x = new double[coordinates.dimensions()];
    for (int n = 0; n < coordinates.points(); n++) {
      coordinates.coordinates(n, x);
      copy(network.predict(parameters, x), predictions, n * channels);
    }
  }

  @Override
  public void jacobian(Coordinates coordinates, float[] jacobian) {
    int size = network.spec().outputs() * network.spec().inputs();
    Refusals.requireJacobian(network.spec(), coordinates, jacobian);
    double[] x = new double[coordinates.dimensions()];
    for (int n = 0; n < coordinates.points(); n++) {
      coordinates.coordinates(n, x);
      copy(network.jacobian(parameters, x), jacobian, n * size);
    }
  }

  private static void copy(double[] values, float[] into, int start) {
    for (int i = 0; i < values.length; i++) {
      into[start + i] = (float) values[i];
    }
  }

  /** Owns nothing that needs to be given back. */
  @Override
  public void close() {}
}
