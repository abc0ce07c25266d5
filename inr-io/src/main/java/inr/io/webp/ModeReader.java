package inr.io.webp;

import java.util.Arrays;

/**
 * Reads how macroblocks are predicted, from left to right and row by row.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6386#section-11">RFC 6386, sections 10 and 11</a>
 */
final class ModeReader {
  private final LossyHeader header;
  private final BoolReader in;

  /** Ways of the blocks above the row, four to a macroblock. */
  private final int[] above;

  private final int[] left = new int[4];

  ModeReader(LossyHeader header) {
    this.header = header;
    in = header.modes();
    above = new int[4 * header.columns()];
  }

  /** Begins a row. */
  void startRow() {
    Arrays.fill(left, BlockModes.DC);
  }

  /** Reads the modes of the next macroblock, which is in this column. */
  void read(int column, Macroblock macroblock) {
    macroblock.segment = header.hasSegmentMap() ? segment() : 0;
    macroblock.empty = header.emptyProbability() > 0 && in.bit(header.emptyProbability()) == 1;
    macroblock.inBlocks = in.bit(145) == 0;
    if (macroblock.inBlocks) {
      for (int block = 0; block < Macroblock.LUMA_BLOCKS; block++) {
        int x = 4 * column + block % 4;
        int y = block / 4;
        int mode = BlockModes.read(in, above[x], left[y]);
        macroblock.lumaModes[block] = mode;
        above[x] = mode;
        left[y] = mode;
      }
    } else {
      int mode =
          in.bit(156) == 1
              ? in.bit(128) == 1 ? BlockModes.TRUE_MOTION : BlockModes.HORIZONTAL
              : in.bit(163) == 1 ? BlockModes.VERTICAL : BlockModes.DC;
      macroblock.lumaModes[0] = mode;
      Arrays.fill(above, 4 * column, 4 * column + 4, mode);
      Arrays.fill(left, mode);
    }
    macroblock.chromaMode = chromaMode();
  }

  private int segment() {
    int[] tree = header.segmentTree();
    return in.bit(tree[0]) == 0 ? in.bit(tree[1]) : 2 + in.bit(tree[2]);
  }

  private int chromaMode() {
    if (in.bit(142) == 0) {
      return BlockModes.DC;
    } else if (in.bit(114) == 0) {
      return BlockModes.VERTICAL;
    }
    return in.bit(183) == 1 ? BlockModes.TRUE_MOTION : BlockModes.HORIZONTAL;
  }
}
