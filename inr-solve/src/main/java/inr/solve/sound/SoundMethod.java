package inr.solve.sound;

import inr.parallel.Workers;
import inr.solve.Approach;
import java.util.function.IntConsumer;

/**
 * A way to a sound that agrees with what was measured.
 *
 * @param <P> problems that it solves
 */
public interface SoundMethod<P extends SoundProblem> extends Approach {
  /**
   * The sound.
   *
   * @param workers who share the work; no bit depends on how many there are
   * @param done is told how many of the steps are done, now and then
   */
  Waves solve(P problem, Workers workers, IntConsumer done);
}
