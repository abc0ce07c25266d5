package inr.cli;

import inr.field.Original;
import inr.operator.Shape;
import inr.parallel.Workers;
import inr.signal.Signal;
import inr.solve.Method;
import inr.solve.PictureScore;
import inr.solve.Planes;
import inr.solve.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A job on pictures.
 *
 * @param session where it runs
 * @param options of all jobs
 * @param job what it has of its own
 * @param <P> its problems
 */
record PictureSolving<P extends Problem>(Session session, SolveOptions options, PictureJob<P> job)
    implements SolveJob {
  @Override
  public String name() {
    return job.name();
  }

  @Override
  public Original read(CommandInput source) throws IOException {
    return options.picture(source, session);
  }

  @Override
  public Posed<?, ?> posed(Signal picture) throws IOException {
    P problem = problem(picture);
    return new PosedPicture<>(job, problem, truth(picture, problem), picture);
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

  private record PosedPicture<P extends Problem>(
      PictureJob<P> job, P problem, Optional<Planes> truth, Signal like)
      implements Posed<Method<? super P>, Planes> {
    @Override
    public SolveScore.Kind kind() {
      return SolveScore.Kind.PICTURE;
    }

    @Override
    public Method<? super P> answer() {
      return job.answer(problem);
    }

    @Override
    public String merit() {
      return "the patch prior";
    }

    @Override
    public List<Method<? super P>> baselines() {
      return job.baselines(problem);
    }

    @Override
    public Planes solve(Method<? super P> method, Workers workers, IntConsumer done) {
      return method.solve(problem, workers, done);
    }

    @Override
    public Signal signal(Planes found) {
      return found.signal(like);
    }

    @Override
    public Planes found(Signal rendered) {
      return Planes.of(rendered);
    }

    @Override
    public SolveScore score(Planes known, Planes found) {
      PictureScore score = job.score(problem, known, found);
      return new SolveScore(score.psnr(), score.ssim());
    }

    @Override
    public Optional<Planes> ceiling() {
      return Optional.empty();
    }

    @Override
    public double misfit(Planes found) {
      return problem.misfit(found);
    }
  }
}
