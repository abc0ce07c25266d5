package inr.cli;

import inr.field.tiled.Tiling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a picture is cut into tiles. */
final class TileOptions {
  private static final int USUAL_OVERLAP = 16;

  @Option(
      names = "--tiles",
      paramLabel = "T",
      description =
          "Fit the picture in tiles of at most T pixels a side, each with a network of its own, into a folder that render, info and compare take; tiles that are there are not fitted again. Exit code 4 if a seam shows.")
  private @Nullable Integer tile;

  @Option(
      names = "--overlap",
      paramLabel = "V",
      description =
          "Pixels that the network of a tile sees beyond it on each side; neighbours are blended over V pixels (default 16, or an eighth of T if that is less).")
  private @Nullable Integer overlap;

  /** Whether a picture is cut at all. */
  boolean wanted() {
    if (tile == null && overlap != null) {
      throw CommandFailure.usage("--overlap is of tiles; give their size with --tiles");
    }
    return tile != null;
  }

  /** The tiles of a picture. */
  Tiling of(int width, int height) {
    int side = tile == null ? 0 : tile;
    int usual = Math.max(1, Math.min(USUAL_OVERLAP, side / 8));
    return CommandFailure.unlessUsage(
        () -> Tiling.of(width, height, side, overlap == null ? usual : overlap));
  }
}
