package inr.sampling;

/** Which points a step sees. */
public sealed interface Sampler {
  /** The points of step {@code step} (from 0) of a signal of {@code points} points. */
  Batch batch(long step, int points, long seed);

  /** Most points of a step. */
  int batchPoints(int points);

  /** Steps that see every point once. */
  long stepsPerEpoch(int points);

  /** Every point in every step, in grid order. */
  record FullGrid() implements Sampler {
    @Override
    public Batch batch(long step, int points, long seed) {
      return Batch.all(points);
    }

    @Override
    public int batchPoints(int points) {
      return points;
    }

    @Override
    public long stepsPerEpoch(int points) {
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
    public Batch batch(long step, int points, long seed) {
      long position = step % stepsPerEpoch(points) * batchSize;
      return Batch.of(
          new Permutation(points, seed, epoch(step, points)),
          position,
          (int) Math.min(batchSize, points - position));
    }

    /** How often all points have been seen before a step. */
    public long epoch(long step, int points) {
      return step / stepsPerEpoch(points);
    }

    @Override
    public int batchPoints(int points) {
      return Math.min(batchSize, points);
    }

    @Override
    public long stepsPerEpoch(int points) {
      return ((long) points + batchSize - 1) / batchSize;
    }
  }
}
