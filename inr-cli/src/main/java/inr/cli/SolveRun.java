package inr.cli;

import inr.field.Fit;
import inr.field.NeuralField;
import inr.field.Original;
import inr.io.Output;
import inr.io.model.ModelFile;
import inr.operator.Shape;
import inr.preset.Effort;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.solve.Method;
import inr.solve.Planes;
import inr.solve.Problem;
import inr.solve.Solution;
import inr.solve.Solver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job from its picture to its report: the problem, its answer by each method, a field that is
 * fitted to ours, and the scores of all.
 *
 * @param <P> problems of the job
 */
final class SolveRun<P extends Problem> {
  private final Session session;
  private final SolveOptions options;
  private final SolveJob<P> job;

  /** A run before it reads anything. */
  SolveRun(Session session, SolveOptions options, SolveJob<P> job) {
    this.session = session;
    this.options = options;
    this.job = job;
  }

  /** Reads, solves, writes and tells. */
  int run() throws IOException {
    options.requireSense();
    Stopwatch begun = Stopwatch.start();
    try (CommandInput source =
            new CommandInput(options.input(), options.limits().options(), session);
        Output target = CommandOutput.claim(options.output(), source, options.force(), session)) {
      Original original = options.picture(source, session);
      P problem = problem(original.signal());
      List<Method<? super P>> rivals = options.rivals(job.baselines(problem));
      Optional<Planes> truth = truth(original.signal(), problem);
      SolveResult result = new Answers(source.toString(), original, problem, truth).all(rivals);
      ModelFile.write(target, result.field().model());
      tell(target.target(), result, begun);
    }
    return ExitCode.DONE;
  }

  private P problem(Signal picture) throws IOException {
    try {
      return options.simulate() ? job.simulated(picture) : job.measured(picture);
    } catch (IllegalArgumentException wrong) {
      throw CommandFailure.usage(String.valueOf(wrong.getMessage()));
    }
  }

  /** What answers are measured against, as large as they will be. */
  private Optional<Planes> truth(Signal picture, P problem) throws IOException {
    if (options.simulate()) {
      return Optional.of(Planes.of(picture));
    }
    Path named = options.truth();
    if (named == null) {
      return Optional.empty();
    }
    Planes known = options.planes(named, "truth", session);
    int channels = problem.measured().size();
    if (!known.shape().equals(problem.shape()) || known.channels().size() != channels) {
      throw CommandFailure.failure(
          named
              + ": has "
              + text(known.shape(), known.channels().size())
              + " but the answer will have "
              + text(problem.shape(), channels)
              + "; a truth of that shape is needed");
    }
    return Optional.of(known);
  }

  private static String text(Shape shape, int channels) {
    return shape.side(1)
        + " x "
        + shape.side(0)
        + " pixels and "
        + channels
        + (channels == 1 ? " channel" : " channels");
  }

  private void tell(Path file, SolveResult result, Stopwatch begun) {
    if (options.json()) {
      result.report(file, begun.seconds()).print(session);
    } else if (!options.quiet()) {
      if (CommandOutput.isStandardOutput(options.output())) {
        result.lines().forEach(session::say);
      } else {
        result.lines().forEach(session.out()::println);
      }
    }
  }

  /** The methods at work on one problem, and the field that is fitted to the answer. */
  private final class Answers {
    private final String name;
    private final Original original;
    private final P problem;
    private final Optional<Planes> truth;

    Answers(String name, Original original, P problem, Optional<Planes> truth) {
      this.name = name;
      this.original = original;
      this.problem = problem;
      this.truth = truth;
    }

    SolveResult all(List<Method<? super P>> rivals) {
      List<SolveResult.Row> rows = rows(rivals);
      Method<? super P> ours = job.answer(problem);
      Solution solution = solve(ours);
      Stopwatch begun = Stopwatch.start();
      NeuralField field = fit(solution.signal());
      double seconds = begun.seconds();
      return new SolveResult(
          job.name(),
          field,
          rows,
          row(ours.name(), solution.planes(), solution.seconds()),
          row("field", rendered(field, solution.signal()), seconds),
          ours.steps());
    }

    /** Of methods that share a name the best one, or the first without truth. */
    private List<SolveResult.Row> rows(List<Method<? super P>> rivals) {
      Map<String, List<Method<? super P>>> named = new LinkedHashMap<>();
      for (Method<? super P> rival : rivals) {
        named.computeIfAbsent(rival.name(), key -> new ArrayList<>()).add(rival);
      }
      List<SolveResult.Row> rows = new ArrayList<>();
      for (List<Method<? super P>> settings : named.values()) {
        List<Method<? super P>> tried = truth.isPresent() ? settings : settings.subList(0, 1);
        tried.stream()
            .map(this::solve)
            .map(one -> row(one.method().name(), one.planes(), one.seconds()))
            .max(Comparator.comparingDouble(row -> row.psnr().orElse(0)))
            .ifPresent(rows::add);
      }
      return rows;
    }

    private NeuralField fit(Signal solution) {
      return Fit.of(new Original(solution, original.name(), original.sha256(), original.notes()))
          .effort(Effort.BEST)
          .threads(options.threads())
          .run();
    }

    private Planes rendered(NeuralField field, Signal like) {
      Samples values = new Samples.Floats(field.values(like.coordinates()));
      return Planes.of(new Signal(like.coordinates(), like.medium(), values, like.range()));
    }

    private Solution solve(Method<? super P> method) {
      session.interruption().check();
      Stopwatch begun = Stopwatch.start();
      LiveLine line = new LiveLine(session);
      try {
        return Solver.of(problem, method, original.signal())
            .threads(options.threads())
            .watch(done -> show(line, method, done, begun.seconds()))
            .solve();
      } finally {
        line.end();
      }
    }

    private void show(LiveLine line, Method<?> method, int done, double seconds) {
      session.interruption().check();
      if (!options.quiet() && LiveLine.knowsTime(seconds) && line.isDue(seconds)) {
        double left = seconds * (method.steps() - done) / done;
        line.show(
            name
                + ": "
                + method.name()
                + ", step "
                + done
                + " of "
                + method.steps()
                + LiveLine.left(seconds, left),
            seconds);
      }
    }

    private SolveResult.Row row(String method, Planes planes, double seconds) {
      return new SolveResult.Row(
          method,
          truth.map(known -> job.score(problem, known, planes)),
          problem.misfit(planes),
          seconds);
    }
  }
}
