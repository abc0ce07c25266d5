package inr.solve.frames;

import inr.parallel.Workers;
import inr.solve.FieldAnswer;
import inr.solve.SplineThrough;
import inr.solve.partial.PartialMethod;
import inr.solve.partial.PartialSignal;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Each pixel by itself: a frame is Σ w·known frame, with weights of the times alone. Times are the
 * slowest axis of the grid.
 *
 * @param way to the weights
 */
public record FrameBlend(Way way) implements PartialMethod {
  /** What weights are. */
  public enum Way {
    /** The frame that is nearest in time, the earlier of two. */
    NEAREST("nearest"),
    /** Straight lines in time; halfway it is the mean of both neighbours. */
    MEAN("mean"),
    /** The spline of {@link SplineThrough}; of at least four known frames. */
    CUBIC("cubic");

    private final String word;

    Way(String word) {
      this.word = word;
    }
  }

  /** Those that so many known frames have, the simplest first. */
  public static List<PartialMethod> all(int known) {
    return Stream.of(Way.values())
        .filter(way -> way != Way.CUBIC || known >= SplineThrough.FEWEST)
        .<PartialMethod>map(FrameBlend::new)
        .toList();
  }

  @Override
  public String name() {
    return way.word;
  }

  @Override
  public int steps() {
    return 0;
  }

  @Override
  public FieldAnswer solve(PartialSignal problem, Workers workers, IntConsumer done) {
    int frames = problem.signal().coordinates().samples().get(0);
    int points = problem.known().length / frames;
    int numbers = points * problem.channels();
    int[] known = IntStream.range(0, frames).filter(t -> problem.known()[t * points]).toArray();
    double[][] weights = weights(known, frames);
    double[] values = new double[frames * numbers];
    workers.run(
        frames,
        (worker, t) -> {
          for (int k = 0; k < known.length; k++) {
            double weight = weights[t][k];
            for (int i = 0; weight != 0 && i < numbers; i++) {
              values[t * numbers + i] +=
                  weight * problem.signal().samples().get(known[k] * numbers + i);
            }
          }
        });
    return FieldAnswer.of(values);
  }

  /** Of each frame, the weight of each known one. */
  private double[][] weights(int[] known, int frames) {
    double[][] weights = new double[frames][known.length];
    double[] drawn = new double[frames];
    for (int k = 0; k < known.length; k++) {
      if (way == Way.CUBIC) {
        double[] unit = new double[known.length];
        unit[k] = 1;
        SplineThrough.draw(known, unit, drawn);
      }
      for (int t = 0; t < frames; t++) {
        weights[t][k] = way == Way.CUBIC ? drawn[t] : weight(known, k, t);
      }
    }
    return weights;
  }

  private double weight(int[] known, int k, int t) {
    int before = k == 0 ? Integer.MIN_VALUE : known[k - 1];
    int after = k + 1 == known.length ? Integer.MAX_VALUE : known[k + 1];
    boolean outside = k == 0 && t <= known[k] || k + 1 == known.length && t >= known[k];
    if (outside || t == known[k]) {
      return 1;
    }
    if (t <= before || t >= after) {
      return 0;
    }
    int neighbour = t < known[k] ? before : after;
    double near = 1 - (double) Math.abs(t - known[k]) / Math.abs(neighbour - known[k]);
    boolean mine = near > 0.5 || near == 0.5 && t > known[k];
    return way == Way.MEAN ? near : mine ? 1 : 0;
  }
}
