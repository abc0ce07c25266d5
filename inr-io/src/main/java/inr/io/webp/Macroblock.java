package inr.io.webp;

/** How one macroblock of 16 x 16 pixels is predicted and what is added to that. */
final class Macroblock {
  /** Numbers of a block of 4 x 4. */
  static final int BLOCK = 16;

  static final int LUMA_BLOCKS = 16;
  static final int CHROMA_BLOCKS = 4;

  /** Kind of the macroblock, 0 to 3. */
  int segment;

  /** Whether the frame says that there are no coefficients. */
  boolean empty;

  /** Whether luma is predicted in blocks of 4 x 4, each its own way. */
  boolean inBlocks;

  /** Ways of {@link BlockModes}: of each block of luma, or the first for all of it. */
  final int[] lumaModes = new int[LUMA_BLOCKS];

  /** Way of both planes of chroma. */
  int chromaMode;

  /** Sixteen coefficients of each block: luma row by row, then both planes of chroma. */
  final int[] coefficients = new int[BLOCK * (LUMA_BLOCKS + 2 * CHROMA_BLOCKS)];

  /** Whether any is given, if only as 0. */
  boolean hasCoefficients;
}
