package inr.solve.learning;

import inr.solve.Planes;

/**
 * What a method made of a problem whose truth is known.
 *
 * @param answer of the method
 * @param truth of the same shape and channels
 */
record Lesson(Planes answer, Planes truth) {
  Lesson {
    if (!answer.shape().equals(truth.shape())
        || answer.channels().size() != truth.channels().size()) {
      throw new IllegalArgumentException(
          "answer has "
              + answer.shape().text()
              + " samples of "
              + answer.channels().size()
              + " channels but its truth "
              + truth.shape().text()
              + " of "
              + truth.channels().size());
    }
  }

  /** Samples of all channels, each an example. */
  long examples() {
    return (long) answer.shape().size() * answer.channels().size();
  }
}
