package inr.cli;

import inr.field.Fit;
import inr.field.NeuralField;
import inr.field.Original;
import inr.io.Output;
import inr.io.model.ModelFile;
import inr.parallel.Workers;
import inr.preset.Effort;
import inr.report.Compared;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.solve.Approach;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A job from its input to its report: the problem, its answer by each method, a field that ours is
 * or that is fitted to it, and the scores of all.
 */
final class SolveRun {
  private final Session session;
  private final SolveOptions options;
  private final SolveJob job;

  /** A run before it reads anything. */
  SolveRun(Session session, SolveOptions options, SolveJob job) {
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
        Output target = CommandOutput.claim(options.output(), source, options.force(), session);
        AskedPage page = AskedPage.claim(options.report(), source, options.force(), session);
        AskedPlot plot = AskedPlot.claim(options.plot(), source, options.force(), session)) {
      Original original = job.read(source);
      SolveResult result = result(source.toString(), original, job.posed(original.signal()));
      ModelFile.write(target, result.field().model());
      job.writeMore(result.field());
      tell(target.target(), result, begun);
      Consumer<String> voice = options.voice(session);
      page.write(() -> new SolveReport(result, original, options.words()).page(), voice);
      plot.write(() -> SolvePlot.of(PageOrigin.name(original), result), voice);
    }
    return ExitCode.DONE;
  }

  private <M extends Approach, X> SolveResult result(
      String name, Original original, Posed<M, X> posed) {
    List<M> rivals = options.rivals(posed.baselines());
    if (options.report().isPresent() && posed.truth().isEmpty() && rivals.isEmpty()) {
      throw CommandFailure.usage(
          "--report shows the answer beside a truth or another method; give --truth or --baselines");
    }
    if (options.plot().isPresent() && posed.truth().isEmpty()) {
      throw CommandFailure.usage(
          AskedPlot.OPTION + " shows scores against a truth; give --simulate or --truth");
    }
    return new Answers<>(name, original, posed).all(rivals);
  }

  private void tell(Path file, SolveResult result, Stopwatch begun) {
    options.tell(() -> result.report(file, begun.seconds()), result::lines, session);
  }

  /** Something to look at. */
  private record Shown(String name, Signal signal) {}

  /**
   * The methods at work on one problem, and the field that is fitted to the answer.
   *
   * @param <M> methods
   * @param <X> what they find
   */
  private final class Answers<M extends Approach, X> {
    private final String name;
    private final Original original;
    private final Posed<M, X> posed;

    /** Of the first rival, for whom there is no truth to look at. */
    private Optional<Shown> first = Optional.empty();

    Answers(String name, Original original, Posed<M, X> posed) {
      this.name = name;
      this.original = original;
      this.posed = posed;
    }

    SolveResult all(List<M> rivals) {
      List<SolveResult.Row> rows = rows(rivals);
      M ours = posed.answer();
      Stopwatch begun = Stopwatch.start();
      X solution = solve(ours);
      SolveResult.Row solved = row(ours.name(), solution, begun.seconds());
      Signal signal = posed.signal(solution);
      Stopwatch begunFit = Stopwatch.start();
      NeuralField field = posed.field(solution, original).orElseGet(() -> fit(signal));
      double seconds = begunFit.seconds();
      X rendered = rendered(field, signal);
      return new SolveResult(
          job.name(),
          posed.kind(),
          posed.merit(),
          field,
          rows,
          solved,
          row("field", rendered, seconds),
          posed.ceiling().flatMap(this::score),
          posed.stop(ours, solution),
          options.report().map(page -> compared(rendered)));
    }

    private Compared compared(X rendered) {
      Shown reference =
          posed
              .truth()
              .map(truth -> new Shown("Truth", posed.shown(truth)))
              .or(() -> first)
              .orElseThrow();
      return Compared.of(
          List.of(reference.name(), "Answer"), reference.signal(), posed.shown(rendered));
    }

    /** Of methods that share a name the best one, or the first without truth. */
    private List<SolveResult.Row> rows(List<M> rivals) {
      Map<String, List<M>> named = new LinkedHashMap<>();
      for (M rival : rivals) {
        named.computeIfAbsent(rival.name(), key -> new ArrayList<>()).add(rival);
      }
      List<SolveResult.Row> rows = new ArrayList<>();
      for (List<M> settings : named.values()) {
        List<M> tried = posed.truth().isPresent() ? settings : settings.subList(0, 1);
        tried.stream()
            .map(this::tried)
            .max(Comparator.comparingDouble(row -> row.rank().orElse(0)))
            .ifPresent(rows::add);
      }
      return rows;
    }

    private SolveResult.Row tried(M rival) {
      Stopwatch begun = Stopwatch.start();
      X found = solve(rival);
      SolveResult.Row row = row(rival.name(), found, begun.seconds());
      if (first.isEmpty() && options.report().isPresent()) {
        first = Optional.of(new Shown(rival.name(), posed.shown(found)));
      }
      return row;
    }

    private NeuralField fit(Signal solution) {
      Original solved =
          new Original(solution, original.name(), original.sha256(), original.notes());
      Fit usual = Fit.of(solved).effort(Effort.BEST).threads(options.threads());
      return posed.fitting(usual).run();
    }

    private X rendered(NeuralField field, Signal like) {
      Samples values = new Samples.Floats(field.values(like.coordinates()));
      return posed.found(new Signal(like.coordinates(), like.medium(), values, like.range()));
    }

    private X solve(M method) {
      session.interruption().check();
      Stopwatch begun = Stopwatch.start();
      LiveLine line = new LiveLine(session);
      try (Workers workers = new Workers(options.threads())) {
        return posed.solve(method, workers, done -> show(line, method, done, begun.seconds()));
      } finally {
        line.end();
      }
    }

    private void show(LiveLine line, M method, int done, double seconds) {
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

    private SolveResult.Row row(String method, X found, double seconds) {
      return new SolveResult.Row(method, score(found), posed.misfit(found), seconds);
    }

    private Optional<SolveScore> score(X found) {
      return posed.truth().map(truth -> posed.score(truth, found));
    }
  }
}
