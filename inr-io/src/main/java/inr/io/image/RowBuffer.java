package inr.io.image;

import java.awt.image.DataBuffer;

/**
 * The bytes of a whole picture for a codec that wants it in one piece but goes through it from top
 * to bottom; they come from {@link PictureRows} a few rows at a time.
 */
final class RowBuffer extends DataBuffer {
  private static final int ROWS = 16;

  private final PictureRows rows;
  private final int height;
  private final int rowSamples;
  private final int[] window;
  private int from;
  private int to;

  /** The rows of a picture of {@code height} rows, {@code rowSamples} samples of 8 bits each. */
  RowBuffer(PictureRows rows, int height, int rowSamples) {
    super(TYPE_BYTE, Math.multiplyExact(height, rowSamples));
    this.rows = rows;
    this.height = height;
    this.rowSamples = rowSamples;
    window = new int[Math.multiplyExact(Math.min(ROWS, height), rowSamples)];
  }

  @Override
  public int getElem(int bank, int index) {
    if (index < from || index >= to) {
      int first = index / rowSamples / ROWS * ROWS;
      int count = Math.min(ROWS, height - first);
      rows.read(first, count, window);
      from = first * rowSamples;
      to = from + count * rowSamples;
    }
    return window[index - from];
  }

  @Override
  public void setElem(int bank, int index, int value) {
    throw new UnsupportedOperationException("pictures are only read while they are written");
  }
}
