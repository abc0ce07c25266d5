package inr.cpu;

import inr.backend.Evaluator;
import inr.backend.Refusals;
import inr.circuit.Jet;
import inr.circuit.Parameters;
import inr.grid.Coordinates;
import inr.network.NetworkSpec;
import inr.parallel.Workers;

/** Fixed parameters on the fast engine. */
final class CpuEvaluator implements Evaluator {
  private final NetworkSpec spec;
  private final Parameters parameters;
  private final boolean fused;
  private final Workers workers;
  private final TileEvaluation evaluation;

  CpuEvaluator(NetworkSpec spec, Parameters parameters, int threads, boolean fused) {
    Refusals.requireParameters(spec, parameters);
    this.spec = spec;
    this.parameters = parameters;
    this.fused = fused;
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
  public void jet(Jet jet, Coordinates coordinates, float[] values) {
    Refusals.requireJet(spec, jet, coordinates, values);
    TileEvaluation lifted = TileEvaluation.of(spec, spec.circuit().lift(jet), workers, fused);
    lifted.network().pack(parameters.values());
    lifted.outputs(coordinates, values);
  }

  @Override
  public void close() {
    workers.close();
  }
}
