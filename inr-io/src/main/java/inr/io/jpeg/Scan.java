package inr.io.jpeg;

import java.io.IOException;
import java.util.List;

/** The blocks of a scan, row of MCUs by row of MCUs. */
final class Scan {
  private final Frame frame;
  private final ScanHeader header;
  private final Entropy entropy;
  private final int restartInterval;
  private int untilRestart;

  /**
   * A scan.
   *
   * @param restartInterval MCUs between restarts; 0 if there are none
   */
  Scan(Frame frame, ScanHeader header, Entropy entropy, int restartInterval) {
    this.frame = frame;
    this.header = header;
    this.entropy = entropy;
    this.restartInterval = restartInterval;
    untilRestart = restartInterval;
  }

  List<Component> components() {
    return header.components();
  }

  /** Reads what it gives of a row of MCUs of the frame. */
  void read(int row) throws IOException {
    if (header.components().size() == 1) {
      alone(header.components().get(0), row);
      return;
    }
    for (int column = 0; column < frame.columns(); column++) {
      countRestart();
      for (int i = 0; i < header.components().size(); i++) {
        Component component = header.components().get(i);
        for (int block = 0; block < component.across * component.down; block++) {
          int x = column * component.across + block % component.across;
          int place = block / component.across * component.rowBlocks + x;
          entropy.block(component, i, place * Block.SIZE);
        }
      }
    }
  }

  /** A component by itself has the blocks that its pixels take, and no others. */
  private void alone(Component component, int row) throws IOException {
    int rows = Math.min(component.down, component.blocksDown - row * component.down);
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < component.blocksAcross; x++) {
        countRestart();
        entropy.block(component, 0, (y * component.rowBlocks + x) * Block.SIZE);
      }
    }
  }

  /** Whether a row of MCUs stays as it is; it is left out then. */
  boolean skips(int row) {
    Component component = header.components().get(0);
    int rows = Math.min(component.down, component.blocksDown - row * component.down);
    int blocks = rows * component.blocksAcross;
    if (restartInterval > 0 || entropy.unchanged() < blocks) {
      return false;
    }
    entropy.skip(blocks);
    return true;
  }

  private void countRestart() throws IOException {
    if (restartInterval == 0) {
      return;
    } else if (untilRestart == 0) {
      entropy.restart();
      untilRestart = restartInterval;
    }
    untilRestart--;
  }

  /**
   * Refuses a scan that has more than its blocks.
   *
   * @throws IOException if bytes of it are left that are not 0
   */
  void requireUsedUp() throws IOException {
    if (!entropy.isUsedUp()) {
      throw new IOException("bytes of it are left behind the last block");
    }
  }
}
