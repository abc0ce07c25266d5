package inr.cli;

import inr.io.image.PictureRows;
import inr.io.image.PictureStream;
import inr.signal.Medium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Rows that are computed, a few at a time, as a picture from top to bottom. What computes them is
 * set up for the first row, so that a picture may be opened for its size alone.
 */
final class RenderedRows implements PictureStream {
  private final Medium.Picture medium;
  private final Setup setup;
  private final int rowSamples;
  private final int[] row;
  private Optional<Source> source = Optional.empty();
  private int windowRows;
  private int[] window = {};
  private int next;

  /** Sets up what computes rows. */
  @FunctionalInterface
  interface Setup {
    Source begin() throws IOException;
  }

  /**
   * What computes rows.
   *
   * @param rows all of them
   * @param windowRows how many are computed at a time
   * @param end called at the end
   */
  record Source(PictureRows rows, int windowRows, Runnable end) {}

  /** All rows of a picture. */
  RenderedRows(Medium.Picture medium, Setup setup) {
    this.medium = medium;
    this.setup = setup;
    rowSamples = medium.width() * medium.channels();
    row = new int[rowSamples];
  }

  @Override
  public Medium.Picture medium() {
    return medium;
  }

  @Override
  public int[] next() throws IOException {
    PictureRows rows = begun().rows();
    int place = next % windowRows;
    if (place == 0) {
      try {
        rows.read(next, Math.min(windowRows, medium.height() - next), window);
      } catch (UncheckedIOException unreadable) {
        throw unreadable.getCause();
      }
    }
    next++;
    System.arraycopy(window, place * rowSamples, row, 0, rowSamples);
    return row;
  }

  private Source begun() throws IOException {
    if (source.isEmpty()) {
      Source begun = setup.begin();
      source = Optional.of(begun);
      windowRows = Math.min(begun.windowRows(), medium.height());
      window = new int[windowRows * rowSamples];
    }
    return source.get();
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public void close() {
    source.ifPresent(begun -> begun.end().run());
  }
}
