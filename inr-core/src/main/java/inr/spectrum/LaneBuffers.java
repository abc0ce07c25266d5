package inr.spectrum;

import java.util.Arrays;

/** What a worker needs to transform 16 blocks of any size of a ladder. */
final class LaneBuffers {
  private static final int LANES = BlockTransform.LANES;

  final float[] blocks;
  final float[] before;
  final float[] after;
  final float[][] scratch;

  /** Spectra of left halves, for each overlap. */
  final float[][] left;

  /** Spectra of right halves, for each overlap. */
  final float[][] right;

  LaneBuffers(Ladder ladder) {
    int most = ladder.longest() * LANES;
    this.blocks = new float[most];
    this.before = new float[most];
    this.after = new float[most];
    this.scratch = new float[4][most / 2];
    this.left = new float[ladder.count()][most];
    this.right = new float[ladder.count()][most];
  }

  /** Loads 16 blocks that follow each other; where there is no line, zeros. */
  static void load(float[] line, int start, int size, float[] lanes) {
    for (int l = 0; l < LANES; l++) {
      long from = start + (long) l * size;
      if (from < 0 || from + size > line.length) {
        for (int n = 0; n < size; n++) {
          lanes[n * LANES + l] = 0;
        }
      } else {
        loadLane(line, (int) from, size, lanes, l);
      }
    }
  }

  /** Loads one block. */
  static void loadLane(float[] line, int from, int size, float[] lanes, int lane) {
    for (int n = 0; n < size; n++) {
      lanes[n * LANES + lane] = line[from + n];
    }
  }

  /** Stores one block. */
  static void storeLane(float[] lanes, int lane, int size, float[] line, int from) {
    for (int n = 0; n < size; n++) {
      line[from + n] = lanes[n * LANES + lane];
    }
  }

  /** Loads 16 blocks and their neighbours; false if there is nothing but zeros in the blocks. */
  boolean loadWithNeighbours(float[] line, int start, int size) {
    load(line, start, size, blocks);
    boolean silent = true;
    for (int i = 0; i < size * LANES && silent; i++) {
      silent = blocks[i] == 0;
    }
    if (silent) {
      return false;
    }
    load(line, start - size, size, before);
    load(line, start + size, size, after);
    return true;
  }

  /** Spectra of 16 blocks that overlap by half of their size at both ends. */
  float[] lapped(Ladder ladder, int step, float[] line, int start) {
    int size = ladder.size(step);
    int length = size * LANES;
    float[] spectra = left[0];
    if (loadWithNeighbours(line, start, size)) {
      ladder.fold(step).left(blocks, before, size, spectra);
      ladder.fold(step).right(blocks, after, size, spectra);
      ladder.transform(step).apply(spectra, scratch);
    } else {
      Arrays.fill(spectra, 0, length, 0);
    }
    return Arrays.copyOf(spectra, length);
  }

  /**
   * Spectra of both halves of the 16 blocks by themselves, for every overlap that they may have.
   *
   * @param first lane of the block at the beginning of the line, where nothing overlaps; −1 if none
   * @param last lane of the block at its end; −1 if none
   */
  void halves(Ladder ladder, int step, int first, int last) {
    int size = ladder.size(step);
    int half = size / 2 * LANES;
    for (int o = 0; o <= step; o++) {
      Fold fold = ladder.fold(o);
      int overlap = fold.overlap() * LANES;
      fold.left(blocks, before, size, left[o]);
      System.arraycopy(blocks, overlap, left[o], overlap, half - overlap);
      Arrays.fill(left[o], half, 2 * half, 0);
      fold.right(blocks, after, size, right[o]);
      System.arraycopy(blocks, half, right[o], half, half - overlap);
      Arrays.fill(right[o], 0, half, 0);
      if (first >= 0) {
        copyLane(left[o], 0, overlap, first);
      }
      if (last >= 0) {
        copyLane(right[o], 2 * half - overlap, 2 * half, last);
      }
      ladder.transform(step).apply(left[o], scratch);
      ladder.transform(step).apply(right[o], scratch);
    }
  }

  private void copyLane(float[] to, int from, int end, int lane) {
    for (int i = from + lane; i < end; i += LANES) {
      to[i] = blocks[i];
    }
  }
}
