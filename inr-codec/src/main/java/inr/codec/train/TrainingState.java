package inr.codec.train;

import java.io.IOException;
import java.io.OutputStream;

/** Where a training stands between two steps; good until the next one. */
public interface TrainingState {
  /** No state is longer, that of the largest picture included. */
  int MOST_BYTES = 1 << 30;

  /**
   * The phase that it is in, as {@link TrainingPlace} has it, or {@code steps}; {@code tiles} where
   * it lies between two of them.
   */
  String phase();

  /** Steps of the phase, or tiles, that are done. */
  int done();

  /** Up to where the work is kept, in words. */
  default String place() {
    return "step " + done() + " of phase " + phase();
  }

  /**
   * Writes all that is needed to go on with the same bits. It may be long, some 6 to 8 numbers a
   * pixel that is trained, so not after every step.
   */
  void writeTo(OutputStream out) throws IOException;
}
