package inr.io.image;

import inr.io.InputRoom;
import inr.io.SampleStorage;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.util.List;

/**
 * Rows of an interlaced PNG (Adam7), each put together from the lines of the passes that have part
 * in it.
 *
 * @see <a href="https://www.w3.org/TR/png-3/#8Interlace">PNG, third edition, section 8</a>
 */
final class PngPasses implements PngSamples {
  private static final List<Pass> PASSES =
      List.of(
          new Pass(0, 0, 8, 8),
          new Pass(4, 0, 8, 8),
          new Pass(0, 4, 4, 8),
          new Pass(2, 0, 4, 4),
          new Pass(0, 2, 2, 4),
          new Pass(1, 0, 2, 2),
          new Pass(0, 1, 1, 2));

  /**
   * A pass: every so many columns and rows, from the first.
   *
   * @param x first column
   * @param y first row
   * @param columns from a pixel to the next
   * @param rows from a line to the next
   */
  private record Pass(int x, int y, int columns, int rows) {
    int width(PngFormat format) {
      return format.width() <= x ? 0 : (format.width() - x + columns - 1) / columns;
    }

    int height(PngFormat format) {
      return format.height() <= y ? 0 : (format.height() - y + rows - 1) / rows;
    }

    boolean hasPartIn(int row) {
      return row >= y && (row - y) % rows == 0;
    }

    /** Bytes of its lines; not even filters stand for lines of no pixels. */
    long bytes(PngFormat format) {
      return (long) format.rowBytes(width(format)) * height(format);
    }
  }

  private final PngFormat format;

  /** Lines of all passes, one after the other. */
  private final DataBuffer whole;

  /** Where the next line of each pass begins. */
  private final int[] places = new int[PASSES.size()];

  private final byte[] line;
  private final int[] part;
  private int row;

  /**
   * Decodes all passes.
   *
   * @param lines of the passes
   * @param room for what they decode to
   */
  PngPasses(PngFormat format, PngLines lines, InputRoom room) throws IOException {
    this.format = format;
    room.requireSamples((long) format.width() * format.height() * format.channels());
    line = new byte[format.rowBytes(format.width())];
    part = new int[format.width() * format.channels()];
    long size = 0;
    for (Pass pass : PASSES) {
      size += pass.bytes(format);
    }
    whole = room.allocate(DataBuffer.TYPE_BYTE, size);
    int place = 0;
    for (int i = 0; i < places.length; i++) {
      places[i] = place;
      place = decode(PASSES.get(i), lines, place);
    }
  }

  private int decode(Pass pass, PngLines lines, int first) throws IOException {
    int width = pass.width(format);
    int bytes = format.rowBytes(width);
    int place = first;
    lines.start(width);
    for (int y = 0; width > 0 && y < pass.height(format); y++) {
      SampleStorage.put(whole, place, lines.next(), bytes);
      place += bytes;
    }
    return place;
  }

  @Override
  public void next(int[] numbers) {
    int channels = format.channels();
    for (int i = 0; i < places.length; i++) {
      Pass pass = PASSES.get(i);
      int width = pass.width(format);
      if (width == 0 || !pass.hasPartIn(row)) {
        continue;
      }
      int bytes = format.rowBytes(width);
      SampleStorage.get(whole, places[i], line, bytes);
      places[i] += bytes;
      PngLines.unpack(format, line, width * channels, part);
      for (int x = 0; x < width; x++) {
        int to = (pass.x + x * pass.columns) * channels;
        for (int c = 0; c < channels; c++) {
          numbers[to + c] = part[x * channels + c];
        }
      }
    }
    row++;
  }
}
