package inr.codec.file;

import inr.codec.shape.Pyramid;
import inr.codec.shape.Shape;
import inr.signal.Medium;

/**
 * What a file says of its picture before anything else.
 *
 * @param medium size, channels and depth
 * @param shape that of the networks, of as many channels
 * @param logTile log₂ of the side of a tile, {@value #LEAST_TILE} to {@value #LARGEST_TILE}, or 0
 *     for one tile that is the picture
 * @param low stored value of each channel that the networks call 0
 * @param high stored value of each channel that they call 1
 */
public record Header(Medium.Picture medium, Shape shape, int logTile, int[] low, int[] high) {
  /** Least log₂ of a tile's side. */
  public static final int LEAST_TILE = 6;

  /** Largest log₂ of a tile's side. */
  public static final int LARGEST_TILE = 12;

  private static final int MOST_TILES = 1 << 24;

  /** Of a tile; a side of 2¹² has no more. */
  public static final long MOST_TILE_PIXELS = 1 << 24;

  /** Longest side of a picture. */
  static final int LARGEST_SIDE = 1 << 24;

  public Header {
    requireSides(medium);
    if (shape.channels() != medium.channels()
        || low.length != medium.channels()
        || high.length != medium.channels()) {
      throw new IllegalArgumentException(
          "a " + medium.text() + " got networks of " + shape.channels() + " channels");
    }
    if (logTile != 0 && (logTile < LEAST_TILE || logTile > LARGEST_TILE)) {
      throw new IllegalArgumentException(
          "tiles have sides of 2^"
              + logTile
              + "; 2^"
              + LEAST_TILE
              + " to 2^"
              + LARGEST_TILE
              + " are accepted");
    }
    if ((long) tiles(medium.width(), logTile) * tiles(medium.height(), logTile) > MOST_TILES) {
      throw new IllegalArgumentException(
          medium.text()
              + " has more than "
              + MOST_TILES
              + " tiles of 2^"
              + logTile
              + " pixels a side");
    }
    if (logTile == 0 && (long) medium.width() * medium.height() > MOST_TILE_PIXELS) {
      throw new IllegalArgumentException(
          medium.text() + " is one tile; a tile has at most " + MOST_TILE_PIXELS + " pixels");
    }
    for (int o = 0; o < low.length; o++) {
      if (low[o] < 0 || high[o] > medium.peak() || low[o] > high[o]) {
        throw new IllegalArgumentException(
            "channel " + o + " has values of " + low[o] + " to " + high[o]);
      }
    }
  }

  /** Refuses pictures that no file has. */
  public static void requireSides(Medium.Picture medium) {
    if (Math.max(medium.width(), medium.height()) > LARGEST_SIDE) {
      throw new IllegalArgumentException(
          medium.text() + " has a side of more than " + LARGEST_SIDE + " pixels; cut it");
    }
  }

  /** Tiles beside each other. */
  public int columns() {
    return tiles(medium.width(), logTile);
  }

  /** Tiles below each other. */
  public int rows() {
    return tiles(medium.height(), logTile);
  }

  private static int tiles(int side, int logTile) {
    return logTile == 0 ? 1 : Pyramid.at(side, logTile);
  }

  /** Number of tiles; they follow each other row by row. */
  public int tiles() {
    return columns() * rows();
  }

  /** First column of pixels of a tile. */
  public int left(int tile) {
    return tile % columns() << logTile;
  }

  /** First row of pixels of a tile. */
  public int top(int tile) {
    return tile / columns() << logTile;
  }

  /** The planes of a tile. */
  public Pyramid pyramid(int tile) {
    return shape.pyramid(side(medium.width(), left(tile)), side(medium.height(), top(tile)));
  }

  private int side(int whole, int start) {
    return logTile == 0 ? whole : Math.min(whole - start, 1 << logTile);
  }
}
