package inr.field.tiled;

import inr.io.InputFile;
import inr.io.Output;
import inr.io.Sha256;
import inr.io.SignalFormatException;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.io.plan.JsonText;
import inr.io.plan.RecordJson;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A picture as a folder of models: {@value #INDEX} and a file for each tile. Nothing but the index
 * is read until a tile is asked for, and only the tiles used last are kept.
 *
 * <p>Used by one thread at a time.
 */
public final class TiledModel {
  /** Name of the index in the folder. */
  public static final String INDEX = "index.json";

  /** Ending of the folder's name. */
  public static final String ENDING = ".inrt";

  private static final long MOST_INDEX_BYTES = 128L << 20;

  /** Bytes of parameters that are kept; at least those of one tile. */
  private static final long KEPT_BYTES = 64L << 20;

  private static final int USUAL_ENTRIES = 16;

  private final Path folder;
  private final TiledIndex index;
  private final Tiling tiling;
  private final Map<String, Model> kept = new LinkedHashMap<>(USUAL_ENTRIES, 0.75f, true);
  private long keptBytes;

  private TiledModel(Path folder, TiledIndex index) {
    this.folder = folder;
    this.index = index;
    this.tiling = index.tiling();
  }

  /** Whether a path is meant to be a tiled model; of one that cannot be read its reader tells. */
  public static boolean recognises(Path folder) {
    return Files.isDirectory(folder)
        && (Files.exists(folder.resolve(INDEX))
            || String.valueOf(folder.getFileName()).endsWith(ENDING));
  }

  /**
   * Reads the index.
   *
   * @throws SignalFormatException if there is none, or it is not whole, or of another version
   */
  public static TiledModel open(Path folder) throws IOException {
    Path file = folder.resolve(INDEX);
    long length = InputFile.check(file, "the index of a tiled model");
    if (length > MOST_INDEX_BYTES) {
      throw new SignalFormatException(
          file, "has " + length + " bytes; at most " + MOST_INDEX_BYTES + " are read");
    }
    try {
      return new TiledModel(folder, index(Files.readAllBytes(file)));
    } catch (IllegalArgumentException | ArithmeticException wrong) {
      throw new SignalFormatException(file, String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /** The model of an index that has not been written, or not yet measured. */
  public static TiledModel of(Path folder, TiledIndex index) {
    return new TiledModel(folder, index);
  }

  /** Writes an index, in place of an older one; it appears whole or not at all. */
  public static void write(Path folder, TiledIndex index) throws IOException {
    byte[] text = bytes(index);
    Output.write(folder.resolve(INDEX), true, file -> file.write(text));
  }

  /** The bytes of the file of an index. */
  public static byte[] bytes(TiledIndex index) {
    return (JsonText.write(RecordJson.toTree(TiledIndex.class, index)) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The entry of a tile file that has been written. */
  public static TiledIndex.Tile entry(String key, Path file, double squaredError)
      throws IOException {
    return new TiledIndex.Tile(key, Files.size(file), Sha256.of(file), squaredError);
  }

  /**
   * What the bytes of such a file say.
   *
   * @throws IllegalArgumentException if they are not whole, or of another version
   */
  public static TiledIndex index(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return RecordJson.fromTree(TiledIndex.class, JsonText.read(text));
  }

  /** Where it lies. */
  public Path folder() {
    return folder;
  }

  /** What its index holds. */
  public TiledIndex index() {
    return index;
  }

  /** How it is cut. */
  public Tiling tiling() {
    return tiling;
  }

  /**
   * The model of a tile.
   *
   * @throws SignalFormatException if its file is missing, another one than the index names, or not
   *     of this place
   */
  public Model tile(int number) throws IOException {
    TiledIndex.Tile entry = index.tiles().get(number);
    Model known = kept.get(entry.key());
    Model model = known == null ? read(entry) : known;
    requirePlace(number, model);
    if (known == null) {
      keep(entry.key(), model);
    }
    return model;
  }

  private Model read(TiledIndex.Tile entry) throws IOException {
    Path file = folder.resolve(entry.file());
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new SignalFormatException(
          file, "is not there as a file, though the index names it; fit the picture again");
    }
    if (Files.size(file) != entry.bytes() || !Sha256.of(file).equals(entry.sha256())) {
      throw new SignalFormatException(
          file, "is not the file that the index names (its SHA-256 differs); fit it again");
    }
    return ModelFile.read(file);
  }

  private void requirePlace(int number, Model model) throws IOException {
    Window window = tiling.window(number);
    Medium.Picture wanted =
        new Medium.Picture(
            window.width(),
            window.height(),
            index.picture().channels(),
            index.picture().bitDepth());
    if (!model.medium().equals(wanted)) {
      throw new SignalFormatException(
          folder.resolve(index.tiles().get(number).file()),
          "is of a " + model.medium().text() + " but tile " + number + " is a " + wanted.text());
    }
  }

  private void keep(String key, Model model) {
    kept.put(key, model);
    keptBytes += bytes(model);
    Iterator<Model> oldest = kept.values().iterator();
    while (keptBytes > KEPT_BYTES && kept.size() > 1) {
      keptBytes -= bytes(oldest.next());
      oldest.remove();
    }
  }

  private static long bytes(Model model) {
    return (long) Float.BYTES * model.parameters().values().length;
  }
}
