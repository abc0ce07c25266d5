package inr.cuda;

import inr.backend.Evaluator;
import inr.circuit.Jet;
import inr.circuit.Parameters;
import inr.grid.Coordinates;
import inr.network.NetworkSpec;

/** Fixed parameters on the device. */
final class CudaEvaluator implements Evaluator {
  private final DeviceSession session;
  private final DeviceEvaluation evaluation;

  /** Uploads the parameters; owns the session from now on. */
  CudaEvaluator(
      DeviceSession session, CudaOptions options, NetworkSpec spec, Parameters parameters) {
    this.session = session;
    DeviceNetwork network = new DeviceNetwork(spec, session.arena());
    float[] values = parameters.values();
    network.parameters().upload(values, 0, values.length, 0);
    this.evaluation =
        new DeviceEvaluation(
            session,
            network,
            FusedPass.of(session.device(), network, options),
            new MatrixProducts(session.device(), options));
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
    throw DevicePlan.noJets();
  }

  @Override
  public void close() {
    session.close();
  }
}
