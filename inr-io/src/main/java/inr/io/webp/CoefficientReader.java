package inr.io.webp;

import java.util.Arrays;

/**
 * Reads the coefficients of macroblocks and undoes their quantization, from left to right and row
 * by row.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6386#section-13">RFC 6386, section 13</a>
 */
final class CoefficientReader {
  private static final int LUMA_WITHOUT_DC = 0;
  private static final int LUMA_DCS = 1;
  private static final int CHROMA = 2;
  private static final int LUMA = 3;

  private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};

  /** Probabilities of the bits that are added to the smallest value of the last four categories. */
  private static final int[][] EXTRA_BITS = {
    {173, 148, 140},
    {176, 155, 140, 135},
    {180, 157, 141, 134, 130},
    {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
  };

  /** Columns of blocks that a macroblock has of luma and both planes of chroma. */
  private static final int SIDES = 4 + 2 + 2;

  private final LossyHeader header;
  private final int[] probabilities;

  /** Whether the block above each column of blocks had coefficients: 1 or 0. */
  private final int[] above;

  private final int[] left = new int[SIDES];

  /** The same of the DCs of luma, by macroblock. */
  private final int[] aboveDcs;

  private int leftDcs;
  private final int[] dcs = new int[Macroblock.BLOCK];

  CoefficientReader(LossyHeader header) {
    this.header = header;
    probabilities = header.probabilities().all();
    above = new int[SIDES * header.columns()];
    aboveDcs = new int[header.columns()];
  }

  /** Begins a row. */
  void startRow() {
    Arrays.fill(left, 0);
    leftDcs = 0;
  }

  /** Reads those of the next macroblock, which is in this column and whose modes are known. */
  void read(BoolReader in, int column, Macroblock macroblock) {
    Arrays.fill(macroblock.coefficients, 0);
    macroblock.hasCoefficients = false;
    if (macroblock.empty) {
      Arrays.fill(above, SIDES * column, SIDES * (column + 1), 0);
      Arrays.fill(left, 0);
      if (!macroblock.inBlocks) {
        aboveDcs[column] = 0;
        leftDcs = 0;
      }
      return;
    }
    Quantizer quantizer = header.quantizer(macroblock.segment);
    if (!macroblock.inBlocks) {
      Arrays.fill(dcs, 0);
      int context = aboveDcs[column] + leftDcs;
      int end = block(in, LUMA_DCS, context, quantizer.lumaDc(), 0, dcs, 0);
      aboveDcs[column] = leftDcs = end > 0 ? 1 : 0;
      Transform.spreadDcs(dcs, macroblock.coefficients);
    }
    int kind = macroblock.inBlocks ? LUMA : LUMA_WITHOUT_DC;
    blocks(in, kind, quantizer.luma(), macroblock, 0, SIDES * column, 0, 4);
    int u = Macroblock.LUMA_BLOCKS;
    int v = u + Macroblock.CHROMA_BLOCKS;
    blocks(in, CHROMA, quantizer.chroma(), macroblock, u, SIDES * column + 4, 4, 2);
    blocks(in, CHROMA, quantizer.chroma(), macroblock, v, SIDES * column + 6, 6, 2);
  }

  /** A square of blocks, {@code side} a side, the first of which is block {@code first}. */
  private void blocks(
      BoolReader in,
      int kind,
      int[] steps,
      Macroblock macroblock,
      int first,
      int aboveFirst,
      int leftFirst,
      int side) {
    int from = kind == LUMA_WITHOUT_DC ? 1 : 0;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int context = above[aboveFirst + x] + left[leftFirst + y];
        int place = Macroblock.BLOCK * (first + y * side + x);
        int end = block(in, kind, context, steps, from, macroblock.coefficients, place);
        above[aboveFirst + x] = left[leftFirst + y] = end > from ? 1 : 0;
        macroblock.hasCoefficients |= end > 1 || macroblock.coefficients[place] != 0;
      }
    }
  }

  /**
   * One block.
   *
   * @param from place in the zigzag where it begins
   * @return place behind its last coefficient that is not 0
   */
  private int block(
      BoolReader in, int kind, int context, int[] steps, int from, int[] target, int first) {
    int node = CoefficientProbabilities.index(kind, from, context);
    for (int place = from; place < Macroblock.BLOCK; place++) {
      if (in.bit(probabilities[node]) == 0) {
        return place;
      }
      while (in.bit(probabilities[node + 1]) == 0) {
        if (++place == Macroblock.BLOCK) {
          return place;
        }
        node = CoefficientProbabilities.index(kind, place, 0);
      }
      int magnitude = in.bit(probabilities[node + 2]) == 0 ? 1 : large(in, node);
      node = CoefficientProbabilities.index(kind, place + 1, Math.min(2, magnitude));
      int signed = in.bit(128) == 1 ? -magnitude : magnitude;
      // Decoders hold coefficients in 16 bits.
      target[first + ZIGZAG[place]] = (short) (signed * steps[place > 0 ? 1 : 0]);
    }
    return Macroblock.BLOCK;
  }

  /** A magnitude of 2 and more. */
  private int large(BoolReader in, int node) {
    if (in.bit(probabilities[node + 3]) == 0) {
      return in.bit(probabilities[node + 4]) == 0 ? 2 : 3 + in.bit(probabilities[node + 5]);
    }
    if (in.bit(probabilities[node + 6]) == 0) {
      return in.bit(probabilities[node + 7]) == 0
          ? 5 + in.bit(159)
          : 7 + 2 * in.bit(165) + in.bit(145);
    }
    int high = in.bit(probabilities[node + 8]);
    int category = 2 * high + in.bit(probabilities[node + 9 + high]);
    int extra = 0;
    for (int probability : EXTRA_BITS[category]) {
      extra = 2 * extra + in.bit(probability);
    }
    return 3 + (8 << category) + extra;
  }
}
