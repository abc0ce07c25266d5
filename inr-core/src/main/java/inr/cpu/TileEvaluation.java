package inr.cpu;

import inr.backend.Refusals;
import inr.circuit.Circuit;
import inr.grid.Coordinates;
import inr.network.NetworkSpec;
import inr.parallel.Workers;

/** Predictions and input derivatives of a packed network, tile by tile on all workers. */
final class TileEvaluation {
  private final TileNetwork network;
  private final Workers workers;
  private final TileSpace[] spaces;
  private final NetworkSpec spec;

  TileEvaluation(TileNetwork network, Workers workers, TileSpace[] spaces, NetworkSpec spec) {
    this.network = network;
    this.workers = workers;
    this.spaces = spaces;
    this.spec = spec;
  }

  /** The evaluation of a circuit that is trained in another form. */
  static TileEvaluation of(NetworkSpec spec, Circuit circuit, Workers workers, boolean fused) {
    TileNetwork network = new TileNetwork(circuit, fused);
    return new TileEvaluation(network, workers, new TileSpace[workers.count()], spec);
  }

  /** What it evaluates, as it is packed. */
  TileNetwork network() {
    return network;
  }

  void evaluate(Coordinates coordinates, float[] predictions) {
    Refusals.requirePredictions(spec, coordinates, predictions);
    outputs(coordinates, predictions);
  }

  /** All that comes out of the circuit, point by point. */
  void outputs(Coordinates coordinates, float[] predictions) {
    int channels = network.outputs();
    TileInput input = network.evaluationInput(coordinates, workers);
    forTiles(
        coordinates,
        input,
        (space, first, rows) -> {
          network.forward(input, space, rows, false);
          for (int c = 0; c < channels; c++) {
            float[] output = network.outputs(space, c);
            for (int r = 0; r < rows; r++) {
              predictions[(first + r) * channels + c] = output[network.outputIndex(r, c)];
            }
          }
        });
  }

  void jacobian(Coordinates coordinates, float[] jacobian) {
    int channels = network.outputs();
    int dimensions = spec.inputs();
    Refusals.requireJacobian(spec, coordinates, jacobian);
    TileInput input = network.pointInput(coordinates);
    forTiles(
        coordinates,
        input,
        (space, first, rows) -> {
          double[] dx = new double[dimensions];
          network.forward(input, space, rows, true);
          for (int c = 0; c < channels; c++) {
            network.clearOutputGradients(space, rows);
            for (int r = 0; r < rows; r++) {
              network.outputGradients(space, c)[network.outputIndex(r, c)] = 1;
            }
            network.backwardToFeatures(space, rows);
            for (int r = 0; r < rows; r++) {
              network.differentiate(space, r, dx);
              for (int d = 0; d < dimensions; d++) {
                jacobian[((first + r) * channels + c) * dimensions + d] = (float) dx[d];
              }
            }
          }
        });
  }

  /** Made by the worker that needs it. */
  private TileSpace space(int worker) {
    if (spaces[worker] == null) {
      spaces[worker] = network.newSpace(0, 0);
    }
    return spaces[worker];
  }

  private interface TileTask {
    void run(TileSpace space, int first, int rows);
  }

  private void forTiles(Coordinates coordinates, TileInput input, TileTask task) {
    int points = Math.toIntExact(coordinates.points());
    int tileRows = network.tileRows();
    workers.run(
        (points + tileRows - 1) / tileRows,
        (worker, tile) -> {
          TileSpace space = space(worker);
          int first = tile * tileRows;
          int rows = Math.min(tileRows, points - first);
          for (int r = 0; r < rows; r++) {
            input.load(first + r, r, space);
          }
          task.run(space, first, rows);
        });
  }
}
