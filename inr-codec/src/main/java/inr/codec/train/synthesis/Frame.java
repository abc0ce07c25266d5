package inr.codec.train.synthesis;

import inr.cpu.kernel.Aligned;

/**
 * Channels at full size with margins all around, so that neighbours in 3 x 3 are shifts: for values
 * the edge repeated, for gradients zeros.
 */
final class Frame {
  /** Columns on either side, a whole vector. */
  static final int MARGIN = 16;

  private final int width;
  private final int height;
  private final int first;

  /** Floats from a row to the next. */
  final int stride;

  /** Floats from a channel to the next. */
  final int size;

  final float[] values;

  Frame(int channels, int width, int height) {
    this.width = width;
    this.height = height;
    stride = Stack.padded(width) + 2 * MARGIN;
    size = (height + 2) * stride + 2 * MARGIN;
    first = Aligned.LEAD + stride + 2 * MARGIN;
    // Vectors read up to one row behind the last.
    values = Aligned.floats(channels * size + stride);
  }

  /** Place of the first sample of a row, −1 to height. */
  int at(int channel, int row) {
    return channel * size + first + row * stride;
  }

  /** Repeats the ends of a row, and the row itself at the upper or lower edge. */
  void repeatEdges(int channel, int row) {
    int at = at(channel, row);
    values[at - 1] = values[at];
    values[at + width] = values[at + width - 1];
    if (row == 0) {
      System.arraycopy(values, at - 1, values, at - 1 - stride, width + 2);
    }
    if (row == height - 1) {
      System.arraycopy(values, at - 1, values, at - 1 + stride, width + 2);
    }
  }
}
