package inr.backend;

import inr.circuit.Jet;
import inr.circuit.Parameters;
import inr.grid.Coordinates;
import inr.network.NetworkSpec;
import inr.sampling.Batch;

/** What every backend refuses, in the same words. */
public final class Refusals {
  private Refusals() {}

  /** Refuses fewer threads than 1, also where a backend needs none. */
  public static void requireThreads(String backend, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException(
          "backend " + backend + " was asked for " + threads + " threads; at least 1 is needed");
    }
  }

  /** Refuses to go back. */
  public static void requireSteps(int steps) {
    if (steps < 0) {
      throw new IllegalArgumentException(
          "trainer was asked for " + steps + " steps; 0 or more are accepted");
    }
  }

  /** Refuses a step without points. */
  public static void requirePoints(Batch batch) {
    if (batch.points() < 1) {
      throw new IllegalArgumentException(
          "step on an objective has " + batch.points() + " points; at least 1 is needed");
    }
  }

  /** Refuses parameters of another network. */
  public static void requireParameters(NetworkSpec network, Parameters parameters) {
    int expected = network.layout().size();
    if (parameters.values().length != expected) {
      throw new IllegalArgumentException(
          "network has "
              + expected
              + " parameters but "
              + parameters.values().length
              + " were given");
    }
  }

  /** Refuses a state without one of the arrays that a plan keeps, or with one of another length. */
  public static void requireState(TrainerState state, String name, int size) {
    if (state.array(name).size() != size) {
      throw new IllegalArgumentException(
          "trainer has "
              + size
              + " numbers in "
              + name
              + " but the saved state has "
              + state.array(name).size()
              + "; restore a state of the same plan");
    }
  }

  /** Refuses points of other dimensions, and an array that does not hold f at all of them. */
  public static void requirePredictions(
      NetworkSpec network, Coordinates coordinates, float[] predictions) {
    require(network, coordinates, "predictions", predictions, network.outputs());
  }

  /** Refuses points of other dimensions, and an array that does not hold ∂f/∂x at all of them. */
  public static void requireJacobian(
      NetworkSpec network, Coordinates coordinates, float[] jacobian) {
    require(network, coordinates, "derivatives", jacobian, network.outputs() * network.inputs());
  }

  /** Refuses points of other dimensions, and an array that does not hold a jet at all of them. */
  public static void requireJet(
      NetworkSpec network, Jet jet, Coordinates coordinates, float[] values) {
    require(network, coordinates, "a jet", values, network.outputs() * jet.size());
  }

  private static void require(
      NetworkSpec network, Coordinates coordinates, String what, float[] result, int perPoint) {
    network.requireFits(coordinates.dimensions(), network.outputs());
    if (result.length != coordinates.points() * perPoint) {
      throw new IllegalArgumentException(
          "array for "
              + what
              + " holds "
              + result.length
              + " numbers but "
              + coordinates.points()
              + " points need "
              + coordinates.points() * perPoint);
    }
  }
}
