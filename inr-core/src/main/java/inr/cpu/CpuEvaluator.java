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

  CpuEvaluator(NetworkSpec spec, Parameters parameters, int threads, boolean fused) {
    Refusals.requireParameters(spec, parameters);
    this.workers = new Workers(threads);
    this.evaluation = TileEvaluation.of(spec, spec.circuit(), workers, fused);
    evaluation.network().pack(parameters.values());
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
