package inr.field;

import inr.backend.Backend;
import inr.backend.BackendChoice;
import inr.backend.Evaluator;
import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.circuit.Parameters;
import inr.circuit.Tensor;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.Placement;
import inr.io.model.Model;
import inr.io.model.Precision;
import inr.io.model.Program;
import inr.io.model.Provenance;
import inr.loss.Loss;
import inr.metric.MeanSquaredError;
import inr.metric.Psnr;
import inr.plan.TrainingPlan;
import inr.preset.Shape;
import inr.preset.Start;
import inr.rendering.PointValues;
import inr.rendering.Renderer;
import inr.signal.Medium;
import inr.signal.Signal;
import inr.training.StopRules;
import inr.training.TrainingLoop;
import inr.training.TrainingOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A fit of which everything is decided, part by part, for programs that do more between the parts
 * than {@link Fit#run}: {@link #train}, then {@link #score}, then {@link #model}.
 *
 * @param original what is fitted
 * @param heldOut rows of a table that training does not see and is judged by
 * @param name of the network
 * @param start signal and parameters that training begins with
 * @param plan of the training
 * @param steps of a usual fit, or those that were asked for
 * @param stretched whether the schedule follows the steps of the fit, as its sampler does anyhow
 * @param precision of the stored parameters
 * @param threads that work on it
 * @param measureAll whether a large picture is measured at all of its points
 */
public record PlannedFit(
    Original original,
    Optional<Signal> heldOut,
    String name,
    Start start,
    TrainingPlan plan,
    long steps,
    boolean stretched,
    Precision precision,
    int threads,
    boolean measureAll) {
  /** Key under which a model tells of how many points its metrics are, if not of all. */
  public static final String MEASURED_POINTS = "measured_points";

  /** Key under which a model that was asked for a largest error tells of it, in stored units. */
  public static final String LARGEST_ERROR = "largest_error";

  /** Whole numbers that float16 holds without a gap. */
  private static final long MOST_HALF_STEPS = 1L << 11;

  /** Whole numbers that float32, in which training counts, holds without a gap. */
  private static final long MOST_STEPS = 1L << 24;

  /**
   * The same fit with so many steps. Where it begins with known parameters its encoding stays what
   * it is: the field that it begins with is that of the clock that they hold.
   *
   * @throws IllegalArgumentException if its encoding cannot count as far
   */
  public PlannedFit lasting(long all) {
    TrainingPlan longer = stretched ? plan.lasting(all) : plan.sampling(all);
    requireCounts(all);
    return new PlannedFit(
        original,
        heldOut,
        name,
        start,
        start.parameters().isPresent() ? longer.withNetwork(plan.network()) : longer,
        all,
        stretched,
        precision,
        threads,
        measureAll);
  }

  /** Refuses steps that a clock among the parameters cannot hold, or the model file cannot. */
  private void requireCounts(long all) {
    long most = precision == Precision.FLOAT16 ? MOST_HALF_STEPS : MOST_STEPS;
    for (Tensor clock : plan.network().layout().clocks()) {
      double begun = start.parameters().map(known -> known.values()[clock.offset()]).orElse(0f);
      if (begun + all > most) {
        throw new IllegalArgumentException(
            "encoding counts steps up to "
                + most
                + " in "
                + precision
                + " but the fit ends at step "
                + (long) (begun + all)
                + "; take fewer steps"
                + (precision == Precision.FLOAT16 ? " or float32" : " or another encoding"));
      }
    }
  }

  /** What is fitted, in the range that training wants. */
  public Signal signal() {
    return start.signal();
  }

  /** What training begins with, unless with parameters that the trainer draws. */
  public Optional<TrainerState> beginning() {
    return start.parameters().map(known -> TrainerState.beginning(plan, signal(), known));
  }

  /**
   * Trains.
   *
   * @param former where training goes on from, if not at the start
   * @param company is handed the loop before it runs: to listen, to keep checkpoints, to stop it
   * @throws IOException if a checkpoint cannot be written
   */
  public TrainingOutcome train(
      Backend backend,
      StopRules rules,
      Optional<TrainerState> former,
      Consumer<TrainingLoop> company)
      throws IOException {
    try (Trainer trainer = backend.trainer(plan, signal(), threads)) {
      former.or(this::beginning).ifPresent(trainer::restore);
      TrainingLoop loop =
          new TrainingLoop(trainer, plan, signal(), rules)
              .measureWith(fitted -> score(stored(fitted.parameters()), () -> {}).psnr());
      heldOut.ifPresent(rest -> loop.choose(judged -> -error(rest, judged)));
      company.accept(loop);
      return loop.run();
    }
  }

  /** Parameters as a file gives them back. */
  public Parameters stored(Parameters parameters) {
    return precision.rounded(parameters);
  }

  /**
   * How close the samples that {@code inr render} writes come to the original, whatever trained.
   *
   * @param stored parameters as {@link #stored} gives them
   * @param betweenWindows called often; what it throws ends the measurement
   */
  public Score score(Parameters stored, Runnable betweenWindows) {
    Backend renders = BackendChoice.rendering(BackendChoice.AUTO, plan.network());
    try (Evaluator evaluator = renders.evaluator(plan.network(), stored, threads)) {
      Signal signal = signal();
      if (!(signal.coordinates() instanceof Grid grid)) {
        Score score = score(signal, evaluator);
        return heldOut.map(rest -> score.withHeldOut(score(rest, evaluator).psnr())).orElse(score);
      }
      Renderer renderer =
          new Renderer(evaluator, grid, signal.medium(), signal.range(), betweenWindows);
      return Score.of(signal, renderer, measureAll);
    }
  }

  /** The peak is that of the whole table, so what is known and what is held out can be compared. */
  private Score score(Signal rows, Evaluator evaluator) {
    return Score.of(rows, PointValues.of(evaluator, rows), Psnr.range(original.signal().samples()));
  }

  private static double error(Signal rows, Evaluator evaluator) {
    return MeanSquaredError.of(rows.samples(), PointValues.of(evaluator, rows));
  }

  /** Rows of a table that training does not see. */
  public int heldOutRows() {
    return heldOut.map(Signal::points).orElse(0);
  }

  /**
   * The model that comes of it.
   *
   * @param stored parameters as {@link #stored} gives them
   * @param trainedBy names of all backends that trained
   * @param done steps in all
   * @param score of these parameters
   */
  public Model model(Parameters stored, String trainedBy, long done, Score score) {
    Map<String, Double> metrics = score.metrics();
    if (plan.loss() instanceof Loss.Feasible) {
      metrics.put(LARGEST_ERROR, score.largestError());
    }
    Provenance provenance =
        new Provenance(
            original.name(),
            original.sha256(),
            Program.text(),
            System.getProperty("java.version"),
            trainedBy,
            done,
            Map.of("model", name),
            metrics);
    return new Model(
        plan, grid(), original.signal().medium(), signal().range(), stored, precision, provenance);
  }

  /** Where the model is sampled unless asked otherwise; of scattered places a grid around them. */
  private Grid grid() {
    if (signal().coordinates() instanceof Grid grid) {
      return grid;
    }
    List<String> names = ((Medium.Points) signal().medium()).axes();
    List<Integer> samples = Shape.of(original.signal()).samples();
    List<Axis> axes = new ArrayList<>();
    for (int d = 0; d < names.size(); d++) {
      axes.add(Axis.of(names.get(d), samples.get(d), -1, 1, Placement.END_POINTS));
    }
    return new Grid(axes);
  }
}
