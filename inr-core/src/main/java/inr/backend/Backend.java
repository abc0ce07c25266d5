package inr.backend;

import inr.circuit.Parameters;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.signal.Signal;
import java.util.List;

/** A way to train and evaluate networks; found by {@link java.util.ServiceLoader}. */
public interface Backend {
  /** Short name: {@code reference}, {@code cpu}, {@code cuda}. */
  String name();

  /**
   * Whether this machine has what the backend needs.
   *
   * @throws IllegalArgumentException if it has, but an option of the backend is wrong
   */
  Availability availability();

  /** Whether the backend can carry out a plan, and if not, why and what helps. */
  Support supports(TrainingPlan plan);

  /** Whether the backend can evaluate a network, and if not, why and what helps. */
  Support supports(NetworkSpec network);

  /**
   * A trainer at step 0 with the plan's initial parameters.
   *
   * @param threads worker threads, at least 1; the result does not depend on them
   * @throws IllegalArgumentException if the signal does not fit the network
   * @throws UnsupportedPlanException if {@link #supports(TrainingPlan)} says no
   */
  Trainer trainer(TrainingPlan plan, Signal signal, int threads);

  /**
   * A network with given parameters, to be evaluated only.
   *
   * @throws UnsupportedPlanException if {@link #supports(NetworkSpec)} says no
   */
  Evaluator evaluator(NetworkSpec network, Parameters parameters, int threads);

  /**
   * The ways in which it can compute, for checks that go them all; the usual one, which the methods
   * above go, is the last.
   */
  default List<Variant> variants() {
    return List.of(Variant.usual(this));
  }
}
