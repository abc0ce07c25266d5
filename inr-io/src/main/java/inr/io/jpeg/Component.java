package inr.io.jpeg;

import inr.io.InputRoom;
import inr.io.SampleStorage;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.util.Optional;

/**
 * A component of a frame: its size in blocks, its coefficients, and a window of its pixels.
 *
 * <p>For maintainers: the coefficients of one row of MCUs are in {@link #coefficients}; those of
 * the others in a buffer, if scans go through the picture more than once. The window holds the
 * pixels of two rows of MCUs, and the lowest row of the one before them.
 */
final class Component {
  final int name;
  final int across;
  final int down;
  private final int quantizer;

  /** Pixels that the component has, and blocks that they take. */
  final int width;

  final int height;
  final int blocksAcross;
  final int blocksDown;

  /** Blocks of a row, with those that fill the last MCU up. */
  final int rowBlocks;

  /** Coefficients of a row of MCUs, block by block, {@link Block#SIZE} each, row by row. */
  final int[] coefficients;

  private Optional<DataBuffer> stored = Optional.empty();
  private int[] table = new int[Block.SIZE];
  private final InverseTransform transform = new InverseTransform();
  private final byte[] window;
  private final int rowPixels;
  private int windowTop;

  /**
   * A component.
   *
   * @param across blocks of an MCU along a row
   * @param down blocks of an MCU along a column
   */
  Component(Frame frame, int name, int across, int down, int quantizer) {
    this.name = name;
    this.across = across;
    this.down = down;
    this.quantizer = quantizer;
    width = divided(frame.width() * across, frame.across());
    height = divided(frame.height() * down, frame.down());
    blocksAcross = divided(width, Block.SIDE);
    blocksDown = divided(height, Block.SIDE);
    rowBlocks = frame.columns() * across;
    rowPixels = rowBlocks * Block.SIDE;
    coefficients = new int[rowBlocks * down * Block.SIZE];
    window = new byte[rowPixels * (1 + 2 * down * Block.SIDE)];
    windowTop = -1 - 2 * down * Block.SIDE;
  }

  static int divided(int number, int by) {
    return (number + by - 1) / by;
  }

  /** Makes room for the coefficients of the whole picture. */
  void store(InputRoom room, int rows) throws IOException {
    stored = Optional.of(room.allocate(DataBuffer.TYPE_USHORT, (long) coefficients.length * rows));
  }

  /** The table of quantizers that counts from now on, row by row. */
  void quantize(int[][] tables) {
    table = tables[quantizer];
  }

  /** Takes the coefficients of a row of MCUs from the store. */
  void load(int row) {
    stored.ifPresent(
        buffer -> {
          SampleStorage.get(buffer, row * coefficients.length, coefficients, coefficients.length);
          for (int i = 0; i < coefficients.length; i++) {
            coefficients[i] = (short) coefficients[i];
          }
        });
  }

  /** Puts the coefficients of a row of MCUs into the store. */
  void save(int row) {
    stored.ifPresent(
        buffer ->
            SampleStorage.put(
                buffer, row * coefficients.length, coefficients, coefficients.length));
  }

  /** Moves the window on by a row of MCUs, and fills it with the pixels of the coefficients. */
  void transform() {
    int rows = down * Block.SIDE;
    System.arraycopy(window, rows * rowPixels, window, 0, (1 + rows) * rowPixels);
    windowTop += rows;
    for (int block = 0; block < rowBlocks * down; block++) {
      int y = 1 + rows + block / rowBlocks * Block.SIDE;
      transform.apply(
          coefficients,
          block * Block.SIZE,
          table,
          window,
          y * rowPixels + block % rowBlocks * Block.SIDE,
          rowPixels);
    }
  }

  /** The pixels that the window holds. */
  byte[] pixels() {
    return window;
  }

  /** Where a row of pixels begins in the window; those beyond the picture are its edge. */
  int place(int row) {
    return (Math.max(0, Math.min(height - 1, row)) - windowTop) * rowPixels;
  }
}
