package inr.solve.sound;

import java.util.Arrays;

/**
 * What is known of some samples of a channel: x[places[k]] lies in [low[k], high[k]], and is known
 * where both are equal.
 *
 * @param places which samples, in rising order
 * @param low least values; −∞ where there is none
 * @param high largest values; +∞ where there is none
 */
public record Bounds(int[] places, double[] low, double[] high) {
  /** Samples that are known. */
  public static Bounds known(int[] places, double[] values) {
    return new Bounds(places, values, values);
  }

  /** The places of what is true. */
  static int[] places(boolean[] of) {
    int[] places = new int[of.length];
    int count = 0;
    for (int i = 0; i < of.length; i++) {
      if (of[i]) {
        places[count++] = i;
      }
    }
    return Arrays.copyOf(places, count);
  }

  /** Whether there is one value only. */
  public boolean isKnown(int k) {
    return low[k] == high[k];
  }

  /** The nearest value that is possible. */
  public double nearest(int k, double value) {
    return Math.min(Math.max(value, low[k]), high[k]);
  }

  /** Only those that are known. */
  public Bounds known() {
    boolean[] known = new boolean[places.length];
    for (int k = 0; k < known.length; k++) {
      known[k] = isKnown(k);
    }
    int[] chosen = places(known);
    return known(
        Arrays.stream(chosen).map(k -> places[k]).toArray(),
        Arrays.stream(chosen).mapToDouble(k -> low[k]).toArray());
  }
}
