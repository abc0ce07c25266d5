package inr.solve.poisson;

import inr.parallel.Workers;
import inr.solve.Approach;
import inr.solve.FieldAnswer;
import java.util.function.IntConsumer;

/** A way to a picture whose derivatives are known. */
public interface PoissonMethod extends Approach {
  /**
   * The picture, the channels of a pixel together, 255 being the range of stored values.
   *
   * @param workers who share the work; no bit depends on how many there are
   * @param done is told how many of the steps are done, now and then
   */
  FieldAnswer solve(PictureDerivatives problem, Workers workers, IntConsumer done);
}
