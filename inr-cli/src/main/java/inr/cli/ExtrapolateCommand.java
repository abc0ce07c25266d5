package inr.cli;

import inr.field.Original;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.Placement;
import inr.grid.ScatteredPoints;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.solve.partial.PartialMethod;
import inr.solve.partial.PartialSignal;
import inr.solve.partial.ValueScore;
import inr.solve.series.LinearSeries;
import inr.solve.series.SeriesField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code inr solve extrapolate}: a model of a series beyond its end. */
@Command(
    name = "extrapolate",
    description =
        "Continues a series beyond its end by a network, and compares it with a straight line, with a line and a sinusoid, and with other networks. INPUT is a table of x, rising, and y, or a sound. inr render has the whole of it, from the first x to where it was continued to.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExtrapolateCommand implements Callable<Integer>, PartialJob {
  private static final List<String> TABLES = List.of(".csv", ".tsv", ".txt");
  private static final int COLUMNS = 2;

  private final Session session;

  @Option(
      names = "--until",
      paramLabel = "X",
      description =
          "With --simulate: the last x that is known, in seconds of a sound; what comes after it is the truth (default the first half).")
  private @Nullable Double until;

  @Option(
      names = "--to",
      paramLabel = "X",
      description =
          "Without a truth: where to continue to, in seconds of a sound (default half as far again).")
  private @Nullable Double to;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "snake, fan, siren, relu or tanh (default ${DEFAULT-VALUE}).")
  private String model = "snake";

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "Features of each of its two layers (default ${DEFAULT-VALUE}).")
  private int width = 64;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of training (default ${DEFAULT-VALUE}).")
  private int steps = 1500;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the networks' beginnings (default ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private SolveOptions common = new SolveOptions();

  /** What --truth has. */
  private List<double[]> truth = List.of();

  ExtrapolateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if (until != null && !common.simulate()) {
      throw CommandFailure.usage("--until is for --simulate; --to says how far to continue");
    }
    if (to != null && (common.simulate() || common.truth() != null)) {
      throw CommandFailure.usage("--to is for a series without truth, which ends where that ends");
    }
    CommandFailure.unlessUsage(() -> field());
    return new SolveRun(session, common, this).run();
  }

  private SeriesField field() {
    SeriesField.Kind kind =
        SolveOptions.chosen("--model", model, List.of(SeriesField.Kind.values()));
    return field(kind);
  }

  private SeriesField field(SeriesField.Kind kind) {
    return new SeriesField(kind, width, steps, seed);
  }

  @Override
  public String name() {
    return "extrapolate";
  }

  @Override
  public String network() {
    return model;
  }

  @Override
  public Original read(CommandInput source) throws IOException {
    String name = source.named().toString().toLowerCase(Locale.ROOT);
    if (TABLES.stream().anyMatch(name::endsWith)) {
      if (common.report().isPresent()) {
        throw CommandFailure.usage("--report shows pictures and sounds; a table has neither");
      }
      truth = common.truthTable(COLUMNS, session);
      return SolveOptions.table(source, COLUMNS, ExtrapolateCommand::series);
    }
    if (common.truth() != null) {
      throw CommandFailure.usage("--truth is for tables; --simulate continues the half of a sound");
    }
    return common.sound(source, session);
  }

  private static Signal series(List<double[]> rows) {
    for (int i = 1; i < rows.size(); i++) {
      if (!(rows.get(i)[0] > rows.get(i - 1)[0])) {
        throw new IllegalArgumentException(
            "x of row "
                + (i + 1)
                + " is "
                + rows.get(i)[0]
                + " after "
                + rows.get(i - 1)[0]
                + "; rows in the order of x are needed");
      }
    }
    return new Signal(
        new ScatteredPoints(1, rows.stream().mapToDouble(row -> row[0]).toArray()),
        new Medium.Field(1),
        new Samples.Floats(PosedField.floats(rows.stream().mapToDouble(row -> row[1]).toArray())),
        ValueRange.symmetric(-1, 1));
  }

  /** x of each point, in seconds of a sound. */
  private static double[] places(Signal signal) {
    double[] x = new double[signal.points()];
    double[] at = new double[1];
    for (int i = 0; i < x.length; i++) {
      signal.coordinates().coordinates(i, at);
      x[i] = signal.medium() instanceof Medium.Sound sound ? (double) i / sound.rate() : at[0];
    }
    return x;
  }

  @Override
  public Posed<?, ?> posed(Signal signal) throws IOException {
    double[] given = places(signal);
    double[] beyond = beyond(given);
    double[] x = Arrays.copyOf(given, given.length + beyond.length);
    System.arraycopy(beyond, 0, x, given.length, beyond.length);
    double last = common.simulate() ? until(given) : given[given.length - 1];
    int known = (int) Arrays.stream(x).filter(at -> at <= last).count();
    if (known < 8 || known == x.length) {
      throw CommandFailure.usage(
          "of "
              + x.length
              + " points "
              + known
              + " are known; at least 8, and one beyond them, are needed");
    }
    boolean[] kept = new boolean[x.length];
    Arrays.fill(kept, 0, known, true);
    PartialSignal problem = PartialSignal.of(whole(signal, x, known), kept);
    return PartialSolving.of(this, problem, common.simulate() || !truth.isEmpty());
  }

  private double until(double[] given) {
    return until == null ? (given[0] + given[given.length - 1]) / 2 : until;
  }

  /** Places behind those of the input. */
  private double[] beyond(double[] given) {
    if (common.simulate()) {
      return new double[0];
    }
    double last = given[given.length - 1];
    if (!truth.isEmpty()) {
      double[] places = truth.stream().mapToDouble(row -> row[0]).filter(x -> x > last).toArray();
      truth = truth.stream().filter(row -> row[0] > last).toList();
      return places;
    }
    double range = last - given[0];
    double step = range / Math.max(1, given.length - 1);
    double end = to == null ? last + range / 2 : to;
    double count = Math.floor((end - last) / step * (1 + 1e-12));
    if (!(count >= 1 && count <= MOST_POINTS)) {
      throw CommandFailure.usage(
          "--to "
              + end
              + " is "
              + (long) count
              + " points beyond the last x, "
              + last
              + "; 1 to "
              + MOST_POINTS
              + " are accepted");
    }
    double[] places = new double[(int) count];
    Arrays.setAll(places, i -> last + (i + 1) * step);
    return places;
  }

  private static final int MOST_POINTS = 10_000_000;

  /** All points, the known ones from −1 to 1; 0 where nothing is known. */
  private Signal whole(Signal signal, double[] x, int known) {
    double middle = (x[0] + x[known - 1]) / 2;
    double half = (x[known - 1] - x[0]) / 2;
    int channels = signal.channels();
    float[] values = new float[x.length * channels];
    for (int i = 0; i < signal.samples().size(); i++) {
      values[i] = (float) signal.samples().get(i);
    }
    for (int i = 0; i < truth.size(); i++) {
      values[signal.points() + i] = (float) truth.get(i)[1];
    }
    return new Signal(
        new ScatteredPoints(1, Arrays.stream(x).map(at -> (at - middle) / half).toArray()),
        medium(signal.medium(), x.length),
        new Samples.Floats(values),
        signal.range());
  }

  private static Medium medium(Medium given, int points) {
    return given instanceof Medium.Sound sound
        ? new Medium.Sound(
            points, sound.channels(), sound.rate(), sound.bits(), sound.floatingPoint())
        : given;
  }

  @Override
  public SolveScore.Kind kind(PartialSignal problem) {
    return SolveScore.Kind.VALUES;
  }

  @Override
  public PartialMethod answer(PartialSignal problem) {
    return field();
  }

  @Override
  public List<PartialMethod> baselines(PartialSignal problem) {
    List<PartialMethod> all =
        new ArrayList<>(List.of(new LinearSeries(false), new LinearSeries(true)));
    Stream.of(SeriesField.Kind.values())
        .filter(kind -> kind != field().kind())
        .forEach(kind -> all.add(field(kind)));
    return all;
  }

  @Override
  public SolveScore score(PartialSignal problem, double[] known, double[] values) {
    ValueScore score = ValueScore.of(problem, known, values, problem.span());
    return new SolveScore(score.psnr(), OptionalDouble.of(score.rms()));
  }

  @Override
  public Grid grid(PartialSignal problem) {
    int points = problem.known().length;
    double[] end = problem.coordinates(new int[] {points - 1});
    return Grid.of(Axis.of("x", points, -1, end[0], Placement.END_POINTS));
  }

  @Override
  public Signal shown(PartialSignal problem, double[] values) {
    return new Signal(
        grid(problem),
        problem.signal().medium(),
        new Samples.Floats(PosedField.floats(values)),
        problem.signal().range());
  }
}
