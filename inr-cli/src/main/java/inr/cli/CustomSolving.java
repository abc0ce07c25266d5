package inr.cli;

import inr.field.NeuralField;
import inr.field.Original;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.Placement;
import inr.operator.Shape;
import inr.parallel.Workers;
import inr.report.Compared;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.solve.FieldAnswer;
import inr.solve.PictureScore;
import inr.solve.Planes;
import inr.solve.TrainedField;
import inr.solve.linear.FieldThroughMeasurements;
import inr.solve.linear.LinearMeasurements;
import inr.solve.linear.LinearMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;

/**
 * Linear measurements of one's own, with the methods that solve them.
 *
 * @param problem itself
 * @param table the points in the units of their file, unless they lie on a grid
 * @param known all numbers, where they are known
 * @param answer our method
 * @param light whether the numbers are a picture, white being 1
 */
record CustomSolving(
    LinearMeasurements problem,
    Optional<Medium.Points> table,
    Optional<double[]> known,
    FieldThroughMeasurements answer,
    boolean light)
    implements PosedField<LinearMethod> {
  private static final double WHITE = 255;

  @Override
  public SolveScore.Kind kind() {
    return light ? SolveScore.Kind.PICTURE : SolveScore.Kind.VALUES;
  }

  @Override
  public String merit() {
    return "the network";
  }

  @Override
  public List<LinearMethod> baselines() {
    return problem.baselines();
  }

  @Override
  public FieldAnswer solve(LinearMethod method, Workers workers, IntConsumer done) {
    return method.solve(problem, workers, done);
  }

  /** A network whose noise is known may end before its steps do. */
  @Override
  public Stop stop(LinearMethod method, FieldAnswer found) {
    int steps = found.field().map(TrainedField::steps).orElse(method.steps());
    return new Stop(steps < method.steps() ? "discrepancy" : "steps", steps);
  }

  private double unit() {
    return light ? WHITE : 1;
  }

  private Medium medium() {
    if (!light) {
      return table.<Medium>map(points -> points).orElseGet(() -> new Medium.Field(1));
    }
    Shape plane = problem.plane().orElseThrow();
    return new Medium.Picture(plane.side(1), plane.side(0), 1, Byte.SIZE);
  }

  private ValueRange range() {
    return problem.range().per(1 / unit());
  }

  /** Whether answers can be looked at. */
  boolean isSeen() {
    return Compared.takes(signal(FieldAnswer.of(new double[problem.operator().domain().size()])));
  }

  @Override
  public Signal signal(FieldAnswer found) {
    double[] stored = found.numbers().clone();
    Arrays.setAll(stored, i -> unit() * stored[i]);
    return new Signal(
        problem.points(), medium(), new Samples.Floats(PosedField.floats(stored)), range());
  }

  @Override
  public FieldAnswer found(Signal rendered) {
    double[] numbers = new double[rendered.samples().size()];
    Arrays.setAll(numbers, i -> rendered.samples().get(i) / unit());
    return FieldAnswer.of(numbers);
  }

  @Override
  public Optional<NeuralField> field(FieldAnswer found, Original original) {
    return found
        .field()
        .map(
            field ->
                new TrainedField(
                    field.plan(), field.parameters(), medium(), range(), field.steps()))
        .map(field -> TrainedModel.of(field, grid(), original, settings()));
  }

  @Override
  public Optional<FieldAnswer> truth() {
    return known.map(FieldAnswer::of);
  }

  /** Of a picture that of pictures; else the peak is from the least true number to the largest. */
  @Override
  public SolveScore score(FieldAnswer truth, FieldAnswer found) {
    if (light) {
      PictureScore score = PictureScore.of(plane(truth), plane(found), 0);
      return new SolveScore(score.psnr(), score.ssim());
    }
    double[] exact = truth.numbers();
    double low = Arrays.stream(exact).min().orElse(0);
    double high = Arrays.stream(exact).max().orElse(0);
    double squares = 0;
    for (int i = 0; i < exact.length; i++) {
      double off = found.numbers()[i] - exact[i];
      squares += off * off;
    }
    double rms = Math.sqrt(squares / exact.length);
    double peak = high > low ? high - low : 1;
    return new SolveScore(20 * StrictMath.log10(peak / rms), OptionalDouble.of(rms));
  }

  private Planes plane(FieldAnswer found) {
    return new Planes(problem.plane().orElseThrow(), List.of(found.numbers()), 1);
  }

  @Override
  public double misfit(FieldAnswer found) {
    return problem.misfit(found.numbers());
  }

  /** Of scattered points a grid around them, about as fine as they lie. */
  @Override
  public Grid grid() {
    if (problem.points() instanceof Grid grid) {
      return grid;
    }
    List<String> names = table.orElseThrow().axes();
    double side = StrictMath.pow((double) problem.points().points(), 1.0 / names.size());
    List<Axis> axes = new ArrayList<>();
    for (String name : names) {
      axes.add(Axis.of(name, Math.max(2, (int) Math.ceil(side)), -1, 1, Placement.END_POINTS));
    }
    return new Grid(axes);
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("model", "siren", "job", "custom");
  }
}
