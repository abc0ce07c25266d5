package inr.cli;

import inr.io.image.PictureRows;
import inr.io.image.PictureStream;
import inr.signal.Medium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Rows that are computed, a few at a time, as a picture from top to bottom. */
final class RenderedRows implements PictureStream {
  private final PictureRows source;
  private final Medium.Picture medium;
  private final Runnable end;
  private final int rowSamples;
  private final int[] window;
  private final int[] row;
  private final int windowRows;
  private int next;

  /**
   * All rows of a source.
   *
   * @param windowRows how many are computed at a time
   * @param end called at the end
   */
  RenderedRows(PictureRows source, int windowRows, Medium.Picture medium, Runnable end) {
    this.source = source;
    this.medium = medium;
    this.end = end;
    this.windowRows = Math.min(windowRows, medium.height());
    rowSamples = medium.width() * medium.channels();
    window = new int[this.windowRows * rowSamples];
    row = new int[rowSamples];
  }

  @Override
  public Medium.Picture medium() {
    return medium;
  }

  @Override
  public int[] next() throws IOException {
    int place = next % windowRows;
    if (place == 0) {
      try {
        source.read(next, Math.min(windowRows, medium.height() - next), window);
      } catch (UncheckedIOException unreadable) {
        throw unreadable.getCause();
      }
    }
    next++;
    System.arraycopy(window, place * rowSamples, row, 0, rowSamples);
    return row;
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public void close() {
    end.run();
  }
}
