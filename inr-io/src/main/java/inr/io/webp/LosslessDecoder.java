package inr.io.webp;

import inr.io.InputRoom;
import java.awt.image.DataBuffer;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes a lossless picture row by row.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649#section-3">RFC 9649, section 3</a>
 */
public final class LosslessDecoder {
  private static final int SIGNATURE = 0x2f;
  private static final int SIZE_BITS = 14;
  private static final int KINDS = 4;

  private final int width;
  private final int height;
  private final boolean alpha;
  private final List<LosslessTransform> transforms = new ArrayList<>();
  private final PixelStream pixels;

  /**
   * Reads the header of a picture.
   *
   * @param data the bytes of its {@code VP8L} chunk, from position 0 to its limit
   * @param room for what is coded by squares of pixels
   * @throws EOFException if the data ends in it
   * @throws IOException if it is not such a picture
   */
  public LosslessDecoder(ByteBuffer data, InputRoom room) throws IOException {
    BitReader in = new BitReader(data);
    if (in.number(8) != SIGNATURE) {
      throw new IOException("VP8L data does not start as it should");
    }
    width = 1 + in.number(SIZE_BITS);
    height = 1 + in.number(SIZE_BITS);
    alpha = in.flag();
    int version = in.number(3);
    if (version != 0) {
      throw new IOException("VP8L data is of version " + version);
    }
    pixels = start(in, room);
  }

  /** Reads what comes before the pixels of a plane of alpha, whose size is known. */
  LosslessDecoder(ByteBuffer data, int width, int height, InputRoom room) throws IOException {
    this.width = width;
    this.height = height;
    alpha = false;
    pixels = start(new BitReader(data), room);
  }

  private PixelStream start(BitReader in, InputRoom room) throws IOException {
    int codedWidth = width;
    boolean[] seen = new boolean[KINDS];
    while (in.flag()) {
      int kind = in.number(2);
      if (seen[kind]) {
        throw new IOException("VP8L data has a transform twice");
      }
      seen[kind] = true;
      switch (kind) {
        case 0 -> {
          int bits = 2 + in.number(3);
          transforms.add(
              new PredictorTransform(codedWidth, squares(in, codedWidth, bits, room), bits));
        }
        case 1 -> {
          int bits = 2 + in.number(3);
          transforms.add(
              new LosslessTransform.CrossColour(
                  codedWidth, squares(in, codedWidth, bits, room), bits));
        }
        case 2 -> transforms.add(new LosslessTransform.Green(codedWidth));
        default -> {
          int[] colours = colours(in, room);
          int count = colours.length;
          int packing = count <= 2 ? 3 : count <= 4 ? 2 : count <= 16 ? 1 : 0;
          transforms.add(new LosslessTransform.Table(codedWidth, colours, packing));
          codedWidth = PixelStream.squares(codedWidth, packing);
        }
      }
    }
    return new PixelStream(in, codedWidth, height, true, room);
  }

  /** A picture with a pixel for each square of this one. */
  private DataBuffer squares(BitReader in, int codedWidth, int bits, InputRoom room)
      throws IOException {
    int columns = PixelStream.squares(codedWidth, bits);
    int rows = PixelStream.squares(height, bits);
    PixelStream stream = new PixelStream(in, columns, rows, false, room);
    DataBuffer squares = room.allocate(DataBuffer.TYPE_INT, (long) columns * rows);
    int[] row = new int[columns];
    for (int y = 0; y < rows; y++) {
      stream.next(row);
      for (int x = 0; x < columns; x++) {
        squares.setElem(y * columns + x, row[x]);
      }
    }
    return squares;
  }

  /** The table of colours, which is coded as a row of differences. */
  private static int[] colours(BitReader in, InputRoom room) throws IOException {
    int[] colours = new int[1 + in.number(8)];
    new PixelStream(in, colours.length, 1, false, room).next(colours);
    for (int i = 1; i < colours.length; i++) {
      colours[i] = LosslessTransform.plus(colours[i], colours[i - 1]);
    }
    return colours;
  }

  /** Width of the picture in pixels. */
  public int width() {
    return width;
  }

  /** Height of the picture in pixels. */
  public int height() {
    return height;
  }

  /** Whether the picture has alpha that means something. */
  public boolean hasAlpha() {
    return alpha;
  }

  /**
   * Decodes the next row.
   *
   * @param row overwritten from 0: a pixel of alpha, red, green and blue each, from the highest
   *     byte to the lowest
   * @throws EOFException if the data ends too early
   * @throws IOException if it is damaged
   */
  public void next(int[] row) throws IOException {
    pixels.next(row);
    for (int i = transforms.size() - 1; i >= 0; i--) {
      transforms.get(i).undo(row);
    }
  }
}
