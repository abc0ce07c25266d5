package inr.sampling;

import inr.random.CounterRandom;
import java.util.List;

/**
 * One point of each block, in the order of the blocks. A block of m points takes number (turn +
 * random start of the block) mod m.
 */
final class BlockPoints implements Batch {
  private final int[] samples;
  private final int[] blocks;
  private final int side;
  private final CounterRandom random;
  private final long turn;
  private final int points;

  BlockPoints(List<Integer> samples, int side, CounterRandom random, long turn) {
    this.samples = samples.stream().mapToInt(Integer::intValue).toArray();
    this.blocks = new int[this.samples.length];
    this.side = side;
    this.random = random;
    this.turn = turn;
    int count = 1;
    for (int d = 0; d < blocks.length; d++) {
      blocks[d] = (this.samples[d] + side - 1) / side;
      count *= blocks[d];
    }
    this.points = count;
  }

  @Override
  public int points() {
    return points;
  }

  @Override
  public int point(int index) {
    long size = 1;
    int rest = index;
    for (int d = samples.length - 1; d >= 0; d--) {
      size *= Math.min(side, samples[d] - rest % blocks[d] * side);
      rest /= blocks[d];
    }
    long number = Math.floorMod(turn + (random.bits(index) >>> 1), size);
    int point = 0;
    int stride = 1;
    rest = index;
    for (int d = samples.length - 1; d >= 0; d--) {
      int first = rest % blocks[d] * side;
      int length = Math.min(side, samples[d] - first);
      point += stride * (first + (int) (number % length));
      number /= length;
      stride *= samples[d];
      rest /= blocks[d];
    }
    return point;
  }
}
