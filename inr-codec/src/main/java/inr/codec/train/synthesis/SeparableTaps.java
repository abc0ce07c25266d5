package inr.codec.train.synthesis;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A symmetric filter, applied to rows and then to columns, as lists of taps; edges are repeated.
 *
 * <p>{@link #horizontal} has for each phase of the output and each shift from −{@link #reach} on
 * which of the four parameters applies, −1 for none. Doubling: out[2m] and out[2m + 1] are the two
 * phases. For each row of the output {@link #sources} lists the rows that it is made of and {@link
 * #sourceTaps} their parameters; {@link #users} and {@link #userTaps} are the same lists by rows of
 * the input.
 *
 * <p>The kernel k₀ k₁ k₂ k₃ k₃ k₂ k₁ k₀ of a transposed convolution with stride 2 gives out[2m] =
 * k₀x[m−2] + k₂x[m−1] + k₃x[m] + k₁x[m+1] and out[2m+1] = k₁x[m−1] + k₃x[m] + k₂x[m+1] + k₀x[m+2].
 */
final class SeparableTaps {
  /** Parameters of a filter. */
  static final int PARAMETERS = 4;

  private static final int[][] DOUBLING = {{0, 2, 3, 1, -1}, {-1, 1, 3, 2, 0}};
  private static final int[][] FILTER = {{0, 1, 2, 3, 2, 1, 0}};

  final int[][] horizontal;
  final int reach;
  final int[][] sources;
  final int[][] sourceTaps;
  final int[][] users;
  final int[][] userTaps;

  private SeparableTaps(int[][] horizontal, int heightIn, int heightOut) {
    this.horizontal = horizontal;
    reach = horizontal[0].length / 2;
    int phases = horizontal.length;
    sources = new int[heightOut][];
    sourceTaps = new int[heightOut][];
    users = new int[heightIn][0];
    userTaps = new int[heightIn][0];
    for (int j = 0; j < heightOut; j++) {
      int[] phase = horizontal[j % phases];
      int middle = j / phases;
      int[] shifts = IntStream.range(0, phase.length).filter(s -> phase[s] >= 0).toArray();
      sources[j] =
          IntStream.of(shifts)
              .map(s -> Math.min(Math.max(middle + s - reach, 0), heightIn - 1))
              .toArray();
      sourceTaps[j] = IntStream.of(shifts).map(s -> phase[s]).toArray();
      for (int t = 0; t < sources[j].length; t++) {
        int r = sources[j][t];
        users[r] = append(users[r], j);
        userTaps[r] = append(userTaps[r], sourceTaps[j][t]);
      }
    }
  }

  /** Doubling of a plane of {@code heightIn} rows to {@code heightOut}. */
  static SeparableTaps doubling(int heightIn, int heightOut) {
    return new SeparableTaps(DOUBLING, heightIn, heightOut);
  }

  /** The filter of seven taps. */
  static SeparableTaps filter(int height) {
    return new SeparableTaps(FILTER, height, height);
  }

  private static int[] append(int[] list, int element) {
    int[] longer = Arrays.copyOf(list, list.length + 1);
    longer[list.length] = element;
    return longer;
  }
}
