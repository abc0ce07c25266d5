package inr.encoding;

import inr.network.NetworkSpec;

/** Networks whose slopes are 0: square waves have none, and so nothing behind them has one. */
public final class Flat {
  private Flat() {}

  /** Whether a network is one. */
  public static boolean is(NetworkSpec network) {
    return network.encoding() instanceof Encoding.ShiftedBasis basis
        && basis.curve() == ShiftedCurve.SQUARE;
  }
}
