package inr.cli;

import inr.field.Original;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.io.Sha256;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.solve.NoiseLevel;
import inr.solve.SirenField;
import inr.solve.linear.FieldThroughMeasurements;
import inr.solve.linear.LinearMeasurements;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code inr solve custom}: a model of what was measured by an operator of one's own. */
@Command(
    name = "custom",
    description = {
      "Finds numbers on a grid, or at points, by any linear measurement of them: trains a network through the operator, and compares it with least squares and, on rows and columns, with total variation and patches. INPUT is what was measured, in the order of the operator's rows: a column of a table (.csv), an array (.npy, .raw with a .json) or a picture.",
      "Networks win where measurements lie at points; on rows and columns the table may say that others are better."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CustomCommand implements Callable<Integer>, SolveJob {
  private static final ValueRange LIGHT = ValueRange.symmetric(0, 1);

  private final Session session;

  @Mixin private CustomOperator operator = new CustomOperator();

  @Option(
      names = "--column",
      paramLabel = "N",
      description = "Column of a table that is read, counted from 1 (default ${DEFAULT-VALUE}).")
  private int column = 1;

  @Option(
      names = "--picture",
      description =
          "The numbers are light on rows and columns, 0 is black and 1 is white (default if --simulate or --truth has a picture).")
  private boolean picture;

  @Option(
      names = "--noise",
      paramLabel = "SIGMA",
      description =
          "Standard deviation of the noise of what was measured, in its own units: what --simulate adds, and at which the network and least squares end (default ${DEFAULT-VALUE}).")
  private double noise;

  @Option(
      names = "--hidden-layers",
      paramLabel = "N",
      description = "Sine layers of the network (default ${DEFAULT-VALUE}).")
  private int hiddenLayers = 3;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "Features of each of them (default ${DEFAULT-VALUE}).")
  private int width = 128;

  @Option(
      names = "--omega",
      paramLabel = "W",
      description =
          "ω of its layers (default by how many measurements there are: on a grid of n numbers in D dimensions 30 (m/n)^(1/D), at least 5; of points a quarter of m^(1/D), at least 3).")
  private @Nullable Double omega;

  @Option(
      names = "--lr",
      paramLabel = "RATE",
      description = "Learning rate, which falls to a tenth (default ${DEFAULT-VALUE}).")
  private double rate = 5e-4;

  @Option(
      names = "--variation",
      paramLabel = "W",
      description =
          "Weight of total variation in its loss, on grids of one and two axes (default ${DEFAULT-VALUE}).")
  private double variation = 1e-2;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of training at most (default ${DEFAULT-VALUE}).")
  private int steps = 1000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Of the network's beginning, of what is drawn and of the noise (default ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private SolveOptions common = new SolveOptions();

  private Optional<CustomOperator.Loaded> loaded = Optional.empty();
  private ListedNumbers given = ListedNumbers.of();

  CustomCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if (column < 1) {
      throw CommandFailure.usage("--column is " + column + "; columns are counted from 1");
    }
    if (!(noise >= 0 && Double.isFinite(noise))) {
      throw CommandFailure.usage("--noise is " + noise + "; 0 or a positive number is needed");
    }
    operator.requireOneStandardInput(common);
    if (operator.isInput() && common.simulate()) {
      throw CommandFailure.usage("--simulate measures INPUT; name its --operator");
    }
    CommandFailure.unlessUsage(this::field);
    return new SolveRun(session, common, this).run();
  }

  private FieldThroughMeasurements field() {
    return new FieldThroughMeasurements(
        new SirenField(
            hiddenLayers, width, Optional.ofNullable(omega), rate, variation, steps, seed));
  }

  @Override
  public String name() {
    return "custom";
  }

  @Override
  public Original read(CommandInput source) throws IOException {
    CustomOperator.Loaded operation = operator.load(source, common, session);
    loaded = Optional.of(operation);
    given =
        operator.isInput()
            ? ListedNumbers.of(operation.values())
            : ListedNumbers.read(source, column, common.limits().options());
    if (common.simulate()) {
      given.requireOf(operation.matrix().domain(), source, "the operator takes");
    } else if (given.numbers().length != operation.matrix().range().size()) {
      throw CommandFailure.failure(
          source
              + ": has "
              + given.numbers().length
              + " numbers but the operator gives "
              + operation.matrix().range().size());
    }
    float[] numbers = PosedField.floats(given.numbers());
    Signal signal =
        new Signal(
            Grid.of(Axis.centred("x", numbers.length)),
            new Medium.Field(1),
            new Samples.Floats(numbers),
            LIGHT);
    Path file = source.file();
    return new Original(signal, String.valueOf(file.getFileName()), Sha256.of(file), List.of());
  }

  @Override
  public Posed<?, ?> posed(Signal input) throws IOException {
    CustomOperator.Loaded operation = loaded.orElseThrow();
    Optional<ListedNumbers> truth = truth(operation);
    LinearMeasurements problem =
        CommandFailure.unlessUsage(
            () ->
                LinearMeasurements.of(
                    operation.matrix(), operation.points(), measured(operation), noise));
    boolean light = picture || truth.filter(ListedNumbers::picture).isPresent();
    if (light && problem.plane().isEmpty()) {
      throw CommandFailure.usage(
          "a picture lies on rows and columns but the operator is of "
              + operation.matrix().domain().text()
              + " numbers; give --shape, or numbers as an array");
    }
    ValueRange range = light ? LIGHT : CommandFailure.unlessUsage(problem::range);
    CustomSolving solving =
        new CustomSolving(
            problem.withRange(range),
            operation.table(),
            truth.map(ListedNumbers::numbers),
            field(),
            light);
    if (common.report().isPresent() && !solving.isSeen()) {
      throw CommandFailure.usage(
          "--report shows rows and columns, or volumes; the numbers here lie on none");
    }
    return solving;
  }

  private double[] measured(CustomOperator.Loaded operation) {
    if (!common.simulate()) {
      return given.numbers();
    }
    double[] exact = new double[operation.matrix().range().size()];
    operation.matrix().apply(given.numbers(), exact);
    return NoiseLevel.added(exact, noise, seed);
  }

  private Optional<ListedNumbers> truth(CustomOperator.Loaded operation) throws IOException {
    Path file = common.truth();
    if (common.simulate() || file == null) {
      return common.simulate() ? Optional.of(given) : Optional.empty();
    }
    try (CommandInput source = common.other(file, "truth", session)) {
      ListedNumbers known = ListedNumbers.read(source, column, common.limits().options());
      known.requireOf(operation.matrix().domain(), source, "the answer will have");
      return Optional.of(known);
    }
  }
}
