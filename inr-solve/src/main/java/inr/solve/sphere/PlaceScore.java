package inr.solve.sphere;

import inr.solve.partial.PartialSignal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well labels of places are told, by whether values are above a threshold.
 *
 * @param accuracy share of the places that are told right
 * @param bands the same between latitudes of 0, 30, 60 and 90 degrees, of both hemispheres; NaN of
 *     those without places
 * @param intersection places above the threshold by both, as a part of those that are so by one
 */
public record PlaceScore(double accuracy, List<Double> bands, double intersection) {
  private static final int BANDS = 3;

  /** Degrees of a band. */
  public static final int BAND = 30;

  /** The score of what was asked for. */
  public static PlaceScore of(
      PartialSignal problem, double[] truth, double[] values, double threshold) {
    int[] asked = problem.asked();
    Places places = Places.of(problem.at(asked));
    boolean[] known = new boolean[asked.length];
    boolean[] told = new boolean[asked.length];
    for (int i = 0; i < asked.length; i++) {
      known[i] = truth[asked[i]] > threshold;
      told[i] = values[asked[i]] > threshold;
    }
    return of(places, known, told);
  }

  /** The score of labels of places. */
  public static PlaceScore of(Places places, boolean[] truth, boolean[] told) {
    int[] right = new int[BANDS];
    int[] all = new int[BANDS];
    int both = 0;
    int either = 0;
    for (int i = 0; i < truth.length; i++) {
      int band = (int) Math.min(BANDS - 1, Math.abs(places.latitudes()[i]) / BAND);
      all[band]++;
      right[band] += truth[i] == told[i] ? 1 : 0;
      both += truth[i] && told[i] ? 1 : 0;
      either += truth[i] || told[i] ? 1 : 0;
    }
    return new PlaceScore(
        (double) IntStream.of(right).sum() / truth.length,
        IntStream.range(0, BANDS).mapToObj(b -> (double) right[b] / all[b]).toList(),
        either == 0 ? 1 : (double) both / either);
  }
}
