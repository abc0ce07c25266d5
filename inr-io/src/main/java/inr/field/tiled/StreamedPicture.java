package inr.field.tiled;

import inr.io.InputRoom;
import inr.io.Sha256;
import inr.io.SignalFormatException;
import inr.io.image.PictureStream;
import inr.io.media.MediaOptions;
import inr.io.media.MediaReader;
import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** A picture file that is read from top to bottom, with the rows of one row of tiles at hand. */
final class StreamedPicture implements TileSource {
  private final Path file;
  private final MediaOptions options;
  private final Medium.Picture picture;

  /** Those of the beginning, until all rows were read once. */
  private List<String> notes;

  private final Stamp stamp;
  private final String sha256;

  /** What tells a file that was written to: when, and its bytes. */
  private record Stamp(FileTime changed, long size) {
    static Stamp of(Path file) throws IOException {
      return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
    }
  }

  private StreamedPicture(Path file, MediaOptions options, PictureStream stream, Stamp stamp)
      throws IOException {
    this.file = file;
    this.options = options;
    picture = stream.medium();
    notes = List.copyOf(stream.notes());
    this.stamp = stamp;
    sha256 = Sha256.of(file);
    requireUnchanged();
  }

  /** None if it is not large, or not of a kind whose rows come one by one. */
  static Optional<TileSource> of(Path file, MediaOptions options) throws IOException {
    Stamp stamp = Stamp.of(file);
    Optional<PictureStream> stream = MediaReader.stream(file, options);
    if (stream.isEmpty()) {
      return Optional.empty();
    }
    try (PictureStream rows = stream.get()) {
      return options.storage().allowsArrayOf(rows.medium())
          ? Optional.empty()
          : Optional.of(new StreamedPicture(file, options, rows, stamp));
    }
  }

  @Override
  public Medium.Picture picture() {
    return picture;
  }

  @Override
  public String name() {
    return String.valueOf(file.getFileName());
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public void walk(Tiling tiling, IntPredicate wanted, Visitor visitor) throws IOException {
    int columns = tiling.columns().parts();
    int last = tiling.tiles() - 1;
    while (last >= 0 && !wanted.test(last)) {
      last--;
    }
    if (last < 0) {
      return;
    }
    new InputRoom(file, options.storage(), options.budget())
        .take(RowBand.bytes(tiling.rows(), picture));
    try (PictureStream rows = open();
        RowBand band = RowBand.of(tiling.rows(), picture, options.storage())) {
      int y = 0;
      for (int r = 0; r <= tiling.row(last); r++) {
        int end = tiling.rows().windowFirst(r) + tiling.rows().windowSize(r);
        while (y < end) {
          band.put(y++, rows.next());
        }
        for (int tile = r * columns; tile < (r + 1) * columns; tile++) {
          if (wanted.test(tile)) {
            visitor.tile(tile, Cutting.of(this, tiling.window(tile), band::read));
          }
        }
      }
      if (y == picture.height()) {
        notes = List.copyOf(rows.notes());
      }
    }
    requireUnchanged();
  }

  private PictureStream open() throws IOException {
    requireUnchanged();
    PictureStream rows =
        MediaReader.stream(file, options)
            .orElseThrow(() -> new SignalFormatException(file, "is another file now"));
    if (!rows.medium().equals(picture)) {
      rows.close();
      throw new SignalFormatException(file, "is another file now");
    }
    return rows;
  }

  private void requireUnchanged() throws IOException {
    if (!Stamp.of(file).equals(stamp)) {
      throw new SignalFormatException(
          file, "was changed while its tiles were fitted; run the same again");
    }
  }
}
