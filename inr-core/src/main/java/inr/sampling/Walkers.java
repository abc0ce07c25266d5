package inr.sampling;

import inr.random.CounterRandom;
import java.util.BitSet;
import java.util.List;

/**
 * The points that walk for {@link Sampler.SoftMining}, one step after the other, on ℓ as it was
 * looked at last.
 */
final class Walkers {
  private static final double LEAST_ERROR = 1e-4;
  private static final double ANEW = 0.1;
  private static final double LEAST_WEIGHT = 0.2;
  private static final double RAMP = 1000;

  /** Where numbers of noise begin, beyond those of chances and places. */
  private static final long NORMALS = 1L << 40;

  private final Sampler.SoftMining sampler;
  private final int[] samples;
  private final int channels;
  private final long seed;
  private final float[] at;
  private final float[] weights;

  /** Those of a fit that has not begun. */
  Walkers(Sampler.SoftMining sampler, List<Integer> samples, int channels, long seed) {
    this.sampler = sampler;
    this.samples = samples.stream().mapToInt(Integer::intValue).toArray();
    this.channels = channels;
    this.seed = seed;
    int count = sampler.batchPoints(samples);
    this.at = new float[count * this.samples.length];
    this.weights = new float[count];
  }

  /** Places, {@code [walkers, D]}, in samples from the first: the array itself. */
  float[] places() {
    return at;
  }

  /** Of the batch that was taken last. */
  double weight(int walker) {
    return weights[walker];
  }

  /**
   * Moves all of them, and gives the nearest samples.
   *
   * @param errors {@code [N, C]}: read
   */
  Batch step(long step, float[] errors) {
    int dimensions = samples.length;
    int[] points = new int[weights.length];
    BitSet anew = step == 0 ? all() : lowest(errors);
    CounterRandom random = new CounterRandom(seed, step);
    for (int j = 0; j < points.length; j++) {
      long draw = (1L + dimensions) * j;
      boolean stays = !anew.get(j) && random.uniform(draw) >= ANEW && walk(j, errors, random, draw);
      if (!stays) {
        for (int d = 0; d < dimensions; d++) {
          double place = random.uniform(draw + 1 + d) * samples[d] - 0.5;
          at[j * dimensions + d] = (float) place;
        }
      }
      points[j] = nearest(j);
    }
    weigh(points, errors, step);
    return Batch.of(points);
  }

  private BitSet all() {
    BitSet all = new BitSet();
    all.set(0, weights.length);
    return all;
  }

  private BitSet lowest(float[] errors) {
    float[] scores = new float[weights.length];
    for (int j = 0; j < scores.length; j++) {
      scores[j] = (float) error(errors, nearest(j));
    }
    int[] order = Ranking.ascending(scores);
    BitSet lowest = new BitSet();
    for (int i = 0; i < (int) (ANEW * order.length); i++) {
      lowest.set(order[i]);
    }
    return lowest;
  }

  /** Whether it is still inside; if not, its place is senseless. */
  private boolean walk(int j, float[] errors, CounterRandom random, long draw) {
    int dimensions = samples.length;
    int here = nearest(j);
    boolean inside = true;
    int stride = 1;
    for (int d = dimensions - 1; d >= 0; d--) {
      int along = here / stride % samples[d];
      int before = along == 0 ? here : here - stride;
      int after = along == samples[d] - 1 ? here : here + stride;
      int apart = (after - before) / stride;
      double uphill =
          apart == 0 ? 0 : (logarithm(errors, after) - logarithm(errors, before)) / apart;
      double noise = sampler.noise() * random.normal(NORMALS + draw + d);
      double moved = at[j * dimensions + d] + sampler.pull() * uphill + noise;
      inside &= moved >= -0.5 && moved < samples[d] - 0.5;
      at[j * dimensions + d] = (float) moved;
      stride *= samples[d];
    }
    return inside;
  }

  private int nearest(int j) {
    int point = 0;
    for (int d = 0; d < samples.length; d++) {
      long along = (long) Math.rint(at[j * samples.length + d]);
      point = point * samples[d] + (int) Math.max(0, Math.min(samples[d] - 1, along));
    }
    return point;
  }

  private double error(float[] errors, int point) {
    double sum = 0;
    for (int c = 0; c < channels; c++) {
      sum += Math.abs((double) errors[point * channels + c]);
    }
    return sum / channels;
  }

  private double logarithm(float[] errors, int point) {
    return StrictMath.log(Math.max(error(errors, point), LEAST_ERROR));
  }

  private void weigh(int[] points, float[] errors, long step) {
    double power = Math.min(step / RAMP, sampler.correction());
    double sum = 0;
    double squares = 0;
    for (int j = 0; j < points.length; j++) {
      double weight = StrictMath.exp(-power * logarithm(errors, points[j]));
      weights[j] = (float) weight;
      sum += weight;
      squares += weight * weight;
    }
    double mean = sum / points.length;
    double most = mean + Math.sqrt(Math.max(0, squares / points.length - mean * mean));
    for (int j = 0; j < points.length; j++) {
      weights[j] = (float) Math.max(LEAST_WEIGHT, Math.min(most, weights[j]));
    }
  }
}
