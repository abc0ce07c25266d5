package inr.reference;

import inr.backend.Evaluator;
import inr.backend.Refusals;
import inr.circuit.Jet;
import inr.grid.Coordinates;
import inr.network.NetworkSpec;
import java.util.function.Supplier;

/** Evaluates a network at points one after the other. */
final class ReferenceEvaluator implements Evaluator {
  private final NetworkSpec spec;
  private final ReferenceNetwork network;
  private final Supplier<double[]> parameters;

  /** Evaluates with {@code parameters} as they are at each call; they are not copied. */
  ReferenceEvaluator(NetworkSpec spec, Supplier<double[]> parameters) {
    this.spec = spec;
    this.network = new ReferenceNetwork(spec.circuit());
    this.parameters = parameters;
  }

  @Override
  public void evaluate(Coordinates coordinates, float[] predictions) {
    int channels = spec.outputs();
    Refusals.requirePredictions(spec, coordinates, predictions);
    double[] x = new double[coordinates.dimensions()];
    for (int n = 0; n < coordinates.points(); n++) {
      coordinates.coordinates(n, x);
      copy(network.predict(parameters.get(), x), predictions, n * channels);
    }
  }

  @Override
  public void jacobian(Coordinates coordinates, float[] jacobian) {
    int size = spec.outputs() * spec.inputs();
    Refusals.requireJacobian(spec, coordinates, jacobian);
    double[] x = new double[coordinates.dimensions()];
    for (int n = 0; n < coordinates.points(); n++) {
      coordinates.coordinates(n, x);
      copy(network.jacobian(parameters.get(), x), jacobian, n * size);
    }
  }

  @Override
  public void jet(Jet jet, Coordinates coordinates, float[] values) {
    Refusals.requireJet(spec, jet, coordinates, values);
    ReferenceNetwork lifted = new ReferenceNetwork(spec.circuit().lift(jet));
    double[] x = new double[coordinates.dimensions()];
    for (int n = 0; n < coordinates.points(); n++) {
      coordinates.coordinates(n, x);
      copy(lifted.predict(parameters.get(), x), values, n * spec.outputs() * jet.size());
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
