package inr.reference;

import inr.backend.Evaluator;
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
    double[] x = point(coordinates, "predictions", predictions, channels);
    for (int n = 0; n < coordinates.points(); n++) {
      coordinates.coordinates(n, x);
      copy(network.predict(parameters, x), predictions, n * channels);
    }
  }

  @Override
  public void jacobian(Coordinates coordinates, float[] jacobian) {
    int size = network.spec().outputs() * network.spec().inputs();
    double[] x = point(coordinates, "jacobian", jacobian, size);
    for (int n = 0; n < coordinates.points(); n++) {
      coordinates.coordinates(n, x);
      copy(network.jacobian(parameters, x), jacobian, n * size);
    }
  }

  /** Room for one point, once the coordinates fit the network and the result fits its array. */
  private double[] point(
      Coordinates coordinates, String name, float[] result, int numbersPerPoint) {
    network.spec().requireFits(coordinates.dimensions(), network.spec().outputs());
    if (result.length != coordinates.points() * numbersPerPoint) {
      throw new IllegalArgumentException(
          name
              + " array has "
              + result.length
              + " elements but "
              + coordinates.points()
              + " points need "
              + coordinates.points() * numbersPerPoint);
    }
    return new double[coordinates.dimensions()];
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
