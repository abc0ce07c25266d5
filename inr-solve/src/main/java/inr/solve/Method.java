package inr.solve;

import inr.parallel.Workers;
import java.util.function.IntConsumer;

/**
 * A way to a picture that explains what was measured.
 *
 * @param <P> problems that it solves
 */
public interface Method<P extends Problem> extends Approach {
  /**
   * The picture.
   *
   * @param workers who share the work; no bit depends on how many there are
   * @param done is told how many of the steps are done, now and then
   */
  Planes solve(P problem, Workers workers, IntConsumer done);

  /** The picture, with the field that it is one of where a network was trained. */
  default PictureAnswer answer(P problem, Workers workers, IntConsumer done) {
    return PictureAnswer.of(solve(problem, workers, done));
  }
}
