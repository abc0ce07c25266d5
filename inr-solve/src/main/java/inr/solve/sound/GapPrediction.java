package inr.solve.sound;

import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Gaps by autoregression, gap by gap: several times a model of the samples around a gap, then what
 * it makes of those that are missing.
 *
 * @param name short name
 * @param order of the model at 44.1 kHz, at other rates in proportion
 * @param context samples of the window around a gap, in orders
 * @param rounds how often
 * @param model how the model is found
 */
record GapPrediction(String name, int order, int context, int rounds, LinearPrediction.Model model)
    implements SoundMethod<GapFilling> {
  private static final double RATE = 44_100;
  private static final int LEAST_ORDER = 8;

  /** A gap is at most this part of its window. */
  private static final int GAPS = 4;

  /** Order 512, models by autocorrelation. */
  static GapPrediction janssen() {
    return new GapPrediction("janssen", 512, 16, 5, LinearPrediction::byAutocorrelation);
  }

  /** Order 1024, models by Burg's recursion. */
  static GapPrediction burg() {
    return new GapPrediction("burg", 1024, 8, 3, LinearPrediction::byBurg);
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public Waves solve(GapFilling problem, Workers workers, IntConsumer done) {
    Waves start = problem.start();
    int scaled = (int) Math.max(LEAST_ORDER, Math.rint(order * (start.rate() / RATE)));
    boolean[] missing = problem.wanted(0);
    List<int[]> gaps = gaps(missing);
    List<double[]> channels = new ArrayList<>();
    for (double[] known : start.channels()) {
      double[] solved = known.clone();
      workers.run(gaps.size(), (worker, g) -> fill(known, missing, scaled, gaps.get(g), solved));
      channels.add(solved);
    }
    return new Waves(channels, start.rate());
  }

  /** First and last place of each gap, the last not of it any more. */
  private static List<int[]> gaps(boolean[] missing) {
    List<int[]> gaps = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= missing.length; i++) {
      if (i == missing.length || !missing[i]) {
        if (i > from) {
          gaps.add(new int[] {from, i});
        }
        from = i + 1;
      }
    }
    return gaps;
  }

  private void fill(double[] known, boolean[] missing, int scaled, int[] gap, double[] solved) {
    int from = gap[0];
    int to = gap[1];
    int window = Math.max(context * scaled, GAPS * (to - from));
    int low = Math.max(0, (from + to - window) / 2);
    int high = (int) Math.min(known.length, (long) low + window);
    double[] x = new double[high - low];
    boolean[] without = new boolean[x.length];
    System.arraycopy(known, low, x, 0, x.length);
    System.arraycopy(missing, low, without, 0, x.length);
    int[] places = Bounds.places(without);
    int p = Math.min(scaled, x.length / 2);
    for (int round = 0; round < rounds; round++) {
      LinearPrediction.interpolate(x, places, model.of(x, p));
    }
    System.arraycopy(x, from - low, solved, from, to - from);
  }
}
