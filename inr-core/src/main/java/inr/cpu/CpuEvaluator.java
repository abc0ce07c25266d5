package inr.cpu;

import inr.backend.Evaluator;
import inr.backend.Refusals;
import inr.circuit.Parameters;
import inr.grid.Coordinates;
import inr.network.NetworkSpec;

/** Fixed parameters on the fast engine. */
final class CpuEvaluator implements Evaluator {
  private final Workers workers;
  private final TileEvaluation evaluation;

  CpuEvaluator(NetworkSpec spec, Parameters parameters, int threads) {
    Refusals.requireParameters(spec, parameters);
    TileNetwork network = new TileNetwork(spec.circuit(), true);
    network.pack(parameters.values());
    TileSpace[] spaces = new TileSpace[threads];
    for (int w = 0; w < threads; w++) {
      spaces[w] = network.newSpace(0);
    }
    this.workers = new Workers(threads);
    this.evaluation = new TileEvaluation(network, workers, spaces, spec);
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
