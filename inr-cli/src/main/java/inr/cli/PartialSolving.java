package inr.cli;

import inr.grid.Grid;
import inr.parallel.Workers;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.solve.FieldAnswer;
import inr.solve.partial.PartialMethod;
import inr.solve.partial.PartialSignal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A signal of which some points are known, with the methods of a job.
 *
 * @param job whose it is
 * @param problem itself
 * @param truth values of all points, where they are known
 */
record PartialSolving(PartialJob job, PartialSignal problem, Optional<FieldAnswer> truth)
    implements PosedField<PartialMethod> {
  /** With the problem's own values as the truth, or without one. */
  static PartialSolving of(PartialJob job, PartialSignal problem, boolean knowsTruth) {
    return new PartialSolving(
        job, problem, knowsTruth ? Optional.of(FieldAnswer.of(all(problem))) : Optional.empty());
  }

  private static double[] all(PartialSignal problem) {
    Samples samples = problem.signal().samples();
    double[] values = new double[samples.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = samples.get(i);
    }
    return values;
  }

  @Override
  public SolveScore.Kind kind() {
    return job.kind(problem);
  }

  @Override
  public PartialMethod answer() {
    return job.answer(problem);
  }

  @Override
  public String merit() {
    return job.merit();
  }

  @Override
  public List<PartialMethod> baselines() {
    return job.baselines(problem);
  }

  @Override
  public FieldAnswer solve(PartialMethod method, Workers workers, IntConsumer done) {
    return method.solve(problem, workers, done);
  }

  @Override
  public Signal signal(FieldAnswer found) {
    Signal like = problem.signal();
    return new Signal(
        like.coordinates(),
        like.medium(),
        new Samples.Floats(PosedField.floats(found.numbers())),
        like.range());
  }

  @Override
  public Signal shown(FieldAnswer found) {
    return job.shown(problem, found.numbers());
  }

  @Override
  public SolveScore score(FieldAnswer known, FieldAnswer found) {
    return job.score(problem, known.numbers(), found.numbers());
  }

  @Override
  public double misfit(FieldAnswer found) {
    return problem.misfit(found.numbers());
  }

  @Override
  public Grid grid() {
    return job.grid(problem);
  }

  @Override
  public Map<String, String> settings() {
    return job.settings();
  }
}
