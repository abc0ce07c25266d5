package inr.cpu;

import inr.grid.Coordinates;

/** Predictions and input derivatives of a packed network, tile by tile on all workers. */
final class TileEvaluation {
  private final TileNetwork network;
  private final Workers workers;
  private final TileSpace[] spaces;
  private final int dimensions;

  TileEvaluation(TileNetwork network, Workers workers, TileSpace[] spaces, int dimensions) {
    this.network = network;
    this.workers = workers;
    this.spaces = spaces;
    this.dimensions = dimensions;
  }

  void evaluate(Coordinates coordinates, float[] predictions) {
    int channels = network.outputs();
    check(coordinates, predictions.length, channels, "predictions");
    TileInput input = network.evaluationInput(coordinates, workers);
    forTiles(
        coordinates,
        input,
        (space, first, rows) -> {
          float[] output = network.forward(input, space, rows, false);
          for (int r = 0; r < rows; r++) {
            for (int c = 0; c < channels; c++) {
              predictions[(first + r) * channels + c] = output[network.outputIndex(r, c)];
            }
          }
        });
  }

  void jacobian(Coordinates coordinates, float[] jacobian) {
    int channels = network.outputs();
    check(coordinates, jacobian.length, channels * dimensions, "derivatives");
    TileInput input = network.pointInput(coordinates);
    forTiles(
        coordinates,
        input,
        (space, first, rows) -> {
          double[] dx = new double[dimensions];
          network.forward(input, space, rows, true);
          for (int c = 0; c < channels; c++) {
            network.clearOutputGradient(space, rows);
            for (int r = 0; r < rows; r++) {
              space.gradientA[network.outputIndex(r, c)] = 1;
            }
            float[] dFeatures = network.backwardToFeatures(space, rows);
            for (int r = 0; r < rows; r++) {
              network.differentiate(coordinates, first + r, r, dFeatures, space, dx);
              for (int d = 0; d < dimensions; d++) {
                jacobian[((first + r) * channels + c) * dimensions + d] = (float) dx[d];
              }
            }
          }
        });
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
          TileSpace space = spaces[worker];
          int first = tile * tileRows;
          int rows = Math.min(tileRows, points - first);
          for (int r = 0; r < rows; r++) {
            input.load(first + r, r, space);
          }
          task.run(space, first, rows);
        });
  }

  private void check(Coordinates coordinates, int given, int perPoint, String what) {
    if (coordinates.dimensions() != dimensions) {
      throw new IllegalArgumentException(
          "network expects "
              + dimensions
              + " coordinates but the points have "
              + coordinates.dimensions());
    }
    if (given != coordinates.points() * perPoint) {
      throw new IllegalArgumentException(
          "array for "
              + what
              + " holds "
              + given
              + " numbers but "
              + coordinates.points()
              + " points need "
              + coordinates.points() * perPoint);
    }
  }
}
