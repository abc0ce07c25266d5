package inr.io.webp;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Decodes a lossy picture, a VP8 key frame, row by row.
 *
 * <p>The planes are those of every other decoder to the bit. Chroma, which is stored at half the
 * size, is interpolated, and converted to R′G′B′ by ITU-R BT.601 as {@link Chroma} says; so the
 * pixels are those of {@code dwebp} to the bit.
 *
 * <p>For maintainers: rows of macroblocks are predicted from unfiltered pixels, of which the lowest
 * row of each macroblock is kept, and copied to a window, where they are filtered. The window holds
 * ten rows of luma above them (five of chroma): the filter of the next row of macroblocks changes
 * eight, and the row above those needs their chroma.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6386">RFC 6386</a>
 */
public final class LossyDecoder {
  private static final int PLANES = 3;
  private static final int HELD_BACK = 10;
  private static final int UNFINISHED = 9;
  private static final int ABOVE = 127;
  private static final int LEFT = 129;

  private final LossyHeader header;
  private final ModeReader modes;
  private final CoefficientReader coefficients;
  private final Macroblock macroblock = new Macroblock();
  private final int[][] work = new int[PLANES][Prediction.PLANE];
  private final byte[][] window = new byte[PLANES][];
  private final int[] strides = new int[PLANES];

  /** Unfiltered pixels of the lowest row of the macroblocks above. */
  private final int[][] above = new int[PLANES][];

  /** What the filter needs to know of the macroblocks of a row: segment, in blocks, inside. */
  private final int[] filtered;

  private final boolean smooth;
  private int macroblockRow;
  private int nextRow;

  /** Row of the picture that lies at the top of the window. */
  private int windowTop = -HELD_BACK;

  /** Rows of the picture above this one are finished. */
  private int finished;

  /**
   * Reads the header of a picture.
   *
   * @param data the bytes of its {@code VP8 } chunk, from position 0 to its limit
   * @throws EOFException if they are too few
   * @throws IOException if they are not a picture
   */
  public LossyDecoder(ByteBuffer data) throws IOException {
    this(data, true);
  }

  /**
   * The same, with chroma interpolated or not.
   *
   * @param smooth false to repeat chroma, as {@code dwebp -nofancy} does
   */
  LossyDecoder(ByteBuffer data, boolean smooth) throws IOException {
    this.smooth = smooth;
    header = new LossyHeader(data);
    modes = new ModeReader(header);
    coefficients = new CoefficientReader(header);
    filtered = new int[header.columns()];
    for (int p = 0; p < PLANES; p++) {
      strides[p] = side(p) * header.columns();
      above[p] = new int[strides[p]];
      window[p] = new byte[strides[p] * (side(p) + heldBack(p))];
    }
  }

  /** Width of the picture in pixels. */
  public int width() {
    return header.width();
  }

  /** Height of the picture in pixels. */
  public int height() {
    return header.height();
  }

  /** Pixels of a macroblock along a side. */
  private static int side(int plane) {
    return plane == 0 ? 16 : 8;
  }

  private static int heldBack(int plane) {
    return plane == 0 ? HELD_BACK : HELD_BACK / 2;
  }

  /**
   * Decodes the next row.
   *
   * @param row overwritten: three numbers of 0 to 255 for each pixel, the first at {@code 0} and
   *     each {@code channels} behind the one before
   * @param channels at least 3
   * @throws EOFException if the data ends too early
   */
  public void next(int[] row, int channels) throws EOFException {
    while (nextRow >= finished) {
      decodeRow();
    }
    int y = nextRow - windowTop;
    boolean edge = nextRow == 0 || nextRow == header.height() - 1 && nextRow % 2 == 1;
    int near = y / 2;
    int far = edge || !smooth ? near : y % 2 == 1 ? near + 1 : near - 1;
    Chroma u = new Chroma(window[1], near * strides[1], far * strides[1], header.width());
    Chroma v = new Chroma(window[2], near * strides[2], far * strides[2], header.width());
    int luma = y * strides[0];
    for (int x = 0; x < header.width(); x++) {
      Chroma.toRgb(
          window[0][luma + x] & 0xff,
          smooth ? u.between(x) : u.nearest(x),
          smooth ? v.between(x) : v.nearest(x),
          row,
          x * channels);
    }
    nextRow++;
  }

