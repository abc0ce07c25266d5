package inr.field.tiled;

import inr.io.RowStore;
import inr.io.SampleStorage;
import inr.signal.Medium;
import java.io.IOException;

/**
 * The last rows of a picture that comes from top to bottom: row y takes the place of row y − h,
 * where h rows are kept.
 */
final class RowBand implements AutoCloseable {
  private final int channels;
  private final int height;
  private final RowStore rows;

  private RowBand(int channels, int height, RowStore rows) {
    this.channels = channels;
    this.height = height;
    this.rows = rows;
  }

  /** Room for the rows of any window. */
  static RowBand of(Cut cut, Medium.Picture picture, SampleStorage storage) throws IOException {
    return new RowBand(
        picture.channels(),
        height(cut),
        storage.rows(picture.bitDepth(), width(picture), height(cut)));
  }

  /** Bytes of that room. */
  static long bytes(Cut cut, Medium.Picture picture) {
    return (long) height(cut) * width(picture) * picture.bitDepth() / Byte.SIZE;
  }

  private static int width(Medium.Picture picture) {
    return Math.multiplyExact(picture.width(), picture.channels());
  }

  private static int height(Cut cut) {
    int height = 0;
    for (int i = 0; i < cut.parts(); i++) {
      height = Math.max(height, cut.windowSize(i));
    }
    return height;
  }

  /** Takes a row. */
  void put(int y, int[] row) throws IOException {
    rows.put(y % height, row);
  }

  /** Some pixels of a row that is kept, as {@link Cutting.Rows#read}. */
  void read(int x, int y, int pixels, int[] row) throws IOException {
    rows.get(y % height, x * channels, pixels * channels, row);
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
