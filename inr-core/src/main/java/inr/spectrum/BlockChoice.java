package inr.spectrum;

import inr.lapped.Blocks;
import inr.parallel.Workers;
import java.util.Arrays;

/**
 * Cuts a line into the blocks in which few cosines say most: of all partitions into blocks whose
 * borders are multiples of their size, and all overlaps, that with the least sum over blocks of T²
 * + Σ min(c², T²). A number below the threshold T counts as the error of leaving it out, one above
 * it as much as the least number that is kept.
 *
 * <p>The transform is linear, so a block's spectrum is that of its left half, folded by one
 * overlap, plus that of its right half, folded by another: 2k transforms for k² pairs of overlaps.
 * The best partition follows by dynamic programming over (border, overlap at it).
 */
final class BlockChoice {
  private static final int LANES = BlockTransform.LANES;

  private final Ladder ladder;
  private final float[][] lines;
  private final float square;
  private final int length;

  /** Of each size, pair of overlaps and block. */
  private final float[][] costs;

  private BlockChoice(Ladder ladder, float[][] lines, float threshold) {
    this.ladder = ladder;
    this.lines = lines;
    this.square = threshold * threshold;
    this.length = lines[0].length;
    this.costs = new float[ladder.count()][];
    for (int step = 0; step < costs.length; step++) {
      int pairs = (step + 1) * (step + 1);
      costs[step] = new float[Math.multiplyExact(pairs, length / ladder.size(step))];
    }
  }

  /**
   * The best blocks for lines that share them.
   *
   * @param lines as long as some of the longest blocks
   */
  static Blocks of(
      Ladder ladder, float[][] lines, float threshold, Workers workers, LaneBuffers[] buffers) {
    BlockChoice choice = new BlockChoice(ladder, lines, threshold);
    for (int step = ladder.count() - 1; step >= 0; step--) {
      choice.price(step, workers, buffers);
    }
    return choice.best();
  }

  private void price(int step, Workers workers, LaneBuffers[] buffers) {
    int blocks = length / ladder.size(step);
    Arrays.fill(costs[step], square);
    int groups = ladder.longest() / ladder.size(step);
    int each = groups * LANES;
    workers.runStretches(
        blocks,
        each,
        (worker, from, to) -> {
          for (int b = from; b < to; b += LANES) {
            price(step, b, blocks, buffers[worker]);
          }
        });
  }

  /** Adds what the spectra of 16 blocks cost. */
  private void price(int step, int block, int blocks, LaneBuffers buffers) {
    int size = ladder.size(step);
    float[] sums = new float[LANES];
    for (float[] line : lines) {
      if (!buffers.loadWithNeighbours(line, block * size, size)) {
        continue;
      }
      int last = blocks - 1 - block;
      buffers.halves(ladder, step, block == 0 ? 0 : -1, last < LANES ? last : -1);
      for (int left = 0; left <= step; left++) {
        for (int right = 0; right <= step; right++) {
          float[] spare = buffers.before;
          capped(buffers.left[left], buffers.right[right], square, spare, size * LANES);
          for (int half = size / 2; half >= 1; half /= 2) {
            halve(spare, half * LANES);
          }
          System.arraycopy(spare, 0, sums, 0, LANES);
          int place = (left * (step + 1) + right) * blocks + block;
          for (int l = 0; l < Math.min(LANES, blocks - block); l++) {
            costs[step][place + l] += sums[l];
          }
        }
      }
    }
  }

  private static void capped(float[] left, float[] right, float most, float[] to, int n) {
    for (int i = 0; i < n; i++) {
      float number = left[i] + right[i];
      to[i] = Math.min(number * number, most);
    }
  }

  private static void halve(float[] x, int half) {
    for (int i = 0; i < half; i++) {
      x[i] += x[i + half];
    }
  }

  private Blocks best() {
    int shortest = ladder.size(0);
    int borders = length / shortest;
    int overlaps = ladder.count();
    double[] least = new double[(borders + 1) * overlaps];
    byte[] steps = new byte[least.length];
    byte[] lefts = new byte[least.length];
    Arrays.fill(least, overlaps, least.length, Double.POSITIVE_INFINITY);
    for (int border = 1; border <= borders; border++) {
      for (int step = 0; step < overlaps; step++) {
        int blocksLong = ladder.size(step) / shortest;
        if (border % blocksLong == 0) {
          extend(border, step, border - blocksLong, border / blocksLong - 1, least, steps, lefts);
        }
      }
    }
    return partition(borders, least, steps, lefts);
  }

  /** What ends at a border with one more block, if that is better. */
  private void extend(
      int border, int step, int from, int block, double[] least, byte[] steps, byte[] lefts) {
    int overlaps = ladder.count();
    int blocks = length / ladder.size(step);
    for (int right = 0; right <= step; right++) {
      int state = border * overlaps + right;
      for (int left = 0; left <= step; left++) {
        double cost =
            least[from * overlaps + left]
                + costs[step][(left * (step + 1) + right) * blocks + block];
        if (cost < least[state]) {
          least[state] = cost;
          steps[state] = (byte) step;
          lefts[state] = (byte) left;
        }
      }
    }
  }

  private Blocks partition(int borders, double[] least, byte[] steps, byte[] lefts) {
    int overlaps = ladder.count();
    int shortest = ladder.size(0);
    int overlap = 0;
    for (int o = 1; o < overlaps; o++) {
      if (least[borders * overlaps + o] < least[borders * overlaps + overlap]) {
        overlap = o;
      }
    }
    int[] sizes = new int[borders];
    int[] joins = new int[borders + 1];
    int at = borders;
    for (int border = borders; border > 0; ) {
      int state = border * overlaps + overlap;
      at--;
      sizes[at] = ladder.size(steps[state]);
      overlap = lefts[state];
      joins[at] = ladder.fold(overlap).overlap();
      border -= sizes[at] / shortest;
    }
    int[] joined = Arrays.copyOfRange(joins, at, borders + 1);
    joined[0] = 0;
    return Blocks.of(Arrays.copyOfRange(sizes, at, borders), joined);
  }
}
