package inr.io.image;

import inr.signal.Medium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.stream.ImageInputStream;

/** The rows of a file that is decoded as they are asked for. */
final class DecodedRows implements PictureStream {
  private final Path file;
  private final PictureFormat format;
  private final ImageInputStream in;
  private final PixelChanges changes;
  private final int[] row;

  /**
   * Rows of which none was read.
   *
   * @param in closed with this
   */
  DecodedRows(Path file, PictureFormat format, ImageInputStream in, PixelChanges changes) {
    this.file = file;
    this.format = format;
    this.in = in;
    this.changes = changes;
    row = changes.row();
  }

  @Override
  public Medium.Picture medium() {
    return changes.medium();
  }

  @Override
  public int[] next() throws IOException {
    return PictureReader.inWords(
        file,
        format,
        () -> {
          changes.next(row);
          return row;
        });
  }

  @Override
  public List<String> notes() {
    return changes.notes();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
