package inr.sampling;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The batches of one fit, whether its sampler looks at errors or not: the sampler beside what it
 * has seen last.
 *
 * <p>An engine asks before each step whether the sampler looks, if so writes the errors of all
 * points, says that it did, and then takes the batch. All that a later step reads is in {@link
 * #arrays}.
 */
public final class Selection {
  /** Name of the errors that were looked at last. */
  public static final String ERRORS = "looked.errors";

  /** Name of the places of points that walk. */
  public static final String WALKERS = "walkers";

  private final Sampler sampler;
  private final List<Integer> samples;
  private final int channels;
  private final long seed;
  private final float[] errors;
  private final Optional<Walkers> walkers;
  private int[] order = {};

  /**
   * Of a fit that has not begun.
   *
   * @param points N, the product of {@code samples}
   * @param channels C of a point
   */
  public Selection(Sampler sampler, List<Integer> samples, int points, int channels, long seed) {
    this.sampler = sampler;
    this.samples = samples;
    this.channels = channels;
    this.seed = seed;
    this.errors =
        sampler instanceof Sampler.Looking
            ? new float[Math.multiplyExact(points, channels)]
            : new float[] {};
    this.walkers =
        sampler instanceof Sampler.SoftMining mining
            ? Optional.of(new Walkers(mining, samples, channels, seed))
            : Optional.empty();
  }

  /** Whether the sampler looks at the errors of all points before a step. */
  public boolean looks(long step) {
    return sampler instanceof Sampler.Looking looking && looking.looks(step);
  }

  /** All points. */
  public Batch all() {
    return new Sampler.FullGrid().batch(0, samples, seed);
  }

  /** Place of the errors {@code [N, C]}, prediction − target in training units, to be written. */
  public float[] errors() {
    return errors;
  }

  /** Says that the errors are others than before. */
  public void looked() {
    order = new int[] {};
  }

  /** The points of a step; points that walk go on by one step. */
  public Batch batch(long step) {
    if (walkers.isPresent()) {
      return walkers.get().step(step, errors);
    }
    if (!(sampler instanceof Sampler.Ordering ordering)) {
      return sampler.batch(step, samples, seed);
    }
    if (order.length == 0) {
      order = ordering.order(errors, samples, channels, ordering.lastLook(step));
    }
    return ordering.batch(step, order, seed);
  }

  /** Whether points of a batch have weights. */
  public boolean weighs() {
    return walkers.isPresent();
  }

  /**
   * What the slope of a point counts; of a sampler that weighs.
   *
   * @param index in the batch that was taken last
   */
  public double weight(int index) {
    return walkers.orElseThrow().weight(index);
  }

  /** What is kept from step to step, by name: the arrays themselves. */
  public Map<String, float[]> arrays() {
    Map<String, float[]> arrays = new TreeMap<>();
    if (sampler instanceof Sampler.Looking) {
      arrays.put(ERRORS, errors);
    }
    walkers.ifPresent(walking -> arrays.put(WALKERS, walking.places()));
    return arrays;
  }
}
