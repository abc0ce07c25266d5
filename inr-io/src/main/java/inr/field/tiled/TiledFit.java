package inr.field.tiled;

import inr.field.Fit;
import inr.field.FitSettings;
import inr.field.Original;
import inr.io.Output;
import inr.io.SignalFormatException;
import inr.io.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fits a picture in tiles into a folder, measures what came of it, and writes the index last.
 *
 * <p>A tile's file is named by what is fitted and how, see {@link FitSettings#key}, so one that is
 * there and whole is not fitted again: who was interrupted runs the same once more. Used once;
 * {@link #stop} may come from any thread.
 */
public final class TiledFit {
  private final Path folder;
  private final TileSource source;
  private final Tiling tiling;
  private final FitSettings settings;
  private final int threads;
  private final int jobs;
  private final TileWatch watch;
  private final Set<Fit> running = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;
  private int done;

  /**
   * A fit that has not begun.
   *
   * @param folder of the model; made if it is not there
   * @param source what is fitted
   * @param settings of the fits
   * @param threads that all fits share
   * @param jobs fits at a time, at least 1
   * @param watch sees how it goes on
   */
  public TiledFit(
      Path folder,
      TileSource source,
      Tiling tiling,
      FitSettings settings,
      int threads,
      int jobs,
      TileWatch watch) {
    this.folder = folder;
    this.source = source;
    this.tiling = tiling;
    this.settings = settings.of(source.picture());
    this.threads = threads;
    this.jobs = Math.max(1, Math.min(jobs, threads));
    this.watch = watch;
  }

  /** Asks {@link #run} to end; what is finished by then stays. */
  public void stop() {
    stopped = true;
    running.forEach(Fit::stop);
  }

  /**
   * Fits, measures and writes.
   *
   * @throws CancellationException after {@link #stop}
   * @throws IOException if a file cannot be read or written
   * @throws RuntimeException as {@link Fit#run}
   */
  public TiledResult run() throws IOException {
    Files.createDirectories(folder);
    Optional<TiledIndex> former = former();
    List<String> keys = new ArrayList<>();
    source.walk(
        tiling,
        tile -> true,
        (tile, window) -> {
          check();
          keys.add(settings.key(Cutting.sha256(window)));
          watch.tiles(TileWatch.Work.READ, tile + 1, tiling.tiles());
        });
    Map<String, Integer> missing = missing(keys);
    fit(missing, keys);
    List<TiledIndex.Tile> entries = new ArrayList<>();
    for (String key : keys) {
      entries.add(TiledModel.entry(key, file(key), 0));
    }
    TiledModel model = TiledModel.of(folder, TiledIndex.of(source, tiling, entries));
    List<TileMeasure> measures = measure(model, keys);
    TiledIndex index = model.index().measured(measures);
    TiledModel.write(folder, index);
    if (former.isPresent()) {
      removeWhatIsLeft(former.get(), keys);
    }
    return new TiledResult(
        index, missing.size(), new HashSet<>(keys).size(), Seam.of(index, measures));
  }

  private Path file(String key) {
    return folder.resolve(TiledIndex.Tile.file(key));
  }

  /** Key ↦ a tile of it, for all whose file is not there or not whole. */
  private Map<String, Integer> missing(List<String> keys) throws IOException {
    Map<String, Integer> missing = new LinkedHashMap<>();
    for (int tile = 0; tile < keys.size(); tile++) {
      missing.putIfAbsent(keys.get(tile), tile);
    }
    for (String key : new HashSet<>(keys)) {
      check();
      if (Files.exists(file(key)) && isWhole(file(key))) {
        missing.remove(key);
      }
    }
    return missing;
  }

  /** Whether a file holds a model; its checksum tells. */
  static boolean isWhole(Path file) throws IOException {
    try {
      ModelFile.read(file);
      return true;
    } catch (SignalFormatException damaged) {
      return false;
    }
  }

  private void fit(Map<String, Integer> missing, List<String> keys) throws IOException {
    Set<Integer> tiles = new HashSet<>(missing.values());
    try (TileWorkers workers = new TileWorkers(jobs)) {
      try {
        source.walk(
            tiling,
            tile -> {
              check();
              return tiles.contains(tile);
            },
            (tile, window) -> {
              requireKey(keys.get(tile), window);
              workers.take(
                  () -> {
                    fit(keys.get(tile), window, tiles.size());
                    return tile;
                  });
            });
        workers.finish();
      } catch (IOException | RuntimeException | Error failed) {
        stop();
        throw failed;
      }
    }
  }

  /** A source may change between walks; then its samples belong to no key that is known. */
  private void requireKey(String key, Original window) throws IOException {
    if (!settings.key(Cutting.sha256(window)).equals(key)) {
      throw new IOException(
          source.name() + ": was changed while its tiles were fitted; run the same again");
    }
  }

  private void fit(String key, Original window, int all) throws IOException {
    check();
    Fit fit = settings.fit(window).threads(Math.max(1, threads / jobs));
    running.add(fit);
    try {
      if (stopped) {
        fit.stop();
      }
      byte[] model = fit.run().toBytes();
      check();
      Output.write(file(key), true, file -> file.write(model));
    } finally {
      running.remove(fit);
    }
    synchronized (this) {
      watch.tiles(TileWatch.Work.FIT, ++done, all);
    }
  }

  private List<TileMeasure> measure(TiledModel model, List<String> keys) throws IOException {
    List<TileMeasure> measures = new ArrayList<>();
    source.walk(
        tiling,
        tile -> true,
        (tile, cut) -> {
          requireKey(keys.get(tile), cut);
          Window window = tiling.window(tile);
          Pixels original = Pixels.of(cut, window.x(), window.y());
          measures.add(TileMeasure.of(model, tile, original, threads, this::check));
          watch.tiles(TileWatch.Work.MEASURE, tile + 1, tiling.tiles());
        });
    return measures;
  }

  private void check() {
    if (stopped) {
      throw new CancellationException("stopped");
    }
  }

  private Optional<TiledIndex> former() throws IOException {
    if (!Files.exists(folder.resolve(TiledModel.INDEX))) {
      return Optional.empty();
    }
    try {
      return Optional.of(TiledModel.open(folder).index());
    } catch (SignalFormatException damaged) {
      return Optional.empty();
    }
  }

  /** Tiles of the index that was replaced. */
  private void removeWhatIsLeft(TiledIndex former, List<String> keys) throws IOException {
    Set<String> needed = new HashSet<>(keys);
    for (TiledIndex.Tile tile : former.tiles()) {
      if (!needed.contains(tile.key())) {
        Files.deleteIfExists(file(tile.key()));
      }
    }
  }
}
