package inr.cli;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.io.Output;
import inr.io.Sha256;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.io.table.NumberTable;
import inr.parallel.Workers;
import inr.solve.TrainedField;
import inr.solve.shape.Cloud;
import inr.solve.shape.ShapeField;
import inr.solve.shape.ShapeField.Aim;
import inr.solve.shape.ShapeScore;
import inr.solve.shape.Solid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code inr solve shape}: a model of a solid. */
@Command(
    name = "shape",
    description =
        "Trains a network that is negative inside of a solid and positive outside: of a torus or a box, of which all is known, or of what lies behind the points of a file. inr render OUT.inr -o OUT.npy has its values in a cube, as z, y, x.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ShapeCommand implements Callable<Integer> {
  private static final int MOST_SAMPLES = 256;

  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      paramLabel = "INPUT",
      description =
          "torus (radii 0.5 and 0.2), box (half sides 0.5, 0.4 and 0.3), or a file of points: lines of x y z and the outer normal there, six numbers.")
  private Path input = Path.of("");

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description =
          "What it learns from: occupancy (whether points are inside), sdf (their distances) or eikonal (points of the surface with normals; the default, and all that files have).")
  private String as = "eikonal";

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT.inr",
      description = "Model to write.")
  private Path output = Path.of("");

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "Features of each of its three sine layers (default ${DEFAULT-VALUE}).")
  private int width = 64;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of training (default ${DEFAULT-VALUE}).")
  private int steps = 500;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description =
          "Points along each side of the cube where it is scored and rendered (default ${DEFAULT-VALUE}).")
  private int samples = 64;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the points and of the network's beginning (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description =
          "Write a page, too: the plane in the middle of the cube, beside the distance or what tangent planes make of the points.")
  private @Nullable Path report;

  @Mixin private InputLimits limits = new InputLimits();

  @Mixin private WorkOptions work = new WorkOptions();

  ShapeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Stopwatch begun = Stopwatch.start();
    Aim aim = SolveOptions.chosen("--as", as, List.of(Aim.values()));
    Optional<Solid> solid = Files.exists(input) ? Optional.empty() : known();
    requireSense(aim, solid);
    ShapeField method = CommandFailure.unlessUsage(() -> new ShapeField(aim, width, steps, seed));
    Grid grid =
        Grid.of(Axis.centred("z", samples), Axis.centred("y", samples), Axis.centred("x", samples));
    try (CommandInput source = new CommandInput(input, limits.options(), session);
        Output target = CommandOutput.claim(output, source, work.force(), session);
        AskedPage page =
            AskedPage.claim(Optional.ofNullable(report), source, work.force(), session);
        Workers workers = new Workers(work.threads())) {
      Optional<Path> file = solid.isPresent() ? Optional.empty() : Optional.of(source.file());
      Optional<Cloud> cloud =
          file.isPresent()
              ? Optional.of(cloud(file.get()))
              : aim == Aim.EIKONAL ? solid.map(method::cloud) : Optional.empty();
      Stopwatch trained = Stopwatch.start();
      TrainedField field = train(method, solid, cloud, workers);
      double[] values = field.values(grid, workers);
      ShapeResult.Row ours = row("field", values, solid, grid, trained);
      // Of points nobody knows the solid, so planes are only worth their time to be looked at.
      Optional<ShapeResult.Row> rival =
          cloud
              .filter(c -> solid.isPresent() || page.isAsked())
              .map(c -> planes(c, solid, grid, workers));
      Model model = model(field, grid, file);
      ModelFile.write(target, model);
      ShapeResult result = new ShapeResult(OptionWord.of(aim), rival, ours, steps);
      work.tell(
          () -> result.report(target.target(), begun.seconds()), result::lines, output, session);
      page.write(
          () ->
              new ShapeReport(
                      String.valueOf(input.getFileName()),
                      result,
                      grid,
                      solid,
                      ModelFacts.of(model),
                      spec.commandLine().getParseResult())
                  .page(),
          work.voice(session));
    }
    return ExitCode.DONE;
  }

  private Optional<Solid> known() {
    return switch (input.toString()) {
      case "torus" -> Optional.of(Solid.Torus.of());
      case "box" -> Optional.of(Solid.Box.of());
      default -> Optional.empty();
    };
  }

  private void requireSense(Aim aim, Optional<Solid> solid) {
    if (solid.isEmpty() && aim != Aim.EIKONAL) {
      throw CommandFailure.usage(
          "--as " + as + " needs torus or box; points of a file are learned with --as eikonal");
    }
    if (samples < 2 || samples > MOST_SAMPLES) {
      throw CommandFailure.usage(
          "--samples is " + samples + "; 2 to " + MOST_SAMPLES + " are accepted");
    }
    work.requireSense(output);
  }

  /** Points of a file, whose x, y, z become z, y, x. */
  private static Cloud cloud(Path file) throws IOException {
    double[][] points =
        NumberTable.read(file, 6).rows().stream()
            .map(row -> new double[] {row[2], row[1], row[0], row[5], row[4], row[3]})
            .toArray(double[][]::new);
    try {
      return new Cloud(points).fitted();
    } catch (IllegalArgumentException wrong) {
      throw CommandFailure.failure(file + ": " + wrong.getMessage());
    }
  }

  private TrainedField train(
      ShapeField method, Optional<Solid> solid, Optional<Cloud> cloud, Workers workers) {
    Stopwatch begun = Stopwatch.start();
    LiveLine line = new LiveLine(session);
    try {
      IntConsumer done =
          step -> {
            session.interruption().check();
            if (!work.quiet() && line.isDue(begun.seconds())) {
              line.show("field, step " + step + " of " + steps, begun.seconds());
            }
          };
      return cloud.isPresent()
          ? method.train(cloud.get(), workers, done)
          : method.train(solid.orElseThrow(), workers, done);
    } finally {
      line.end();
    }
  }

  private static ShapeResult.Row planes(
      Cloud cloud, Optional<Solid> solid, Grid grid, Workers workers) {
    Stopwatch begun = Stopwatch.start();
    double[] values = ShapeField.tangentPlanes(cloud, grid, workers);
    return row("tangent-planes", values, solid, grid, begun);
  }

  private static ShapeResult.Row row(
      String method, double[] values, Optional<Solid> solid, Grid grid, Stopwatch begun) {
    return new ShapeResult.Row(
        method, values, solid.map(s -> ShapeScore.of(s, grid, values)), begun.seconds());
  }

  private Model model(TrainedField field, Grid grid, Optional<Path> file) throws IOException {
    String name = file.isPresent() ? String.valueOf(input.getFileName()) : "";
    String sha256 = file.isPresent() ? Sha256.of(file.get()) : "";
    return TrainedModel.of(
        field, grid, name, sha256, Map.of("model", "siren", "job", "shape", "as", as));
  }
}
