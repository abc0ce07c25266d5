package inr.field.tiled;

import inr.io.Sha256;
import inr.metric.Psnr;
import inr.signal.Medium;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What {@value TiledModel#INDEX} of a tiled model holds.
 *
 * @param version of the format, {@value #VERSION}
 * @param picture the whole: size, channels and depth, and with the depth the range of its numbers
 * @param tile most pixels along the side of a tile
 * @param overlap pixels that windows reach beyond their tiles
 * @param blend how tiles become one picture
 * @param input name of the file that was fitted, without folders; empty if there was none
 * @param inputSha256 of that file; empty if there was none
 * @param tiles all of them, row by row
 */
public record TiledIndex(
    int version,
    Medium.Picture picture,
    int tile,
    int overlap,
    Blend blend,
    String input,
    String inputSha256,
    List<Tile> tiles) {
  /** The version that is written and read. */
  public static final int VERSION = 1;

  /** How tiles become one picture. */
  public enum Blend {
    /** As {@link Cut#weight} says. */
    LINEAR
  }

  /**
   * A tile.
   *
   * @param key name of its fit, see {@link inr.field.FitSettings#key}, and of its file without
   *     {@code .inr}
   * @param bytes of the file
   * @param sha256 of the file
   * @param squaredError sum of (x − y)² over the pixels that the tile answers for, in squared
   *     stored units, of what is rendered against what was fitted
   */
  public record Tile(String key, long bytes, String sha256, double squaredError) {
    public Tile {
      Sha256.check(key);
      Sha256.check(sha256);
      if (bytes < 1 || !(squaredError >= 0)) {
        throw new IllegalArgumentException(
            "tile has "
                + bytes
                + " bytes and a squared error of "
                + squaredError
                + "; at least 1 byte and 0 are needed");
      }
    }

    /** Name of its file. */
    public String file() {
      return file(key);
    }

    /** Name of the file of a key. */
    public static String file(String key) {
      return key + ".inr";
    }

    /** The same tile with what was measured of it. */
    Tile measured(double error) {
      return new Tile(key, bytes, sha256, error);
    }
  }

  public TiledIndex {
    tiles = List.copyOf(tiles);
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "version is " + version + "; this program reads version " + VERSION);
    }
    if (!inputSha256.isEmpty()) {
      Sha256.check(inputSha256);
    }
    int needed = Tiling.of(picture.width(), picture.height(), tile, overlap).tiles();
    if (tiles.size() != needed) {
      throw new IllegalArgumentException(
          "index lists " + tiles.size() + " tiles but its picture has " + needed);
    }
    double side =
        Math.min((double) tile + 2 * overlap, Math.max(picture.width(), picture.height()));
    if (side * side * picture.channels() > Integer.MAX_VALUE
        || (double) picture.width() * picture.channels() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "index is of tiles of "
              + tile
              + " pixels of a picture of "
              + picture.width()
              + " x "
              + picture.height()
              + "; a tile and a row have at most "
              + Integer.MAX_VALUE
              + " numbers");
    }
    Map<String, String> content = new HashMap<>();
    for (Tile one : tiles) {
      String other = content.putIfAbsent(one.key(), one.sha256());
      if (other != null && !other.equals(one.sha256())) {
        throw new IllegalArgumentException(
            "index has two different files of the tile " + one.key());
      }
    }
  }

  /** The index of a picture that was cut and fitted. */
  public static TiledIndex of(TileSource whole, Tiling tiling, List<Tile> tiles) {
    return new TiledIndex(
        VERSION,
        whole.picture(),
        tiling.columns().tile(),
        tiling.columns().overlap(),
        Blend.LINEAR,
        whole.name(),
        whole.sha256(),
        tiles);
  }

  /** The same with the squared errors that were measured, in the order of the tiles. */
  public TiledIndex measured(List<TileMeasure> measures) {
    List<Tile> known = new ArrayList<>();
    for (int i = 0; i < tiles.size(); i++) {
      known.add(tiles.get(i).measured(measures.get(i).whole().error()));
    }
    return new TiledIndex(version, picture, tile, overlap, blend, input, inputSha256, known);
  }

  /** How the picture is cut. */
  public Tiling tiling() {
    return Tiling.of(picture.width(), picture.height(), tile, overlap);
  }

  /**
   * PSNR of the whole in dB: squared errors are added in the order of the tiles, so it is the same
   * number whoever fitted which tile.
   */
  public double psnr() {
    double sum = 0;
    for (Tile one : tiles) {
      sum += one.squaredError();
    }
    double samples = (double) picture.width() * picture.height() * picture.channels();
    return Psnr.of(sum / samples, picture.peak());
  }

  /** Bytes of all files; tiles of equal content share one. */
  public long bytes() {
    return tiles.stream()
        .collect(Collectors.toMap(Tile::key, Tile::bytes, (a, b) -> a))
        .values()
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }
}
