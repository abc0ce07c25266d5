package inr.field.tiled;

/**
 * A picture cut into tiles, which are numbered row by row.
 *
 * @param columns how its width is cut
 * @param rows how its height is cut
 */
public record Tiling(Cut columns, Cut rows) {
  /** Most tiles of a picture: a terapixel at 2048 x 2048. */
  public static final int MOST_TILES = 1 << 18;

  public Tiling {
    long tiles = (long) columns.parts() * rows.parts();
    if (tiles > MOST_TILES) {
      throw new IllegalArgumentException(
          "picture of "
              + columns.size()
              + " x "
              + rows.size()
              + " would have "
              + tiles
              + " tiles; up to "
              + MOST_TILES
              + " are accepted, so take larger ones");
    }
  }

  /**
   * A picture in square tiles.
   *
   * @param tile most pixels along a side
   * @param overlap pixels that windows reach beyond their tiles
   */
  public static Tiling of(int width, int height, int tile, int overlap) {
    return new Tiling(new Cut(width, tile, overlap), new Cut(height, tile, overlap));
  }

  /** Number of tiles. */
  public int tiles() {
    return columns.parts() * rows.parts();
  }

  /** Column of a tile. */
  public int column(int tile) {
    return tile % columns.parts();
  }

  /** Row of a tile. */
  public int row(int tile) {
    return tile / columns.parts();
  }

  /** The pixels that a tile answers for. */
  public Window core(int tile) {
    int x = columns.edge(column(tile));
    int y = rows.edge(row(tile));
    return new Window(x, y, columns.edge(column(tile) + 1) - x, rows.edge(row(tile) + 1) - y);
  }

  /** The pixels that the network of a tile is fitted to. */
  public Window window(int tile) {
    return new Window(
        columns.windowFirst(column(tile)),
        rows.windowFirst(row(tile)),
        columns.windowSize(column(tile)),
        rows.windowSize(row(tile)));
  }
}
