package inr.io.image;

import inr.signal.Medium;
import java.io.IOException;
import java.util.List;

/**
 * A picture from top to bottom, of which a few rows are held at a time; so it may have more samples
 * than an index can tell apart.
 */
public interface PictureStream extends AutoCloseable {
  /** Size, channels and depth. */
  Medium.Picture medium();

  /**
   * The next row, asked for as often as there are rows.
   *
   * @return width·channels stored numbers from 0 on, maybe with more behind them; overwritten by
   *     the next call
   * @throws inr.io.SignalFormatException if the data is damaged or ends too early
   * @throws IOException if the disk fails
   */
  int[] next() throws IOException;

  /** What was changed on the way to these numbers, complete when all rows were read. */
  List<String> notes();

  @Override
  void close() throws IOException;
}
