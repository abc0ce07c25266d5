package inr.io.jpeg;

import java.io.IOException;

/** How the coefficients of a scan are coded. */
interface Entropy {
  /**
   * Reads what a scan gives of the coefficients of a block.
   *
   * @param component whose it is
   * @param index of the component in the scan
   * @param first of the block in {@link Component#coefficients}, which are changed
   */
  void block(Component component, int index, int first) throws IOException;

  /** Goes on behind the mark of a restart, and forgets what came before. */
  void restart() throws IOException;

  /** Whether nothing is left of the scan. */
  boolean isUsedUp();

  /** Blocks from now on that stay as they are, and are to be left out by {@link #skip}. */
  default int unchanged() {
    return 0;
  }

  /** Leaves out blocks that stay as they are. */
  default void skip(int blocks) {
    throw new IllegalStateException("no blocks stay as they are");
  }
}
