package inr.cli;

import inr.field.Original;
import inr.operator.Shape;
import inr.signal.Signal;
import inr.solve.NoiseLevel;
import inr.solve.Planes;
import inr.solve.poisson.PictureDerivatives;
import inr.solve.poisson.PoissonField;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code inr solve poisson}: a model of a picture whose derivatives are known. */
@Command(
    name = "poisson",
    description =
        "Finds a picture from its gradients or Laplacians by a network whose own derivatives are fitted to them, and compares it with the exact solution on the grid. INPUT is an array of rows, columns and channels for steps of a pixel, white being 1: of gradients down and to the right, or of Laplacians in whose outermost pixels the picture itself is; or, to try it out, a picture.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class PoissonCommand implements Callable<Integer>, SolveJob {
  private final Session session;

  @Option(
      names = "--from",
      paramLabel = "NAME",
      description = "What is known: gradient or laplacian (default ${DEFAULT-VALUE}).")
  private String from = "gradient";

  @Option(
      names = "--mean",
      paramLabel = "M",
      description =
          "Mean of each channel, white being 255, which a gradient does not tell (default 127.5; with --simulate that of INPUT).")
  private @Nullable Double mean;

  @Option(
      names = "--noise",
      paramLabel = "SIGMA",
      description =
          "With --simulate: standard deviation of noise on what is known, white being 255 (default ${DEFAULT-VALUE}).")
  private double noise;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "Features of each of its three sine layers (default ${DEFAULT-VALUE}).")
  private int width = 128;

  @Option(
      names = "--omega",
      paramLabel = "W",
      description = "ω of its layers (default ${DEFAULT-VALUE}).")
  private double omega = 15;

  @Option(
      names = "--lr",
      paramLabel = "RATE",
      description = "Learning rate, which falls to a tenth (default ${DEFAULT-VALUE}).")
  private double rate = 5e-4;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description =
          "Steps of training (default 1000 of some pixels, or 500 of all pixels for Laplacians).")
  private @Nullable Integer steps;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the network's beginning, of what is drawn and of the noise (default 0).")
  private long seed;

  @Mixin private SolveOptions common = new SolveOptions();

  PoissonCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    kind();
    CommandFailure.unlessUsage(this::field);
    if (!(noise >= 0 && noise < PoissonField.WHITE) || noise > 0 && !common.simulate()) {
      throw CommandFailure.usage("--noise is " + noise + "; 0 to 255 is accepted, with --simulate");
    }
    return new SolveRun(session, common, this).run();
  }

  private PictureDerivatives.Kind kind() {
    return SolveOptions.chosen("--from", from, List.of(PictureDerivatives.Kind.values()));
  }

  private PoissonField field() {
    int usual = kind() == PictureDerivatives.Kind.GRADIENT ? 1000 : 500;
    return new PoissonField(width, omega, rate, steps == null ? usual : steps, seed);
  }

  @Override
  public String name() {
    return "poisson";
  }

  @Override
  public Original read(CommandInput source) throws IOException {
    return common.simulate() ? common.picture(source, session) : common.numbers(source, session);
  }

  @Override
  public Posed<?, ?> posed(Signal input) throws IOException {
    if (!common.simulate()) {
      PictureDerivatives problem =
          CommandFailure.unlessUsage(() -> measured(Planes.ofNumbers(input)));
      return new PoissonSolving(problem, truth(problem).map(PoissonSolving::answer), field());
    }
    Planes picture = Planes.of(input);
    PictureDerivatives exact = PictureDerivatives.of(kind(), picture);
    PictureDerivatives problem =
        exact.with(NoiseLevel.added(exact.measured(), noise / PoissonField.WHITE, seed));
    return new PoissonSolving(problem, Optional.of(PoissonSolving.answer(picture)), field());
  }

  private PictureDerivatives measured(Planes numbers) {
    List<double[]> planes = numbers.channels();
    int each = kind() == PictureDerivatives.Kind.GRADIENT ? 2 : 1;
    int channels = planes.size() / each;
    if (planes.size() % each != 0 || channels > 4) {
      throw new IllegalArgumentException(
          "gradients have two numbers for each channel of a pixel, down and to the right, but here are "
              + planes.size());
    }
    Shape shape = numbers.shape();
    List<double[]> known =
        IntStream.range(0, channels)
            .mapToObj(
                c -> {
                  double[] all = new double[each * shape.size()];
                  for (int d = 0; d < each; d++) {
                    double[] plane = planes.get(c * each + d);
                    System.arraycopy(plane, 0, all, d * shape.size(), shape.size());
                  }
                  return all;
                })
            .toList();
    double[] means = new double[channels];
    Arrays.fill(means, mean == null ? 0.5 : mean / PoissonField.WHITE);
    return new PictureDerivatives(kind(), shape, known, means, channels < 3 ? 1 : 3);
  }

  private Optional<Planes> truth(PictureDerivatives problem) throws IOException {
    Path file = common.truth();
    if (file == null) {
      return Optional.empty();
    }
    Planes known = common.planes(file, "truth", session);
    if (!known.shape().equals(problem.shape())
        || known.channels().size() != problem.measured().size()) {
      throw CommandFailure.failure(
          file
              + ": is "
              + known.shape().text()
              + " with "
              + known.channels().size()
              + " channels but the answer will be "
              + problem.shape().text()
              + " with "
              + problem.measured().size()
              + "; a truth of that shape is needed");
    }
    return Optional.of(known);
  }
}
