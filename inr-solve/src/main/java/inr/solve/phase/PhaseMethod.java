package inr.solve.phase;

import inr.parallel.Workers;
import inr.solve.Approach;
import inr.solve.FieldAnswer;
import java.util.function.IntConsumer;

/**
 * A way to a wave whose amplitudes were measured.
 *
 * @param <P> problems that it solves
 */
public interface PhaseMethod<P extends PhaseProblem> extends Approach {
  /**
   * The answer.
   *
   * @param workers who share the work; no bit depends on how many there are
   * @param done is told how many of the steps are done, now and then, on the caller's thread
   */
  FieldAnswer solve(P problem, Workers workers, IntConsumer done);
}
