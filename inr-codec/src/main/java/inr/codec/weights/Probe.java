package inr.codec.weights;

import inr.backend.Backend;
import inr.backend.Evaluator;
import inr.circuit.Parameters;
import inr.grid.Grid;
import inr.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * What a network gives at some of a signal's points, in bands of rows that lie evenly, and how far
 * other parameters take it from there.
 */
final class Probe {
  private static final int BANDS = 16;
  private static final int POINTS = 1 << 16;

  private final Backend backend;
  private final NetworkSpec network;
  private final int threads;
  private final List<Grid> bands = new ArrayList<>();
  private final List<float[]> predictions;

  Probe(Backend backend, NetworkSpec network, Grid grid, Parameters parameters, int threads) {
    this.backend = backend;
    this.network = network;
    this.threads = threads;
    int rows = grid.axes().get(0).samples();
    long rowPoints = grid.points() / rows;
    int height = (int) Math.max(1, Math.min(rows, POINTS / BANDS / rowPoints));
    int count = Math.min(BANDS, rows / height);
    for (int b = 0; b < count; b++) {
      bands.add(grid.rows((int) ((long) b * (rows - height) / Math.max(1, count - 1)), height));
    }
    predictions = predictions(parameters);
  }

  /** Mean squared difference of what other parameters give, in training units. */
  double error(Parameters parameters) {
    List<float[]> others = predictions(parameters);
    double sum = 0;
    long size = 0;
    for (int b = 0; b < others.size(); b++) {
      float[] mine = predictions.get(b);
      float[] other = others.get(b);
      for (int i = 0; i < mine.length; i++) {
        double difference = (double) other[i] - mine[i];
        sum += difference * difference;
      }
      size += mine.length;
    }
    return sum / size;
  }

  private List<float[]> predictions(Parameters parameters) {
    try (Evaluator evaluator = backend.evaluator(network, parameters, threads)) {
      return bands.stream()
          .map(
              band -> {
                float[] values = new float[(int) band.points() * network.outputs()];
                evaluator.evaluate(band, values);
                return values;
              })
          .toList();
    }
  }
}
