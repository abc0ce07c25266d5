package inr.reference;

import inr.backend.Availability;
import inr.backend.Backend;
import inr.backend.Evaluator;
import inr.backend.Refusals;
import inr.backend.Support;
import inr.backend.Trainer;
import inr.circuit.Parameters;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.signal.Signal;

/**
 * The definition that every other backend is tested against: double precision, one thread, no
 * haste.
 */
public final class ReferenceBackend implements Backend {
  /** For {@link java.util.ServiceLoader}. */
  public ReferenceBackend() {}

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public Availability availability() {
    return new Availability(true, "double precision on one thread");
  }

  @Override
  public Support supports(TrainingPlan plan) {
    return Support.ofDerivatives(plan);
  }

  @Override
  public Support supports(NetworkSpec network) {
    return Support.yes();
  }

  @Override
  public Trainer trainer(TrainingPlan plan, Signal signal, int threads) {
    plan.requireFits(signal.coordinates().dimensions(), signal.channels());
    Refusals.requireThreads(name(), threads);
    supports(plan).require(name());
    return new ReferenceTrainer(plan, signal);
  }

  @Override
  public Evaluator evaluator(NetworkSpec network, Parameters parameters, int threads) {
    Refusals.requireThreads(name(), threads);
    Refusals.requireParameters(network, parameters);
    double[] values = parameters.doubles();
    return new ReferenceEvaluator(network, () -> values);
  }
}
