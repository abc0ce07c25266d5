package inr.solve.shape;

import inr.backend.Objective;
import inr.grid.Grid;
import inr.grid.ScatteredPoints;
import inr.loss.Loss;
import inr.network.NetworkSpec;
import inr.optimizer.Schedule;
import inr.parallel.Workers;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.random.CounterRandom;
import inr.sampling.Batch;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.solve.FieldTraining;
import inr.solve.TrainedField;
import java.util.function.IntConsumer;

/**
 * A network that is negative inside of a solid and positive outside.
 *
 * @param aim what it learns from
 * @param width features of its three sine layers
 * @param steps of its training
 * @param seed of its beginning and of all points
 */
public record ShapeField(Aim aim, int width, int steps, long seed) {
  /** Points of the cube that training draws from, and points near or on the surface. */
  private static final int CUBE = 60_000;

  private static final int SURFACE = 20_000;

  /** Logits for a unit of distance. */
  private static final double STEEPNESS = 10;

  /** Standard deviation of the points that are near the surface. */
  private static final double NEAR = 0.05;

  /** What is known of the solid. */
  public enum Aim {
    /** Whether points are inside: cross-entropy of the logit −10 f. */
    OCCUPANCY(20, 1e-3, 3000, 1000),
    /** Distances d of points: (f − d)². */
    SDF(15, 3e-3, 3000, 1000),
    /**
     * Points of the surface with normals n and nothing else: 3000 |f| and 100 (1 − cos(∇f, n))
     * there, 100 e^(−100 |f|) elsewhere, 50 | |∇f| − 1 | everywhere.
     *
     * @see <a href="https://arxiv.org/abs/2006.09661">Sitzmann et al. 2020, section 4.2</a>
     */
    EIKONAL(15, 1e-3, 1000, 500);

    private final double omega;
    private final double rate;
    private final int cube;
    private final int surface;

    Aim(double omega, double rate, int cube, int surface) {
      this.omega = omega;
      this.rate = rate;
      this.cube = cube;
      this.surface = surface;
    }
  }

  public ShapeField {
    if (width < 1 || steps < 1) {
      throw new IllegalArgumentException(
          "field has width " + width + " and " + steps + " steps; at least 1 each is needed");
    }
  }

  /** Width 64, 500 steps. */
  public static ShapeField of(Aim aim, long seed) {
    return new ShapeField(aim, 64, 500, seed);
  }

  /** Learns a solid of which all is known. */
  public TrainedField train(Solid solid, Workers workers, IntConsumer done) {
    if (aim == Aim.EIKONAL) {
      return train(cloud(solid), workers, done);
    }
    CounterRandom random = new CounterRandom(seed, CounterRandom.BLOCKS);
    double[] places = cube(SURFACE);
    float[] known = new float[CUBE + SURFACE];
    Cloud cloud = cloud(solid);
    double[] at = new double[3];
    for (int i = 0; i < known.length; i++) {
      if (i >= CUBE) {
        double[] on = cloud.numbers()[i - CUBE];
        for (int d = 0; d < 3; d++) {
          double moved = on[d] + NEAR * random.normal(3L * i + d);
          places[3 * i + d] = Math.max(-1, Math.min(1, moved));
        }
      }
      System.arraycopy(places, 3 * i, at, 0, 3);
      known[i] = (float) solid.distance(at);
    }
    return train(places, known, new double[0][], workers, done);
  }

  /** Points of its surface that a field of this seed learns from. */
  public Cloud cloud(Solid solid) {
    return Cloud.of(solid, SURFACE, seed);
  }

  /** Learns what lies behind points of a surface. */
  public TrainedField train(Cloud cloud, Workers workers, IntConsumer done) {
    int count = cloud.numbers().length;
    double[] places = cube(count);
    for (int i = 0; i < count; i++) {
      System.arraycopy(cloud.numbers()[i], 0, places, 3 * (CUBE + i), 3);
    }
    return train(places, new float[CUBE + count], cloud.numbers(), workers, done);
  }

  private double[] cube(int more) {
    CounterRandom random = new CounterRandom(seed, CounterRandom.ENCODING - 1);
    double[] places = new double[3 * (CUBE + more)];
    for (int i = 0; i < 3 * CUBE; i++) {
      places[i] = 2 * random.uniform(i) - 1;
    }
    return places;
  }

