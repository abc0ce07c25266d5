package inr.solve;

import inr.grid.Coordinates;
import inr.grid.Grid;
import inr.network.NetworkSpec;
import inr.operator.ForwardOperator;
import inr.operator.LocalOperator;
import inr.operator.RowSizes;
import inr.operator.Scaled;
import inr.operator.Shape;
import inr.optimizer.Schedule;
import inr.parallel.Workers;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.signal.Medium;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * A SIREN that is trained through the operator: L = ‖A f − y‖²/m + variation·mean |∇f|, rows of A
 * having length 1 in the mean and numbers a range of 1, see {@link OperatorLoss}; total variation
 * is for grids of one or two axes. Where the noise is known it ends at the discrepancy rms(A f − y)
 * ≤ noise, which is looked at every {@value #LOOK_EVERY} steps, or less often where these see fewer
 * points than a look does.
 *
 * <p>A step draws measurements where each number is in few rows, or rows are short. Where long rows
 * overlap, as those of a blur do, a row seen alone costs as many points as there are in it, and the
 * whole shares them: of a Gaussian with σ = 1.5, 24 measurements see a quarter of all points of 128
 * x 128, and 80 such steps end 5 dB below 80 of the whole.
 *
 * @param hiddenLayers how many sine layers it has
 * @param width of each layer
 * @param omega of all layers; by the measurements if empty, see {@link #omega(long, Coordinates)}
 * @param rate of Adam, which falls to a tenth; at most the largest number of 32 bits
 * @param variation weight of the total variation
 * @param steps at most, at least 1
 * @param seed of its parameters and of what is drawn
 */
public record SirenField(
    int hiddenLayers,
    int width,
    Optional<Double> omega,
    double rate,
    double variation,
    int steps,
    long seed)
    implements Method<Problem> {
  private static final int LOOK_EVERY = 10;

  /** Points that the measurements of a step see, if they see no point twice. */
  private static final long POINTS = 4096;

  /** Rows that a number is in, in the mean, up to which measurements are drawn. */
  private static final long FEW_ROWS = 4;

  /** Numbers that a row has, in the mean, up to which measurements are drawn however many rows. */
  private static final long SHORT_ROW = 32;

  /** ω of SIREN, which is for as many measurements as numbers. */
  private static final double FULL_OMEGA = 30;

  private static final double LEAST_OMEGA = 5;

  public SirenField {
    double turns = omega.orElse(FULL_OMEGA);
    boolean positive = hiddenLayers > 0 && width > 0 && steps > 0 && rate > 0 && turns > 0;
    boolean finite = Double.isFinite(rate) && Double.isFinite(turns) && Double.isFinite(variation);
    if (!positive || !finite || !(variation >= 0)) {
      throw new IllegalArgumentException(
          "field has "
              + hiddenLayers
              + " layers of width "
              + width
              + ", ω "
              + omega.map(String::valueOf).orElse("by the measurements")
              + ", rate "
              + rate
              + ", "
              + steps
              + " steps and total variation "
              + variation
              + "; positive numbers, and 0 or more of the last, are needed");
    }
    // What a network or a plan refuses is refused here, whatever the coordinates and channels.
    NetworkSpec network = Siren.network(2, 1, hiddenLayers, width, turns, turns);
    TrainingPlan.of(network, rate, seed).network().layout();
  }

  @Override
  public String name() {
    return "siren";
  }

  /**
   * ω that m measurements of n numbers in D dimensions bear: on a grid 30·(m/n)^(1/D), from 5 to
   * 30; of scattered points a quarter of the side of a grid of as many, from 3 to 30, as for tables
   * of places. What turns faster between them is told by none.
   */
  public static double omega(long measurements, Coordinates points) {
    double numbers = (double) points.points();
    double count = Math.min((double) measurements, numbers);
    double dimension = points.dimensions();
    if (points instanceof Grid) {
      double share = StrictMath.pow(count / numbers, 1 / dimension);
      return Math.max(LEAST_OMEGA, FULL_OMEGA * share);
    }
    double side = StrictMath.pow(count, 1 / dimension);
    return Math.min(FULL_OMEGA, Siren.omegaOfPlaces(side));
  }

  @Override
  public Planes solve(Problem problem, Workers workers, IntConsumer done) {
    return answer(problem, workers, done).planes();
  }

  @Override
  public PictureAnswer answer(Problem problem, Workers workers, IntConsumer done) {
    Shape shape = problem.shape();
    List<double[]> black =
        problem.measured().stream().map(channel -> new double[shape.size()]).toList();
    Signal signal = new Planes(shape, black, problem.colours()).signal();
    double peak = ((Medium.Picture) signal.medium()).peak();
    Training training =
        new Training(
            problem.operator(),
            problem.measured(),
            problem.noise(),
            signal,
            signal.range().per(peak));
    TrainedField field = training.run(workers, done);
    double[] stored = field.values(signal.coordinates(), workers);
    Arrays.setAll(stored, i -> stored[i] / peak);
    List<double[]> channels = channels(stored, black.size());
    return new PictureAnswer(new Planes(shape, channels, problem.colours()), Optional.of(field));
  }

  /**
   * The network that was trained on what was measured.
   *
   * @param measured y of each channel
   * @param noise standard deviation of the noise in y; 0 if y is exact
   * @param signal at whose points the numbers are, with medium and range of the values of the
   *     field; its samples are not looked at
   * @param units numbers of the domain of A ⇄ predictions
   */
  public TrainedField train(
      ForwardOperator operator,
      List<double[]> measured,
      double noise,
      Signal signal,
      ValueRange units,
      Workers workers,
      IntConsumer done) {
    return new Training(operator, measured, noise, signal, units).run(workers, done);
  }

  private static List<double[]> channels(double[] values, int count) {
    double[][] channels = new double[count][values.length / count];
    for (int i = 0; i < values.length; i++) {
      channels[i % count][i / count] = values[i];
    }
    return List.of(channels);
  }

  /** Whether rows tell too little when they are seen alone. */
  static boolean overlaps(LocalOperator operator, RowSizes rows) {
    return rows.times(operator) > FEW_ROWS && rows.entries() > SHORT_ROW * rows.rows();
  }

  /** One training. */
  private final class Training {
    private final ForwardOperator operator;
    private final List<double[]> measured;
    private final double noise;
    private final Signal signal;
    private final ValueRange units;

    Training(
        ForwardOperator operator,
        List<double[]> measured,
        double noise,
        Signal signal,
        ValueRange units) {
      this.operator = operator;
      this.measured = measured;
      this.noise = noise;
      this.signal = signal;
      this.units = units;
    }

    TrainedField run(Workers workers, IntConsumer done) {
      Coordinates points = signal.coordinates();
      double turns = omega.orElseGet(() -> omega(operator.range().size(), points));
      TrainingPlan plan =
          TrainingPlan.of(
                  Siren.network(
                      points.dimensions(), measured.size(), hiddenLayers, width, turns, turns),
                  rate,
                  seed)
              .withSchedule(Schedule.Exponential.of())
              .lasting(steps);
      try (FieldTraining training = new FieldTraining(plan, signal, workers, done)) {
        IntFunction<OperatorLoss.Draw> draws = draws();
        boolean ends = false;
        long visited = 0;
        for (int step = 0; step < steps && !ends; step++) {
          OperatorLoss.Draw draw = draws.apply(step);
          training.step(draw, draw);
          visited += draw.points();
          if (noise > 0 && (step + 1) % LOOK_EVERY == 0 && visited >= points.points()) {
            ends = explains(training);
            visited = 0;
          }
        }
        return training.field();
      }
    }

    private boolean explains(FieldTraining training) {
      double[] values = training.values(signal.coordinates(), units);
      return Misfit.rms(operator, channels(values, measured.size()), measured) <= noise;
    }

    private IntFunction<OperatorLoss.Draw> draws() {
      double span = units.storedHigh() - units.storedLow();
      boolean varies =
          signal.coordinates() instanceof Grid && signal.coordinates().dimensions() <= 2;
      double weight = varies ? variation / span : 0;
      if (!(operator instanceof LocalOperator local)) {
        OperatorLoss.Draw whole =
            OperatorLoss.of(operator, measured, weight * span * span, units).whole();
        return step -> whole;
      }
      RowSizes rows = RowSizes.of(local);
      double unit = 1 / (span * rows.length());
      List<double[]> scaled =
          measured.stream()
              .map(channel -> Arrays.stream(channel).map(value -> unit * value).toArray())
              .toList();
      OperatorLoss loss = OperatorLoss.of(new Scaled(local, unit), scaled, weight, units);
      if (overlaps(local, rows)) {
        OperatorLoss.Draw whole = loss.whole();
        return step -> whole;
      }
      long all = operator.range().size();
      long drawn = POINTS * rows.rows() / Math.max(rows.rows(), rows.entries());
      return loss.steps((int) Math.max(1, Math.min(drawn, all)), seed);
    }
  }
}
