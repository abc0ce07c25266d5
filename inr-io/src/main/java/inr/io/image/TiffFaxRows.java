package inr.io.image;

import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/**
 * Numbers of a TIFF of one bit that is compressed like a fax: 0 for white and 1 for black, strip by
 * strip.
 */
final class TiffFaxRows implements PaletteRows.Numbers {
  private static final int OPTIONS = 292;
  private static final int FILL_ORDER = 266;
  private static final int TWO_DIMENSIONS = 1;
  private static final int NOT_COMPRESSED = 2;

  private final ImageInputStream in;
  private final TiffPieces pieces;
  private final int width;
  private final FaxLines.Coding coding;
  private final boolean lowestFirst;
  private FaxLines strip;
  private long row;

  /**
   * The numbers of a page.
   *
   * @throws IOException if it is coded in a way that is not read
   */
  TiffFaxRows(ImageInputStream in, TiffDirectory page, TiffFormat format, TiffPieces pieces)
      throws IOException {
    this.in = in;
    this.pieces = pieces;
    width = format.width();
    lowestFirst = page.value(FILL_ORDER, 1) == 2;
    long options = format.compression() == 3 ? page.value(OPTIONS, 0) : 0;
    if (format.bits() != 1 || format.channels() != 1 || pieces.tileWidth().isPresent()) {
      throw new IOException("a fax of several bits, channels or tiles is not read");
    } else if ((options & NOT_COMPRESSED) != 0) {
      throw new IOException("a fax with parts that are not compressed is not read");
    }
    coding =
        switch (format.compression()) {
          case 2 -> FaxLines.Coding.RUNS_IN_BYTES;
          case 3 ->
              (options & TWO_DIMENSIONS) != 0
                  ? FaxLines.Coding.GROUP_3_MIXED
                  : FaxLines.Coding.GROUP_3;
          case 4 -> FaxLines.Coding.GROUP_4;
          default -> FaxLines.Coding.RUNS_IN_WORDS;
        };
    strip = strip(0);
  }

  private FaxLines strip(int index) {
    FaxBits bits = new FaxBits(in, pieces.offsets()[index], pieces.lengths()[index], lowestFirst);
    return new FaxLines(bits, coding, width);
  }

  @Override
  public void next(int[] numbers) throws IOException {
    if (row > 0 && row % pieces.pieceHeight() == 0) {
      strip = strip((int) (row / pieces.pieceHeight()));
    }
    row++;
    strip.next(numbers);
  }
}