  private TrainedField train(
      double[] places, float[] known, double[][] surface, Workers workers, IntConsumer done) {
    Signal signal =
        new Signal(
            new ScatteredPoints(3, places),
            new Medium.Field(1),
            new Samples.Floats(known),
            ValueRange.symmetric(-1, 1));
    NetworkSpec network = Siren.network(3, 1, 3, width, aim.omega, aim.omega);
    TrainingPlan plan =
        TrainingPlan.of(network, aim.rate, seed)
            .withLoss(aim == Aim.EIKONAL ? Loss.Eikonal.of() : new Loss.MeanSquaredError())
            .withSchedule(Schedule.Exponential.of())
            .lasting(steps);
    try (FieldTraining training = new FieldTraining(plan, signal, workers, done)) {
      for (int step = 0; step < steps; step++) {
        Batch draw = draw(step, known.length - CUBE);
        training.step(draw, objective(draw, known, surface));
      }
      return training.field();
    }
  }

  /** Points of the cube, then of the surface or near it. */
  private Batch draw(int step, int surface) {
    CounterRandom random = new CounterRandom(seed, step);
    int[] points = new int[aim.cube + aim.surface];
    for (int i = 0; i < points.length; i++) {
      double part = random.uniform(i);
      points[i] = i < aim.cube ? (int) (part * CUBE) : CUBE + (int) (part * surface);
    }
    return Batch.of(points);
  }

  private Objective objective(Batch draw, float[] known, double[][] surface) {
    return switch (aim) {
      case OCCUPANCY -> (f, slopes) -> crossEntropy(draw, known, f, slopes);
      case SDF -> (f, slopes) -> squares(draw, known, f, slopes);
      case EIKONAL -> (f, slopes) -> eikonal(draw, surface, f, slopes);
    };
  }

  /** Mean of log(1 + e^(−s)), s the logit with the sign of the truth. */
  private static double crossEntropy(Batch draw, float[] known, double[] f, double[] slopes) {
    double sum = 0;
    for (int i = 0; i < f.length; i++) {
      double sign = known[draw.point(i)] < 0 ? -1 : 1;
      double s = sign * STEEPNESS * f[i];
      sum += Math.max(0, -s) + StrictMath.log1p(StrictMath.exp(-Math.abs(s)));
      slopes[i] = -sign * STEEPNESS / (1 + StrictMath.exp(s)) / f.length;
    }
    return sum / f.length;
  }

  private static double squares(Batch draw, float[] known, double[] f, double[] slopes) {
    double sum = 0;
    for (int i = 0; i < f.length; i++) {
      double off = f[i] - known[draw.point(i)];
      sum += off * off;
      slopes[i] = 2 * off / f.length;
    }
    return sum / f.length;
  }

  /** Four numbers of a point: f and its gradient. All terms are shares of all points. */
  private double eikonal(Batch draw, double[][] surface, double[] f, double[] slopes) {
    int points = draw.points();
    double sum = 0;
    for (int i = 0; i < points; i++) {
      int at = 4 * i;
      double magnitude = Math.abs(f[at]);
      double sign = Math.signum(f[at]);
      double length =
          Math.sqrt(f[at + 1] * f[at + 1] + f[at + 2] * f[at + 2] + f[at + 3] * f[at + 3]);
      double safe = Math.max(length, 1e-12);
      sum += 50 * Math.abs(length - 1);
      for (int d = 1; d <= 3; d++) {
        slopes[at + d] = 50 * Math.signum(length - 1) * f[at + d] / safe;
      }
      if (i < aim.cube) {
        double far = 100 * StrictMath.exp(-100 * magnitude);
        sum += far;
        slopes[at] = -100 * far * sign;
      } else {
        double[] on = surface[draw.point(i) - CUBE];
        double cosine = (f[at + 1] * on[3] + f[at + 2] * on[4] + f[at + 3] * on[5]) / safe;
        sum += 3000 * magnitude + 100 * (1 - cosine);
        slopes[at] = 3000 * sign;
        for (int d = 1; d <= 3; d++) {
          slopes[at + d] -= 100 * (on[2 + d] - cosine * f[at + d] / safe) / safe;
        }
      }
      for (int d = 0; d <= 3; d++) {
        slopes[at + d] /= points;
      }
    }
    return sum / points;
  }

  /** What the tangent planes of a cloud say on a grid. */
  public static double[] tangentPlanes(Cloud cloud, Grid grid, Workers workers) {
    double[] values = new double[Math.toIntExact(grid.points())];
    workers.runStretches(
        values.length,
        1024,
        (worker, from, to) -> {
          double[] at = new double[3];
          for (int n = from; n < to; n++) {
            grid.coordinates(n, at);
            values[n] = cloud.tangentDistance(at);
          }
        });
    return values;
  }
}