  /** Decodes and filters a row of macroblocks. */
  private void decodeRow() throws EOFException {
    if (macroblockRow > 0) {
      windowTop += 16;
      for (int p = 0; p < PLANES; p++) {
        int kept = heldBack(p) * strides[p];
        System.arraycopy(window[p], side(p) * strides[p], window[p], 0, kept);
      }
    }
    BoolReader in = header.partition(macroblockRow);
    modes.startRow();
    coefficients.startRow();
    startRow();
    for (int column = 0; column < header.columns(); column++) {
      modes.read(column, macroblock);
      coefficients.read(in, column, macroblock);
      reconstruct(column);
      boolean inside = macroblock.inBlocks || macroblock.hasCoefficients;
      filtered[column] = macroblock.segment << 2 | (macroblock.inBlocks ? 2 : 0) | (inside ? 1 : 0);
    }
    header.modes().requireInside();
    in.requireInside();
    int[] places = new int[PLANES];
    for (int column = 0; column < header.columns(); column++) {
      for (int p = 0; p < PLANES; p++) {
        places[p] = place(p, column);
      }
      int known = filtered[column];
      header
          .filter()
          .apply(
              window,
              strides,
              places,
              column > 0,
              macroblockRow > 0,
              known >> 2,
              (known & 2) != 0,
              (known & 1) != 0);
    }
    macroblockRow++;
    finished = macroblockRow == header.rows() ? header.height() : 16 * macroblockRow - UNFINISHED;
  }

  private int place(int plane, int column) {
    return heldBack(plane) * strides[plane] + side(plane) * column;
  }

  /** Pixels to the left of the picture, and above its first row. */
  private void startRow() {
    for (int p = 0; p < PLANES; p++) {
      for (int y = 0; y < side(p); y++) {
        work[p][Prediction.ORIGIN + y * Prediction.STRIDE - 1] = LEFT;
      }
      int corner = Prediction.ORIGIN - Prediction.STRIDE - 1;
      if (macroblockRow == 0) {
        Arrays.fill(work[p], corner, Prediction.STRIDE, ABOVE);
      } else {
        work[p][corner] = LEFT;
      }
    }
  }

  private void reconstruct(int column) {
    for (int p = 0; p < PLANES; p++) {
      int side = side(p);
      if (column > 0) {
        for (int y = -1; y < side; y++) {
          int row = Prediction.ORIGIN + y * Prediction.STRIDE;
          work[p][row - 1] = work[p][row + side - 1];
        }
      }
      if (macroblockRow > 0) {
        int up = Prediction.ORIGIN - Prediction.STRIDE;
        System.arraycopy(above[p], side * column, work[p], up, side);
      }
    }
    if (macroblock.inBlocks) {
      lumaInBlocks(column);
    } else {
      whole(0, macroblock.lumaModes[0], column, 0);
    }
    whole(1, macroblock.chromaMode, column, Macroblock.LUMA_BLOCKS);
    whole(2, macroblock.chromaMode, column, Macroblock.LUMA_BLOCKS + Macroblock.CHROMA_BLOCKS);
    for (int p = 0; p < PLANES; p++) {
      int side = side(p);
      int lowest = Prediction.ORIGIN + (side - 1) * Prediction.STRIDE;
      System.arraycopy(work[p], lowest, above[p], side * column, side);
      int to = place(p, column);
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          window[p][to + y * strides[p] + x] =
              (byte) work[p][Prediction.ORIGIN + y * Prediction.STRIDE + x];
        }
      }
    }
  }

  /** A plane that is predicted whole; {@code first} is the first of its blocks of coefficients. */
  private void whole(int plane, int mode, int column, int first) {
    int side = side(plane);
    Prediction.whole(mode, work[plane], side, macroblockRow > 0, column > 0);
    for (int block = 0; macroblock.hasCoefficients && block < side / 4 * (side / 4); block++) {
      int place =
          Prediction.ORIGIN + block / (side / 4) * 4 * Prediction.STRIDE + block % (side / 4) * 4;
      Transform.add(
          macroblock.coefficients, Macroblock.BLOCK * (first + block), work[plane], place);
    }
  }

  private void lumaInBlocks(int column) {
    int[] plane = work[0];
    int right = Prediction.ORIGIN - Prediction.STRIDE + 16;
    if (macroblockRow > 0) {
      if (column + 1 < header.columns()) {
        System.arraycopy(above[0], 16 * (column + 1), plane, right, 4);
      } else {
        Arrays.fill(plane, right, right + 4, plane[right - 1]);
      }
    }
    // Blocks at the right edge see the row above the macroblock, wherever they are.
    for (int y = 4; y < 16; y += 4) {
      System.arraycopy(plane, right, plane, right + y * Prediction.STRIDE, 4);
    }
    for (int block = 0; block < Macroblock.LUMA_BLOCKS; block++) {
      int place = Prediction.ORIGIN + block / 4 * 4 * Prediction.STRIDE + block % 4 * 4;
      Prediction.block(macroblock.lumaModes[block], plane, place);
      Transform.add(macroblock.coefficients, Macroblock.BLOCK * block, plane, place);
    }
  }
}
