package inr.sampling;

import inr.random.CounterRandom;
import java.util.BitSet;
import java.util.List;

/**
 * Which points a step sees.
 *
 * <p>Points are those of a signal: {@code samples} along each axis of its grid, slowest first, or
 * one axis of all points where there is no grid.
 */
public sealed interface Sampler
    permits Sampler.FullGrid,
        Sampler.RandomBatches,
        Sampler.Stratified,
        Sampler.Interleaved,
        Sampler.Patches,
        Sampler.Looking {
  /** The points of step {@code step} (from 0). */
  Batch batch(long step, List<Integer> samples, long seed);

  /** Most points of a step. */
  int batchPoints(List<Integer> samples);

  /** Steps that see every point once, or as many as there are. */
  long stepsPerEpoch(List<Integer> samples);

  /** The same sampler for a fit of {@code steps} steps, if it changes over them. */
  default Sampler over(long steps) {
    return this;
  }

  /** Points in the order in which they lie, so that what is near in memory stays so. */
  private static Batch inPlace(BitSet chosen) {
    return Batch.of(chosen.stream().toArray());
  }

  private static int points(List<Integer> samples) {
    int points = 1;
    for (int axis : samples) {
      points = Math.multiplyExact(points, axis);
    }
    return points;
  }

  /** Every point in every step, in grid order. */
  record FullGrid() implements Sampler {
    @Override
    public Batch batch(long step, List<Integer> samples, long seed) {
      return new AllPoints(points(samples));
    }

    @Override
    public int batchPoints(List<Integer> samples) {
      return points(samples);
    }

    @Override
    public long stepsPerEpoch(List<Integer> samples) {
      return 1;
    }
  }

  /**
   * Random points without replacement within an epoch; a new order each epoch (see {@link
   * Permutation}), the last batch of an epoch may be smaller.
   *
   * @param batchSize points of a step, at least 1
   */
  record RandomBatches(int batchSize) implements Sampler {
    public RandomBatches {
      requireBatch(batchSize);
    }

    @Override
    public Batch batch(long step, List<Integer> samples, long seed) {
      int points = points(samples);
      long position = step % stepsPerEpoch(samples) * batchSize;
      return new OrderedPoints(
          new Permutation(points, seed, epoch(step, samples)),
          position,
          (int) Math.min(batchSize, points - position));
    }

    /** How often all points have been seen before a step. */
    public long epoch(long step, List<Integer> samples) {
      return step / stepsPerEpoch(samples);
    }

    @Override
    public int batchPoints(List<Integer> samples) {
      return Math.min(batchSize, points(samples));
    }

    @Override
    public long stepsPerEpoch(List<Integer> samples) {
      return ((long) points(samples) + batchSize - 1) / batchSize;
    }
  }

  /**
   * One random point of each block of the grid, in grid order: points lie evenly, and what is near
   * in memory stays so. Over an epoch a block's points take turns, each block in another order.
   *
   * @param side samples of a block along each axis, at least 1; blocks at the far border are cut
   */
  record Stratified(int side) implements Sampler {
    public Stratified {
      requireSide(side);
    }

    @Override
    public Batch batch(long step, List<Integer> samples, long seed) {
      long steps = stepsPerEpoch(samples);
      long turn = new Permutation(steps, seed, step / steps).at(step % steps);
      return new BlockPoints(samples, side, new CounterRandom(seed, CounterRandom.BLOCKS), turn);
    }

    @Override
    public int batchPoints(List<Integer> samples) {
      int blocks = 1;
      for (int axis : samples) {
        blocks *= (axis + side - 1) / side;
      }
      return blocks;
    }

    @Override
    public long stepsPerEpoch(List<Integer> samples) {
      return turns(side, samples);
    }
  }

  /**
   * Every {@code stride}-th point along every axis, from another first point each step; large grids
   * in parts of consecutive such points. An epoch has all points, in a new order.
   *
   * @param stride at least 1; an axis of fewer samples has its number of samples instead
   * @param batchSize most points of a step, at least 1
   */
  record Interleaved(int stride, int batchSize) implements Sampler {
    public Interleaved {
      requireSide(stride);
      requireBatch(batchSize);
    }

    @Override
    public Batch batch(long step, List<Integer> samples, long seed) {
      long steps = stepsPerEpoch(samples);
      long turn = new Permutation(steps, seed, step / steps).at(step % steps);
      int parts = parts(samples);
      return StridedPoints.of(samples, stride, turn / parts, (int) (turn % parts), parts);
    }

    /** Points of the largest set of every stride-th. */
    private long largest(List<Integer> samples) {
      long points = 1;
      for (int axis : samples) {
        int step = Math.min(stride, axis);
        points *= (axis + step - 1) / step;
      }
      return points;
    }

    /** As many that none is empty. */
    private int parts(List<Integer> samples) {
      long smallest = 1;
      for (int axis : samples) {
        smallest *= axis / Math.min(stride, axis);
      }
      return (int) Math.min(smallest, (largest(samples) + batchSize - 1) / batchSize);
    }

    @Override
    public int batchPoints(List<Integer> samples) {
      int parts = parts(samples);
      return (int) ((largest(samples) + parts - 1) / parts);
    }

    @Override
    public long stepsPerEpoch(List<Integer> samples) {
      return turns(stride, samples) * parts(samples);
    }
  }

  /**
   * Boxes of neighbours, drawn anew each step: what losses of structure compare. Boxes may overlap,
   * so a point may come more than once. Starts are drawn from half a box before the grid to half a
   * box before its end and moved into it, so that its border is seen, too.
   *
   * @param side samples of a box along each axis, 2 to 2²⁴; an axis of fewer samples has all of
   *     them
   * @param count boxes of a step, 1 to 2²⁴, which together have no more points than that
   */
  record Patches(int side, int count) implements Sampler {
    private static final int MOST = 1 << 24;

    public Patches {
      if (side < 2 || side > MOST || count < 1 || count > MOST) {
        throw new IllegalArgumentException(
            "sampler draws "
                + count
                + " patches of "
                + side
                + " samples; 1 to 16777216 of 2 to 16777216 are accepted");
      }
    }

    /** 4 boxes of 64 samples along each axis. */
    public static Patches of() {
      return new Patches(64, 4);
    }

    /** Samples of a box along each axis. */
    public List<Integer> sides(List<Integer> samples) {
      return samples.stream().map(axis -> Math.min(side, axis)).toList();
    }

    @Override
    public Batch batch(long step, List<Integer> samples, long seed) {
      return Boxes.of(samples, sides(samples), count, new CounterRandom(seed, step));
    }

    /**
     * Points of all boxes.
     *
     * @throws IllegalArgumentException if they are more than 2²⁴
     */
    @Override
    public int batchPoints(List<Integer> samples) {
      long points = (long) count * points(sides(samples));
      if (points > MOST) {
        throw new IllegalArgumentException(
            "sampler draws "
                + points
                + " points, which are "
                + count
                + " patches of "
                + sides(samples)
                + " samples; at most "
                + MOST
                + " are accepted, so take a smaller count or side");
      }
      return (int) points;
    }

    @Override
    public long stepsPerEpoch(List<Integer> samples) {
      int batch = batchPoints(samples);
      return ((long) points(samples) + batch - 1) / batch;
    }
  }

  /**
   * A sampler that looks at the errors of all points now and then and prefers large ones. Its loss
   * is that of the points that it chose, so it tells nothing of all of them.
   *
   * <p>A look costs a way forward of all points, about a third of a step on as many.
   */
  sealed interface Looking extends Sampler permits Ordering, SoftMining {
    /** Whether the errors of all points are looked at before a step; true for step 0. */
    boolean looks(long step);

    /** The step before which, or before that of an earlier one, errors were looked at last. */
    default long lastLook(long step) {
      long look = step;
      while (!looks(look)) {
        look--;
      }
      return look;
    }

    /** All points, as long as none has been looked at. */
    @Override
    default Batch batch(long step, List<Integer> samples, long seed) {
      return new AllPoints(points(samples));
    }

    @Override
    default int batchPoints(List<Integer> samples) {
      return points(samples);
    }
  }

  /** A sampler that puts all points in an order by their errors and takes batches from its end. */
  sealed interface Ordering extends Looking {
    /**
     * All points, those that are wanted most last.
     *
     * @param errors {@code [N, C]}, prediction − target of each point and channel: read
     * @param samples along each axis
     * @param lookedAt the step before which these errors were looked at
     */
    int[] order(float[] errors, List<Integer> samples, int channels, long lookedAt);

    /** The points of a step, of the order that was made last. */
    Batch batch(long step, int[] order, long seed);
  }

  /**
   * INT, nonparametric teaching: the ⌊r N⌋ points of the largest Σ_c |e_c|, anew at each look. The
   * loss is their plain mean. Between two looks points and number stay as they are.
   *
   * <p>The source reports the PSNR of what it predicted at the last look, and the best of all; here
   * a score is of the parameters as they are.
   *
   * @param start r₀, in (0, 1]
   * @param growth of r
   * @param looks when errors are looked at
   * @param steps T of the fit, at least 1; a plan stretches it
   * @see <a href="https://arxiv.org/abs/2405.10531">Zhang et al. 2024</a>
   */
  record NonparametricTeaching(double start, Growth growth, Looks looks, long steps)
      implements Ordering {
    public NonparametricTeaching {
      requireRatio("nonparametric-teaching", start, steps);
    }

    /** From a fifth in ten stages, at growing intervals: what the authors publish. */
    public static NonparametricTeaching of() {
      return new NonparametricTeaching(0.2, Growth.STEP, Looks.INCREMENTAL, 1);
    }

    @Override
    public NonparametricTeaching over(long other) {
      return new NonparametricTeaching(start, growth, looks, other);
    }

    @Override
    public boolean looks(long step) {
      return looks.before(step, steps);
    }

    @Override
    public int[] order(float[] errors, List<Integer> samples, int channels, long lookedAt) {
      float[] scores = new float[errors.length / channels];
      for (int i = 0; i < scores.length; i++) {
        double sum = 0;
        for (int c = 0; c < channels; c++) {
          sum += Math.abs((double) errors[i * channels + c]);
        }
        scores[i] = (float) sum;
      }
      return Ranking.ascending(scores);
    }

    @Override
    public Batch batch(long step, int[] order, long seed) {
      double ratio = growth.ratio(start, lastLook(step), steps);
      int count = (int) Math.max(1, (long) (ratio * order.length));
      return inPlace(Ranking.last(order, count));
    }

    @Override
    public long stepsPerEpoch(List<Integer> samples) {
      return epoch(growth, start);
    }
  }

  /**
   * EVOS, an evolutionary selector: all points where k mod I_k = 1 (k from 1), where errors are
   * looked at; in between the (r − μ)N fittest points by {@link Crossover} and μN drawn anew from
   * the others, with μ = r₀/2. I_k falls evenly over the fit.
   *
   * <p>In the first part of the fit, and in steps that look, edges·(Δê)² is part of the loss, its
   * mean over the points of the step: ê is the error where the step has the point, else what it was
   * when it was looked at. Such a step passes the network twice on the way forward.
   *
   * <p>The source takes errors and step from one pass; here the look is a pass of its own, at one
   * step of some 75. Its Laplacians are those of grey pictures on black ground, ours the mean over
   * channels of {@link GridLaplacian}.
   *
   * @param start r₀, in (0, 1]
   * @param growth of r
   * @param edges weight of the second fitness, that of (Δe)²; 0 leaves it out
   * @param frequencies part of the fit in which (Δê)² is in the loss, 0 to 1; 0 leaves it out
   * @param longest I at the start, at least {@code shortest}
   * @param shortest I at the end, at least 2
   * @param steps T of the fit, at least 1; a plan stretches it
   * @see <a href="https://arxiv.org/abs/2412.10153">Zhang et al. 2025</a>
   */
  record Evolutionary(
      double start,
      Growth growth,
      double edges,
      double frequencies,
      int longest,
      int shortest,
      long steps)
      implements Ordering {
    /** 1e-5 on the scale of 0 to 255, for a training range of [−1, 1]. */
    private static final double USUAL_EDGES = 1e-5 * 127.5 * 127.5;

    public Evolutionary {
      requireRatio("evolutionary", start, steps);
      if (!(edges >= 0 && edges < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "evolutionary has edges " + edges + "; 0 or a positive number is needed");
      }
      if (!(frequencies >= 0 && frequencies <= 1)) {
        throw new IllegalArgumentException(
            "evolutionary has frequencies " + frequencies + "; 0 to 1 are accepted");
      }
      if (shortest < 2 || longest < shortest) {
        throw new IllegalArgumentException(
            "evolutionary looks every "
                + longest
                + " to "
                + shortest
                + " steps; at least 2, and no more at the end than at the start, are needed");
      }
    }

    /**
     * Half of the points, every 100 to 50 steps, frequencies in 1,500 of 5,000: what the authors
     * publish.
     */
    public static Evolutionary of() {
      return new Evolutionary(0.5, Growth.CONSTANT, USUAL_EDGES, 0.3, 100, 50, 1);
    }

    @Override
    public Evolutionary over(long other) {
      return new Evolutionary(start, growth, edges, frequencies, longest, shortest, other);
    }

    /** The same with other points and another part of the fit that sees frequencies. */
    public Evolutionary with(double otherStart, Growth otherGrowth, double otherFrequencies) {
      return new Evolutionary(
          otherStart, otherGrowth, edges, otherFrequencies, longest, shortest, steps);
    }

    /** Whether (Δê)² is in the loss of a step. */
    public boolean seesFrequencies(long step) {
      return edges > 0 && frequencies > 0 && (step < frequencies * steps || looks(step));
    }

    @Override
    public boolean looks(long step) {
      long number = step + 1;
      double progress = (double) Math.min(number, steps) / steps;
      long interval = (long) (longest - (longest - shortest) * progress);
      return number % interval == 1;
    }

    /** (r − μ)N of a step. */
    private int fittest(long step, int points) {
      double ratio = growth.ratio(start, step, steps) - start / 2;
      return (int) Math.max(0, (long) (ratio * points));
    }

    @Override
    public int[] order(float[] errors, List<Integer> samples, int channels, long lookedAt) {
      int count = fittest(lookedAt, errors.length / channels);
      return new Crossover(samples, channels, edges).order(errors, count);
    }

    @Override
    public Batch batch(long step, int[] order, long seed) {
      int points = order.length;
      if (looks(step)) {
        return new AllPoints(points);
      }
      int count = fittest(step, points);
      BitSet chosen = Ranking.last(order, count);
      int others = points - count;
      int drawn = (int) Math.max(1, (long) (start / 2 * points));
      Permutation draw = new Permutation(others, seed, step);
      for (int i = 0; i < Math.min(drawn, others); i++) {
        chosen.set(order[(int) draw.at(i)]);
      }
      return inPlace(chosen);
    }

    @Override
    public long stepsPerEpoch(List<Integer> samples) {
      return epoch(growth, start);
    }
  }

  /**
   * Soft mining: points that walk uphill on ℓ, the mean over channels of |e|, by Langevin's rule,
   * in samples along each axis,
   *
   * <pre>x ← x + pull·∇log max(ℓ, 10⁻⁴) + noise·n,  n ~ N(0, 1)</pre>
   *
   * of which each step sees the nearest samples. Anew at random places begin, in each step, a tenth
   * of them by chance, those of the lowest tenth of ℓ and those that have left the signal. Slopes
   * of a point are weighted by ℓ^−r, no more than mean + deviation of all such weights and no less
   * than 0.2, with r = min(k/1000, correction): 1 would undo the choice, 0 mines as hard as it can.
   *
   * <p>The source takes ∇ log ℓ by the network's own derivatives, and places of edges to begin
   * anew; here ℓ is that of the last look at all points, ∇ its differences between neighbours,
   * places are uniform, and units are samples.
   *
   * @param part of all points that walk, more than 0 and at most 1
   * @param pull 0 or more
   * @param noise 0 or more
   * @param correction most r, 0 to 1
   * @param interval steps from look to look, at least 1
   * @see <a href="https://arxiv.org/abs/2312.00075">Kheradmand et al. 2024</a>
   */
  record SoftMining(double part, double pull, double noise, double correction, int interval)
      implements Looking {
    public SoftMining {
      if (!(part > 0 && part <= 1) || !(correction >= 0 && correction <= 1) || interval < 1) {
        throw new IllegalArgumentException(
            "soft mining of a part of "
                + part
                + " with correction "
                + correction
                + ", looking every "
                + interval
                + " steps; a part up to 1, a correction of 0 to 1 and at least every step are accepted");
      }
      if (!(pull >= 0 && pull < Double.POSITIVE_INFINITY)
          || !(noise >= 0 && noise < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "soft mining has pull "
                + pull
                + " and noise "
                + noise
                + "; 0 or positive numbers are needed");
      }
    }

    /** Half of the points, pull and noise 1, correction 0.6, a look every 20 steps. */
    public static SoftMining of() {
      return new SoftMining(0.5, 1, 1, 0.6, 20);
    }

    @Override
    public boolean looks(long step) {
      return step % interval == 0;
    }

    /** How many points walk. */
    @Override
    public int batchPoints(List<Integer> samples) {
      return (int) Math.max(1, (long) (part * points(samples)));
    }

    @Override
    public long stepsPerEpoch(List<Integer> samples) {
      return Math.max(1, Math.round(1 / part));
    }
  }

  private static long epoch(Growth growth, double start) {
    return Math.max(1, Math.round(1 / growth.mean(start)));
  }

  private static void requireRatio(String sampler, double start, long steps) {
    if (!(start > 0 && start <= 1)) {
      throw new IllegalArgumentException(
          sampler + " starts with a part of " + start + "; more than 0 and at most 1 is needed");
    }
    if (steps < 1) {
      throw new IllegalArgumentException(
          sampler + " is over " + steps + " steps; at least 1 is needed");
    }
  }

  /** Points of a block that may not be longer than an axis. */
  private static long turns(int side, List<Integer> samples) {
    long turns = 1;
    for (int axis : samples) {
      turns *= Math.min(side, axis);
    }
    return turns;
  }

  private static void requireBatch(int points) {
    if (points < 1) {
      throw new IllegalArgumentException("batch of " + points + " points; at least 1 is needed");
    }
  }

  private static void requireSide(int side) {
    if (side < 1 || side > 1 << 10) {
      throw new IllegalArgumentException(
          "sampler has blocks of " + side + " samples; 1 to 1024 are accepted");
    }
  }
}
