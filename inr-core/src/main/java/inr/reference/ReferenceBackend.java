package inr.reference;

import inr.backend.Availability;
import inr.backend.Backend;
import inr.backend.Evaluator;
import inr.backend.Support;
import inr.backend.Trainer;
import inr.network.NetworkSpec;
import inr.network.ParameterLayout;
import inr.network.Parameters;
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
  public Support supports(NetworkSpec network) {
    return Support.yes();
  }

  @Override
  public Trainer trainer(TrainingPlan plan, Signal signal, int threads) {
    plan.network().requireFits(signal.coordinates().dimensions(), signal.channels());
    requireThreads(threads);
    return new ReferenceTrainer(plan, signal);
  }

  @Override
  public Evaluator evaluator(NetworkSpec network, Parameters parameters, int threads) {
    requireThreads(threads);
    int expected = ParameterLayout.of(network).size();
    if (parameters.values().length != expected) {
      throw new IllegalArgumentException(
          "network has "
              + expected
              + " parameters but "
              + parameters.values().length
              + " were given");
    }
    return new ReferenceEvaluator(
        new ReferenceNetwork(network), ReferenceTrainer.doubles(parameters));
  }

  /** One thread does the work, but a number that no backend could run with is refused here too. */
  private static void requireThreads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException(
          "backend reference was asked for " + threads + " threads; at least 1 is needed");
    }
  }
}
