package inr.cli;

import inr.signal.Signal;
import inr.solve.Method;
import inr.solve.PictureScore;
import inr.solve.Planes;
import inr.solve.Problem;
import java.io.IOException;
import java.util.List;

/**
 * What one job on pictures has of its own: how its problem comes about, which methods solve it, and
 * what they are scored by.
 *
 * @param <P> its problems
 */
interface PictureJob<P extends Problem> {
  /** Name of the command. */
  String name();

  /**
   * The problem that a measured picture poses.
   *
   * @throws IllegalArgumentException if the picture or an option cannot be
   */
  P measured(Signal picture) throws IOException;

  /** The problem of measuring a picture that is known. */
  P simulated(Signal truth) throws IOException;

  /** Our method. */
  Method<? super P> answer(P problem);

  /** Whose the gain is, where our method wins. */
  default String merit() {
    return "the patch prior";
  }

  /**
   * Methods that it has to beat, from the simplest on; of those that share a name the best one
   * counts, or the first where that is not known.
   */
  List<Method<? super P>> baselines(P problem);

  /** How close an estimate is to the truth. */
  default PictureScore score(P problem, Planes truth, Planes estimate) {
    return PictureScore.of(truth, estimate, 0);
  }
}
