package inr.codec.lossless;

import inr.codec.entropy.SymbolReader;
import inr.signal.Medium;
import java.util.Iterator;
import java.util.List;

/** Reads what {@link LosslessWriter} wrote, row by row. */
public final class LosslessReader {
  private final Iterator<Stripe> stripes;
  private final PixelModel model;
  private SymbolReader in;
  private int rowsLeft;
  private boolean complete = true;

  /** A reader of stripes, of which there is at least one. */
  public LosslessReader(Medium.Picture medium, List<Stripe> stripes) {
    model = new PixelModel(medium);
    this.stripes = stripes.iterator();
    Stripe first = this.stripes.next();
    rowsLeft = first.rows();
    in = stream(first);
  }

  private static SymbolReader stream(Stripe stripe) {
    return new SymbolReader(stripe.bytes(), stripe.from(), stripe.to());
  }

  /** Puts the samples of the next row behind {@code from}, those of a pixel together. */
  public void row(short[] samples, int from) {
    if (rowsLeft == 0) {
      Stripe next = stripes.next();
      rowsLeft = next.rows();
      in = stream(next);
    }
    model.row(in, samples, from);
    rowsLeft--;
    if (rowsLeft == 0) {
      complete &= in.complete();
    }
  }

  /** Whether each stream so far ended with its last row; else it is damaged. */
  public boolean complete() {
    return complete;
  }
}
