package inr.field.tiled;

import inr.io.SampleStorage;
import inr.signal.Medium;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The last rows of a picture that comes from top to bottom: row y takes the place of row y − h,
 * where h rows are kept.
 *
 * <p>For maintainers: a band may have more numbers than an index can tell apart, so it lies in
 * parts of whole rows. Each of more than one is as long as is held in a file and not on the heap.
 */
final class RowBand {
  private static final int MOST_PART_NUMBERS = 1 << 29;

  private final int channels;
  private final int rowNumbers;
  private final int height;
  private final int partRows;
  private final List<DataBuffer> parts = new ArrayList<>();

  private RowBand(Medium.Picture picture, int height, int mostPartNumbers, SampleStorage storage)
      throws IOException {
    this.height = height;
    channels = picture.channels();
    rowNumbers = Math.multiplyExact(picture.width(), channels);
    partRows = Math.max(1, Math.min(height, mostPartNumbers / rowNumbers));
    int type = picture.bitDepth() == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
    for (int first = 0; first < height; first += partRows) {
      parts.add(storage.allocate(type, Math.min(partRows, height - first) * rowNumbers));
    }
  }

  /** Room for the rows of any window. */
  static RowBand of(Cut rows, Medium.Picture picture, SampleStorage storage) throws IOException {
    return of(rows, picture, storage, MOST_PART_NUMBERS);
  }

  /** The same in parts of at most so many numbers, or of a row. */
  static RowBand of(Cut rows, Medium.Picture picture, SampleStorage storage, int mostPartNumbers)
      throws IOException {
    int height = 0;
    for (int i = 0; i < rows.parts(); i++) {
      height = Math.max(height, rows.windowSize(i));
    }
    return new RowBand(picture, height, mostPartNumbers, storage);
  }

  /** Takes a row. */
  void put(int y, int[] row) {
    SampleStorage.put(part(y), place(y), row, rowNumbers);
  }

  /** Some pixels of a row that is kept, as {@link Cutting.Rows#read}. */
  void read(int x, int y, int pixels, int[] row) {
    SampleStorage.get(part(y), place(y) + x * channels, row, pixels * channels);
  }

  private DataBuffer part(int y) {
    return parts.get(y % height / partRows);
  }

  private int place(int y) {
    return y % height % partRows * rowNumbers;
  }
}
