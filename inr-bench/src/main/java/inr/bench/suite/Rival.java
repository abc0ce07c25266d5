package inr.bench.suite;

import inr.plan.TrainingPlan;
import inr.signal.Signal;

/**
 * Another program that trains the same networks, to be timed beside ours; found by {@link
 * java.util.ServiceLoader}.
 */
public interface Rival {
  /** Name and version. */
  String name();

  /**
   * A fit that starts with the plan's initial parameters.
   *
   * @param plan SIREN on bare coordinates, squared error, Adam, every point in every step
   * @param signal what is fitted
   * @param chunk points that go through the network at once; the gradients of all chunks are added
   *     before the update
   * @param threads threads that the program may use
   */
  Fit fit(TrainingPlan plan, Signal signal, int chunk, int threads);

  /** A fit under way. */
  interface Fit extends AutoCloseable {
    /** Does one whole step and returns its loss before the update. */
    double step();

    @Override
    void close();
  }
}
