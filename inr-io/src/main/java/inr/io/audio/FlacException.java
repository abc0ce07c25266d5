package inr.io.audio;

import java.io.IOException;

/** The bits of a FLAC are not what they should be. */
final class FlacException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * A fault of the file.
   *
   * @param problem which goes on from "FLAC data cannot be decoded"
   */
  FlacException(String problem) {
    super(problem);
  }
}
