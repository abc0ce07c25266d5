package inr.spark;

import inr.field.FitSettings;
import inr.field.Original;
import inr.field.tiled.TiledIndex;
import inr.field.tiled.TiledModel;
import inr.io.SignalFormatException;
import inr.io.media.MediaOptions;
import inr.io.model.ModelFile;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;

/**
 * The fit of a tile, on an executor, unless its model is there and whole.
 *
 * @param files of the cluster
 * @param folder of the tiled model
 * @param name of the whole picture's file
 * @param sha256 of that file
 * @param settings of the fits, made where they are used
 */
record TileTask(
    ClusterFiles files, String folder, String name, String sha256, SettingsSource settings)
    implements Function<String, TileTask.Fitted> {
  /** Folder of the windows that the driver has cut. */
  static final String CUTS = "_cut";

  /** Gives the settings; what crosses to executors is plain text. */
  interface SettingsSource extends Serializable {
    FitSettings settings();
  }

  /** A tile's file. */
  record Fitted(String key, long bytes, String sha256, boolean now) implements Serializable {
    TiledIndex.Tile entry() {
      return new TiledIndex.Tile(key, bytes, sha256, 0);
    }
  }

  /** Where the window of a key lies. */
  static String cut(String folder, String key) {
    return folder + "/" + CUTS + "/" + key + ".png";
  }

  /** The window of a key as the driver cut it. */
  static Original window(
      ClusterFiles files, String folder, String key, String name, String sha256, Path local)
      throws IOException {
    Original cut = Original.read(files.copy(cut(folder, key), local), MediaOptions.of());
    return new Original(cut.signal(), name, sha256, List.of());
  }

  @Override
  public Fitted call(String key) throws IOException {
    String file = TiledIndex.Tile.file(key);
    try (LocalFolder local = LocalFolder.make()) {
      if (files.exists(folder + "/" + file)) {
        try {
          Path there = files.copy(folder + "/" + file, local.path());
          ModelFile.read(there);
          return fitted(key, there, false);
        } catch (SignalFormatException | ChecksumException damaged) {
          files.delete(folder + "/" + file);
          Files.deleteIfExists(local.path().resolve(file));
        }
      }
      Original window = window(files, folder, key, name, sha256, local.path());
      byte[] model =
          settings.settings().fit(window).threads(TaskContext.get().cpus()).run().toBytes();
      files.write(folder, file, model);
      Path written = local.path().resolve(file);
      Files.write(written, model);
      return fitted(key, written, true);
    }
  }

  private static Fitted fitted(String key, Path file, boolean now) throws IOException {
    TiledIndex.Tile entry = TiledModel.entry(key, file, 0);
    return new Fitted(key, entry.bytes(), entry.sha256(), now);
  }
}
