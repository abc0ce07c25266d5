package inr.solve.partial;

import inr.parallel.Workers;
import inr.solve.Approach;
import inr.solve.FieldAnswer;
import java.util.function.IntConsumer;

/** A way from the known points of a signal to all of them. */
public interface PartialMethod extends Approach {
  /**
   * Values {@code [N, C]} of all points, in stored units.
   *
   * @param workers who share the work; no bit depends on how many there are
   * @param done is told how many of the steps are done, now and then
   */
  FieldAnswer solve(PartialSignal problem, Workers workers, IntConsumer done);
}
