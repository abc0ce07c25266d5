package inr.solve.linear;

import inr.parallel.Workers;
import inr.solve.Approach;
import inr.solve.FieldAnswer;
import java.util.function.IntConsumer;

/** A way to numbers that explain linear measurements. */
public interface LinearMethod extends Approach {
  /**
   * The numbers of all points, and the network that they are samples of, if one was trained.
   *
   * @param workers who share the work; no bit depends on how many there are
   * @param done is told how many of the steps are done, now and then
   */
  FieldAnswer solve(LinearMeasurements problem, Workers workers, IntConsumer done);
}
