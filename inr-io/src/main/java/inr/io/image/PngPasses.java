package inr.io.image;

import inr.io.InputRoom;
import java.awt.image.DataBuffer;
import java.io.IOException;

/**
 * The seven passes of an interlaced PNG (Adam7), each with the pixels that it adds.
 *
 * @see <a href="https://www.w3.org/TR/png-3/#8Interlace">PNG, third edition, section 8</a>
 */
enum PngPasses {
  FIRST(0, 0, 8, 8),
  SECOND(4, 0, 8, 8),
  THIRD(0, 4, 4, 8),
  FOURTH(2, 0, 4, 4),
  FIFTH(0, 2, 2, 4),
  SIXTH(1, 0, 2, 2),
  SEVENTH(0, 1, 1, 2);

  private final int x;
  private final int y;
  private final int columns;
  private final int rows;

  PngPasses(int x, int y, int columns, int rows) {
    this.x = x;
    this.y = y;
    this.columns = columns;
    this.rows = rows;
  }

  /** Decodes all passes; rows come from what they add up to. */
  static PngSamples decode(PngFormat format, PngLines lines, InputRoom room) throws IOException {
    int channels = format.channels();
    int rowNumbers = format.width() * channels;
    long size = (long) rowNumbers * format.height();
    room.requireSamples(size);
    int type = format.depth() == 16 ? DataBuffer.TYPE_USHORT : DataBuffer.TYPE_BYTE;
    DataBuffer whole = room.allocate(type, size);
    int[] line = new int[rowNumbers];
    for (PngPasses pass : values()) {
      int width = (format.width() - pass.x + pass.columns - 1) / pass.columns;
      if (format.width() <= pass.x) {
        continue; // not even filters stand for rows of no pixels
      }
      lines.start(width);
      for (int y = pass.y; y < format.height(); y += pass.rows) {
        lines.next(line);
        for (int i = 0; i < width * channels; i++) {
          int column = pass.x + i / channels * pass.columns;
          whole.setElem(y * rowNumbers + column * channels + i % channels, line[i]);
        }
      }
    }
    return new PngSamples() {
      private int next;

      @Override
      public void next(int[] numbers) {
        for (int i = 0; i < rowNumbers; i++) {
          numbers[i] = whole.getElem(next++);
        }
      }
    };
  }
}
