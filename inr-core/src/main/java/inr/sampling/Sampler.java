package inr.sampling;

/** Which points a step sees. */
public sealed interface Sampler {
  /** Points of step {@code step} (from 0) of a signal of {@code points} points. */
  long batchPoints(long step, long points);

  /**
   * Index of the first of them in the endless sequence of epochs: epoch = start / points, position
   * = start mod points.
   */
  long batchStart(long step, long points);

  /** Steps that see every point once. */
  long stepsPerEpoch(long points);

  /** Every point in every step, in grid order. */
  record FullGrid() implements Sampler {
    @Override
    public long batchPoints(long step, long points) {
      return points;
    }

    @Override
    public long batchStart(long step, long points) {
      return 0;
    }

    @Override
    public long stepsPerEpoch(long points) {
      return 1;
    }
  }

  /**
   * Random points without replacement within an epoch; a new order each epoch (see {@link
   * Permutation}), the last batch of an epoch may be smaller.
   *
   * @param batchSize points of a step, at least 1
   */
  record RandomBatches(int batchSize) implements Sampler {
    public RandomBatches {
      if (batchSize < 1) {
        throw new IllegalArgumentException(
            "batch of " + batchSize + " points; at least 1 is needed");
      }
    }

    @Override
    public long batchPoints(long step, long points) {
      long position = step % stepsPerEpoch(points) * batchSize;
      return Math.min(batchSize, points - position);
    }

    @Override
    public long batchStart(long step, long points) {
      return step / stepsPerEpoch(points) * points + step % stepsPerEpoch(points) * batchSize;
    }

    @Override
    public long stepsPerEpoch(long points) {
      return (points + batchSize - 1) / batchSize;
    }
  }
}
