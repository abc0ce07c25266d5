package inr.cli;

import inr.backend.Backends;
import inr.backend.Evaluator;
import inr.backend.Numbers;
import inr.grid.Grid;
import inr.io.Output;
import inr.io.model.Model;
import inr.io.model.ModelFile;
import inr.io.model.Precision;
import inr.io.model.Program;
import inr.io.model.Provenance;
import inr.parallel.Workers;
import inr.plan.TrainingPlan;
import inr.signal.Medium;
import inr.signal.ValueRange;
import inr.solve.equation.BoundaryProblem;
import inr.solve.equation.EquationAnswer;
import inr.solve.equation.EquationField;
import inr.solve.equation.EquationMethod;
import inr.solve.equation.EquationScore;
import inr.solve.equation.KnownEquation;
import inr.solve.equation.LeastSquaresField;
import inr.solve.equation.MethodOfLines;
import inr.solve.equation.Points;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code inr solve equation}: a model of what differential equations and conditions leave open. */
@Command(
    name = "equation",
    description =
        "Solves differential equations, of a name or written as formulas, by a network that satisfies them and their conditions in the sense of least squares. The model has the unknown functions; inr render OUT.inr -o OUT.npy has their values. It is compared with the exact solution where there is one, and with Runge and Kutta's method where equations tell how things go on in time.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EquationCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private EquationOptions options = new EquationOptions();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT.inr",
      description = "Model to write.")
  private Path output = Path.of("");

  @Option(
      names = "--hidden-layers",
      paramLabel = "N",
      description = "Sine layers of the network (default 2 for one coordinate, else 3).")
  private @Nullable Integer hiddenLayers;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "Features of a layer (default 16 for one coordinate, else 20).")
  private @Nullable Integer width;

  @Option(
      names = "--omega",
      paramLabel = "W",
      description =
          "Radians that the first layer turns from the middle of a range to its end; more for answers that swing faster (default ${DEFAULT-VALUE}).")
  private double omega = 4;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description =
          "Steps of Levenberg and Marquardt in each stretch, at most (default 100 for one coordinate, else 150).")
  private @Nullable Integer steps;

  @Option(
      names = "--stretches",
      paramLabel = "N",
      description =
          "Solve the first Nth of time first, then two, and so on, which keeps long times from wrong answers (default 4 for one coordinate, else 1).")
  private @Nullable Integer stretches;

  @Option(
      names = "--points",
      paramLabel = "N",
      description = "Points that equations are held to (default 400 of one coordinate, else 1000).")
  private @Nullable Integer inside;

  @Option(
      names = "--weight",
      paramLabel = "W",
      description =
          "Weight of a condition's mean square beside that of the equations (default ${DEFAULT-VALUE}).")
  private double weight = 10;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the points and of the network's beginning (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--baselines",
      paramLabel = "LIST",
      description = "Compare with the usual method: all or none (default ${DEFAULT-VALUE}).")
  private String baselines = "all";

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description =
          "Write a page, too: curves of the unknowns over one coordinate, or a picture of the first over more, beside what is known.")
  private @Nullable Path report;

  @Mixin private WorkOptions work = new WorkOptions();

  EquationCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Stopwatch begun = Stopwatch.start();
    requireSense();
    KnownEquation equation = options.equation();
    BoundaryProblem problem = equation.problem();
    LeastSquaresField method = CommandFailure.unlessUsage(() -> method(problem));
    try (Output target = CommandOutput.claim(output, work.force(), session);
        AskedPage page = AskedPage.claim(Optional.ofNullable(report), work.force(), session);
        Workers workers = new Workers(work.threads())) {
      Optional<EquationResult.Timed> usual =
          baselines.equals("none")
              ? Optional.empty()
              : MethodOfLines.of(problem).map(lines -> timed(lines, problem, workers));
      EquationResult.Timed ours = timed(method, problem, workers);
      EquationField field = ours.answer().field().orElseThrow();
      Model model = model(problem, field, ours.steps());
      Optional<double[]> truth =
          equation
              .exact()
              .map(exact -> exact.on(problem.domain(), problem.unknowns().size()))
              .or(() -> usual.map(timed -> timed.answer().values()));
      List<EquationResult.Row> rows = new ArrayList<>();
      if (equation.exact().isPresent()) {
        usual.ifPresent(timed -> rows.add(row(timed, problem, truth, OptionalDouble.empty())));
      }
      Points others = method.points().seeded(seed + 1);
      OptionalDouble left = OptionalDouble.of(field.residual(problem, others, workers));
      EquationResult.Row solution = row(ours, problem, truth, left);
      EquationResult.Timed kept = stored(model, workers);
      EquationResult.Row stored = row(kept, problem, truth, OptionalDouble.empty());
      ModelFile.write(target, model);
      EquationResult result =
          new EquationResult(
              options.words(),
              equation.exact().isPresent() ? "exact" : usual.isPresent() ? "runge-kutta" : "",
              rows,
              solution,
              stored,
              field.parameters().length,
              ours.steps());
      work.tell(
          () -> result.report(target.target(), begun.seconds()), result::lines, output, session);
      page.write(
          () ->
              new EquationReport(
                      result,
                      problem,
                      kept.answer().values(),
                      truth,
                      ModelFacts.of(model),
                      spec.commandLine().getParseResult())
                  .page(),
          work.voice(session));
    }
    return ExitCode.DONE;
  }

  private void requireSense() {
    if (!baselines.equals("all") && !baselines.equals("none")) {
      throw CommandFailure.usage("--baselines is " + baselines + "; all and none are accepted");
    }
    work.requireSense(output);
  }

  private LeastSquaresField method(BoundaryProblem problem) {
    LeastSquaresField usual = LeastSquaresField.of(problem, seed);
    int layers = hiddenLayers == null ? usual.network().hiddenLayers() : hiddenLayers;
    int features = width == null ? usual.network().widths()[1] : width;
    Points points = usual.points();
    return new LeastSquaresField(
        LeastSquaresField.network(problem, layers, features, omega),
        new Points(inside == null ? points.inside() : inside, points.faces(), weight, seed),
        stretches == null ? usual.stretches() : stretches,
        steps == null ? usual.stepsEach() : steps);
  }

  private EquationResult.Timed timed(
      EquationMethod method, BoundaryProblem problem, Workers workers) {
    session.interruption().check();
    Stopwatch begun = Stopwatch.start();
    LiveLine line = new LiveLine(session);
    int[] taken = {0};
    try {
      EquationAnswer answer =
          method.solve(
              problem,
              workers,
              done -> {
                session.interruption().check();
                taken[0] = done;
                if (!work.quiet() && line.isDue(begun.seconds())) {
                  line.show(
                      method.name() + ", step " + done + " of " + method.steps(), begun.seconds());
                }
              });
      return new EquationResult.Timed(method.name(), answer, taken[0], begun.seconds());
    } finally {
      line.end();
    }
  }

  /** What the file gives back, in the precision of models. */
  private static EquationResult.Timed stored(Model model, Workers workers) {
    Stopwatch begun = Stopwatch.start();
    Grid grid = model.grid();
    float[] values = new float[Math.toIntExact(grid.points() * model.medium().channels())];
    try (Evaluator evaluator =
        Backends.named("cpu")
            .evaluator(model.plan().network(), model.parameters(), workers.count())) {
      evaluator.evaluate(grid, values);
    }
    EquationAnswer answer =
        new EquationAnswer(new Numbers.Floats(values).toDoubles(), Optional.empty());
    return new EquationResult.Timed("model", answer, 0, begun.seconds());
  }

  private static EquationResult.Row row(
      EquationResult.Timed timed,
      BoundaryProblem problem,
      Optional<double[]> truth,
      OptionalDouble residual) {
    return new EquationResult.Row(
        timed.method(),
        truth.map(
            known -> EquationScore.of(timed.answer().values(), known, problem.unknowns().size())),
        residual,
        timed.seconds());
  }

  /** Values are stored as they are: training and stored units are one. */
  private Model model(BoundaryProblem problem, EquationField field, int taken) {
    return new Model(
        TrainingPlan.of(field.network(), 1, seed),
        problem.domain(),
        new Medium.Field(problem.unknowns().size()),
        ValueRange.symmetric(-1, 1),
        field.rounded(),
        Precision.FLOAT32,
        new Provenance(
            "",
            "",
            Program.text(),
            System.getProperty("java.version"),
            "reference",
            taken,
            Map.of("model", "siren", "job", "equation", "equation", options.words()),
            Map.of()));
  }
}
