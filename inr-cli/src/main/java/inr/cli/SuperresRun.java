package inr.cli;

import inr.field.Fit;
import inr.field.NeuralField;
import inr.field.Original;
import inr.preset.Effort;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.solve.Enlargement;
import inr.solve.Method;
import inr.solve.PatchPrior;
import inr.solve.PictureScore;
import inr.solve.Planes;
import inr.solve.Solution;
import inr.solve.SuperResolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The methods at work on one picture, and the field that is fitted to the answer. */
final class SuperresRun {
  private final Session session;
  private final String name;
  private final SuperResolution job;
  private final Enlargement problem;
  private final Optional<Planes> truth;
  private final boolean watched;

  /**
   * A run before its first method.
   *
   * @param name of the picture
   * @param truth what answers are measured against, if anything
   * @param watched whether to say how it goes on
   */
  SuperresRun(
      Session session, String name, SuperResolution job, Optional<Planes> truth, boolean watched) {
    this.session = session;
    this.name = name;
    this.job = job;
    this.problem = job.problem();
    this.truth = truth;
    this.watched = watched;
  }

  /**
   * Solves the problem by each of its rivals and by the patch prior, and fits a field to the answer
   * of that as closely as presets do.
   */
  SuperresResult run(Original original, List<Method> rivals, int threads) {
    List<SuperresResult.Row> rows = new ArrayList<>();
    for (Method rival : rivals) {
      Solution solution = solve(rival);
      rows.add(row(rival.name(), solution.planes(), solution.seconds()));
    }
    Method prior = PatchPrior.of(problem.scale());
    Solution solution = solve(prior);
    Stopwatch begun = Stopwatch.start();
    NeuralField field = fit(original, solution.signal(), threads);
    double seconds = begun.seconds();
    return new SuperresResult(
        field,
        rows,
        row(prior.name(), solution.planes(), solution.seconds()),
        row("field", rendered(field, solution.signal()), seconds),
        prior.steps());
  }

  private NeuralField fit(Original original, Signal solution, int threads) {
    return Fit.of(new Original(solution, original.name(), original.sha256(), original.notes()))
        .effort(Effort.BEST)
        .threads(threads)
        .run();
  }

  private static Planes rendered(NeuralField field, Signal like) {
    Samples values = new Samples.Floats(field.values(like.coordinates()));
    return Planes.of(new Signal(like.coordinates(), like.medium(), values, like.range()));
  }

  private Solution solve(Method method) {
    session.interruption().check();
    Stopwatch begun = Stopwatch.start();
    LiveLine line = new LiveLine(session);
    try {
      return job.method(method).watch(done -> show(line, method, done, begun.seconds())).solve();
    } finally {
      line.end();
    }
  }

  private void show(LiveLine line, Method method, int done, double seconds) {
    session.interruption().check();
    if (watched && LiveLine.knowsTime(seconds) && line.isDue(seconds)) {
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

  private SuperresResult.Row row(String method, Planes planes, double seconds) {
    return new SuperresResult.Row(
        method,
        truth.map(known -> PictureScore.of(known, planes, problem.scale())),
        problem.misfit(planes),
        seconds);
  }
}
