package inr.field.tiled;

import inr.field.Original;
import inr.io.media.MediaOptions;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** A picture that is cut into the windows of its tiles, as often as they are needed. */
public interface TileSource {
  /** Size, channels and depth of the whole. */
  Medium.Picture picture();

  /** Name of its file, without folders; empty if it came from none. */
  String name();

  /** SHA-256 of that file; empty if there was none. */
  String sha256();

  /**
   * What was changed on the way to its samples, one short line each; complete when all tiles were
   * cut.
   */
  List<String> notes();

  /** Gets windows. */
  @FunctionalInterface
  interface Visitor {
    /**
     * The next tile.
     *
     * @param window its window, see {@link Cutting#of}; the visitor's from now on
     */
    void tile(int tile, Original window) throws IOException;
  }

  /**
   * Cuts tiles in their order.
   *
   * @param wanted tiles that are cut; the others are left out
   * @throws IOException if the file cannot be read, or has been changed since it was first read
   */
  void walk(Tiling tiling, IntPredicate wanted, Visitor visitor) throws IOException;

  /** A picture that is in memory, or in a mapped file. */
  static TileSource of(Original whole) {
    return new WholePicture(whole, Cutting.picture(whole));
  }

  /**
   * A picture file. One that is large and whose rows come one by one is never held: it is read anew
   * for each walk, and may have any number of samples.
   *
   * @throws IllegalArgumentException if it holds no picture of integers
   * @throws inr.io.SignalFormatException if it is missing, damaged or of a kind that is not read
   * @throws IOException if the disk fails or is full
   */
  static TileSource read(Path file, MediaOptions options) throws IOException {
    Optional<TileSource> streamed = StreamedPicture.of(file, options);
    return streamed.isPresent() ? streamed.get() : of(Original.read(file, options));
  }
}
