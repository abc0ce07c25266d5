package inr.spark;

import inr.field.Original;
import inr.field.tiled.Pixels;
import inr.field.tiled.TileMeasure;
import inr.field.tiled.TiledIndex;
import inr.field.tiled.TiledModel;
import inr.field.tiled.Tiling;
import inr.field.tiled.Window;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * Measures a tile and its seams, on an executor, from its window and the models of itself and its
 * neighbours.
 *
 * @param files of the cluster
 * @param folder of the tiled model
 * @param index not measured yet
 */
record MeasureTask(ClusterFiles files, String folder, Broadcast<SharedIndex> index)
    implements Function<Integer, TileMeasure> {
  @Override
  public TileMeasure call(Integer tile) throws IOException {
    try (LocalFolder local = LocalFolder.make()) {
      TiledModel model = TiledModel.of(local.path(), index.value().index());
      for (String file : around(model, tile)) {
        files.copy(folder + "/" + file, local.path());
      }
      String key = model.index().tiles().get(tile).key();
      Original cut = TileTask.window(files, folder, key, "", "", local.path());
      Window window = model.tiling().window(tile);
      return TileMeasure.of(
          model, tile, Pixels.of(cut, window.x(), window.y()), TaskContext.get().cpus(), () -> {});
    }
  }

  /** Files of a tile and of those that touch it. */
  private static Set<String> around(TiledModel model, int tile) {
    Tiling tiling = model.tiling();
    Set<String> files = new LinkedHashSet<>();
    int columns = tiling.columns().parts();
    int lastColumn = Math.min(columns - 1, tiling.column(tile) + 1);
    int lastRow = Math.min(tiling.rows().parts() - 1, tiling.row(tile) + 1);
    for (int row = Math.max(0, tiling.row(tile) - 1); row <= lastRow; row++) {
      for (int column = Math.max(0, tiling.column(tile) - 1); column <= lastColumn; column++) {
        TiledIndex.Tile entry = model.index().tiles().get(row * columns + column);
        files.add(entry.file());
      }
    }
    return files;
  }
}
