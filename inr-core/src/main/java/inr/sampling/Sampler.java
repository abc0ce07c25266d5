package inr.sampling;

import inr.random.CounterRandom;
import java.util.List;

/**
 * Which points a step sees.
 *
 * <p>Points are those of a signal: {@code samples} along each axis of its grid, slowest first, or
 * one axis of all points where there is no grid.
 */
public sealed interface Sampler {
  /** The points of step {@code step} (from 0). */
  Batch batch(long step, List<Integer> samples, long seed);

  /** Most points of a step. */
  int batchPoints(List<Integer> samples);

  /** Steps that see every point once, or as many as there are. */
  long stepsPerEpoch(List<Integer> samples);

  private static int points(List<Integer> samples) {
    int points = 1;
    for (int axis : samples) {
      points = Math.multiplyExact(points, axis);
    }
    return points;
  }

  /** Every point in every step, in grid order. */
  record FullGrid() implements Sampler {
    @Override
    public Batch batch(long step, List<Integer> samples, long seed) {
      return new AllPoints(points(samples));
    }

    @Override
    public int batchPoints(List<Integer> samples) {
      return points(samples);
    }

    @Override
    public long stepsPerEpoch(List<Integer> samples) {
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
      requireBatch(batchSize);
    }

    @Override
    public Batch batch(long step, List<Integer> samples, long seed) {
      int points = points(samples);
      long position = step % stepsPerEpoch(samples) * batchSize;
      return new OrderedPoints(
          new Permutation(points, seed, epoch(step, samples)),
          position,
          (int) Math.min(batchSize, points - position));
    }

    /** How often all points have been seen before a step. */
    public long epoch(long step, List<Integer> samples) {
      return step / stepsPerEpoch(samples);
    }

    @Override
    public int batchPoints(List<Integer> samples) {
      return Math.min(batchSize, points(samples));
    }

    @Override
    public long stepsPerEpoch(List<Integer> samples) {
      return ((long) points(samples) + batchSize - 1) / batchSize;
    }
  }

  /**
   * One random point of each block of the grid, in grid order: points lie evenly, and what is near
   * in memory stays so. Over an epoch a block's points take turns, each block in another order.
   *
   * @param side samples of a block along each axis, at least 1; blocks at the far border are cut
   */
  record Stratified(int side) implements Sampler {
    public Stratified {
      requireSide(side);
    }

    @Override
    public Batch batch(long step, List<Integer> samples, long seed) {
      long steps = stepsPerEpoch(samples);
      long turn = new Permutation(steps, seed, step / steps).at(step % steps);
      return new BlockPoints(samples, side, new CounterRandom(seed, CounterRandom.BLOCKS), turn);
    }

    @Override
    public int batchPoints(List<Integer> samples) {
      int blocks = 1;
      for (int axis : samples) {
        blocks *= (axis + side - 1) / side;
      }
      return blocks;
    }

    @Override
    public long stepsPerEpoch(List<Integer> samples) {
      return turns(side, samples);
    }
  }

  /**
   * Every {@code stride}-th point along every axis, from another first point each step; large grids
   * in parts of consecutive such points. An epoch has all points, in a new order.
   *
   * @param stride at least 1; an axis of fewer samples has its number of samples instead
   * @param batchSize most points of a step, at least 1
   */
  record Interleaved(int stride, int batchSize) implements Sampler {
    public Interleaved {
      requireSide(stride);
      requireBatch(batchSize);
    }

    @Override
    public Batch batch(long step, List<Integer> samples, long seed) {
      long steps = stepsPerEpoch(samples);
      long turn = new Permutation(steps, seed, step / steps).at(step % steps);
      int parts = parts(samples);
      return StridedPoints.of(samples, stride, turn / parts, (int) (turn % parts), parts);
    }

    /** Points of the largest set of every stride-th. */
    private long largest(List<Integer> samples) {
      long points = 1;
      for (int axis : samples) {
        int step = Math.min(stride, axis);
        points *= (axis + step - 1) / step;
      }
      return points;
    }

    /** As many that none is empty. */
    private int parts(List<Integer> samples) {
      long smallest = 1;
      for (int axis : samples) {
        smallest *= axis / Math.min(stride, axis);
      }
      return (int) Math.min(smallest, (largest(samples) + batchSize - 1) / batchSize);
    }

    @Override
    public int batchPoints(List<Integer> samples) {
      int parts = parts(samples);
      return (int) ((largest(samples) + parts - 1) / parts);
    }

    @Override
    public long stepsPerEpoch(List<Integer> samples) {
      return turns(stride, samples) * parts(samples);
    }
  }

  /** Points of a block that may not be longer than an axis. */
  private static long turns(int side, List<Integer> samples) {
    long turns = 1;
    for (int axis : samples) {
      turns *= Math.min(side, axis);
    }
    return turns;
  }

  private static void requireBatch(int points) {
    if (points < 1) {
      throw new IllegalArgumentException("batch of " + points + " points; at least 1 is needed");
    }
  }

  private static void requireSide(int side) {
    if (side < 1 || side > 1 << 10) {
      throw new IllegalArgumentException(
          "sampler has blocks of " + side + " samples; 1 to 1024 are accepted");
    }
  }
}
