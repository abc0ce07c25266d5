package inr.cpu;

import inr.backend.Evaluator;
import inr.grid.Coordinates;
import inr.network.NetworkSpec;
import inr.network.ParameterLayout;
import inr.network.Parameters;

/** Fixed parameters on the fast engine. */
final class CpuEvaluator implements Evaluator {
  private final Workers workers;
  private final TileEvaluation evaluation;

  CpuEvaluator(NetworkSpec spec, Parameters parameters, int threads) {
    int expected = ParameterLayout.of(spec).size();
    if (parameters.values().length != expected) {
      throw new IllegalArgumentException(
          "network has "
              + expected
              + " parameters but "
              + parameters.values().length
              + " were given");
    }
    TileNetwork network = new TileNetwork(spec);
    network.pack(parameters.values());
    TileSpace[] spaces = new TileSpace[threads];
    for (int w = 0; w < threads; w++) {
      spaces[w] = network.newSpace();
    }
    this.workers = new Workers(threads);
    this.evaluation = new TileEvaluation(network, workers, spaces, spec.inputs());
  }

  @Override
  public void evaluate(Coordinates coordinates, float[] predictions) {
    evaluation.evaluate(coordinates, predictions);
  }

  @Override
  public void jacobian(Coordinates coordinates, float[] jacobian) {
    evaluation.jacobian(coordinates, jacobian);
  }

  @Override
  public void close() {
    workers.close();
  }
}
