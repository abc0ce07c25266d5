package inr.cli;

import inr.field.Original;
import inr.parallel.Workers;
import inr.signal.Signal;
import inr.solve.sound.SoundMethod;
import inr.solve.sound.SoundProblem;
import inr.solve.sound.SoundScore;
import inr.solve.sound.Waves;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A job on sounds.
 *
 * @param session where it runs
 * @param options of all jobs
 * @param job what it has of its own
 * @param <P> its problems
 */
record SoundSolving<P extends SoundProblem>(Session session, SolveOptions options, SoundJob<P> job)
    implements SolveJob {
  @Override
  public String name() {
    return job.name();
  }

  @Override
  public Original read(CommandInput source) throws IOException {
    return options.sound(source, session);
  }

  @Override
  public Posed<?, ?> posed(Signal sound) throws IOException {
    Waves input = Waves.of(sound);
    P problem =
        CommandFailure.unlessUsage(
            () -> options.simulate() ? job.simulated(input) : job.measured(input));
    return new PosedSound<>(job, problem, truth(input, problem.start()), sound);
  }

  /** What answers are measured against, as long as they will be. */
  private Optional<Waves> truth(Waves input, Waves answer) throws IOException {
    if (options.simulate()) {
      return Optional.of(input);
    }
    Path named = options.truth();
    if (named == null) {
      return Optional.empty();
    }
    Waves known = options.waves(named, "truth", session);
    boolean alike =
        known.frames() == answer.frames()
            && known.channels().size() == answer.channels().size()
            && known.rate() == answer.rate();
    if (!alike) {
      throw CommandFailure.failure(
          named
              + ": has "
              + text(known)
              + " but the answer will have "
              + text(answer)
              + "; a truth of that length is needed");
    }
    return Optional.of(known);
  }

  private static String text(Waves waves) {
    int channels = waves.channels().size();
    return waves.frames()
        + " samples at "
        + waves.rate()
        + " Hz and "
        + channels
        + (channels == 1 ? " channel" : " channels");
  }

  private record PosedSound<P extends SoundProblem>(
      SoundJob<P> job, P problem, Optional<Waves> truth, Signal like)
      implements Posed<SoundMethod<? super P>, Waves> {
    @Override
    public SolveScore.Kind kind() {
      return SolveScore.Kind.SOUND;
    }

    @Override
    public SoundMethod<? super P> answer() {
      return job.answer();
    }

    @Override
    public String merit() {
      return job.merit();
    }

    @Override
    public List<SoundMethod<? super P>> baselines() {
      return job.baselines();
    }

    @Override
    public Waves solve(SoundMethod<? super P> method, Workers workers, IntConsumer done) {
      return method.solve(problem, workers, done);
    }

    @Override
    public Signal signal(Waves found) {
      return found.signal(like);
    }

    @Override
    public Waves found(Signal rendered) {
      return Waves.of(rendered);
    }

    @Override
    public SolveScore score(Waves known, Waves found) {
      SoundScore score = job.score(problem, known, found);
      return new SolveScore(score.snr(), score.sdr());
    }

    @Override
    public Optional<Waves> ceiling() {
      return truth.flatMap(known -> job.ceiling(problem, known));
    }

    @Override
    public double misfit(Waves found) {
      return problem.misfit(found);
    }
  }
}
