package inr.codec.lossless;

import inr.codec.entropy.SymbolReader;
import inr.signal.Medium;

/** Reads what {@link LosslessWriter} wrote, row by row. */
public final class LosslessReader {
  private final SymbolReader in;
  private final PixelModel model;

  /** A reader of the bytes from {@code from} to {@code to}. */
  public LosslessReader(Medium.Picture medium, byte[] bytes, int from, int to) {
    in = new SymbolReader(bytes, from, to);
    model = new PixelModel(medium, in);
  }

  /** Puts the samples of the next row behind {@code from}, those of a pixel together. */
  public void row(short[] samples, int from) {
    model.row(samples, from);
  }

  /** Whether all rows were read and the stream ended with them; else it is damaged. */
  public boolean complete() {
    return in.complete();
  }
}
