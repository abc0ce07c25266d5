package inr.cli;

import inr.field.NeuralField;
import inr.field.Original;
import inr.grid.Grid;
import inr.operator.Shape;
import inr.parallel.Workers;
import inr.signal.Signal;
import inr.solve.Method;
import inr.solve.PictureAnswer;
import inr.solve.PictureScore;
import inr.solve.Planes;
import inr.solve.Problem;
import inr.solve.SirenField;
import inr.solve.TrainedField;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A job on pictures.
 *
 * @param session where it runs
 * @param options of all jobs
 * @param job what it has of its own
 * @param network whose answer becomes the model, in place of the job's own method
 * @param <P> its problems
 */
record PictureSolving<P extends Problem>(
    Session session, SolveOptions options, PictureJob<P> job, Optional<SirenField> network)
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
    return new PosedPicture<>(
        job, network, problem, truth(picture, problem).map(PictureAnswer::of), picture);
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
      PictureJob<P> job,
      Optional<SirenField> network,
      P problem,
      Optional<PictureAnswer> truth,
      Signal like)
      implements Posed<Method<? super P>, PictureAnswer> {
    @Override
    public SolveScore.Kind kind() {
      return SolveScore.Kind.PICTURE;
    }

    @Override
    public Method<? super P> answer() {
      return network.isPresent() ? network.get() : job.answer(problem);
    }

    @Override
    public String merit() {
      return network.isPresent() ? "the network" : job.merit();
    }

    @Override
    public List<Method<? super P>> baselines() {
      List<Method<? super P>> all = new ArrayList<>(job.baselines(problem));
      if (network.isPresent()) {
        all.add(job.answer(problem));
      }
      return all;
    }

    @Override
    public PictureAnswer solve(Method<? super P> method, Workers workers, IntConsumer done) {
      return method.answer(problem, workers, done);
    }

    /** A network whose noise is known may end before its steps do. */
    @Override
    public Stop stop(Method<? super P> method, PictureAnswer found) {
      int steps = found.field().map(TrainedField::steps).orElse(method.steps());
      return new Stop(stopper(method, steps), steps);
    }

    private static String stopper(Method<?> method, int steps) {
      if (steps < method.steps()) {
        return "discrepancy";
      }
      return steps > 0 ? "steps" : "tolerance";
    }

    @Override
    public Signal signal(PictureAnswer found) {
      return found.planes().signal(like);
    }

    @Override
    public Optional<NeuralField> field(PictureAnswer found, Original original) {
      Signal picture = signal(found);
      return found
          .field()
          .map(
              field ->
                  new TrainedField(
                      field.plan(),
                      field.parameters(),
                      picture.medium(),
                      picture.range(),
                      field.steps()))
          .map(
              field ->
                  TrainedModel.of(
                      field,
                      (Grid) picture.coordinates(),
                      original,
                      Map.of("model", "siren", "job", job.name())));
    }

    @Override
    public PictureAnswer found(Signal rendered) {
      return PictureAnswer.of(Planes.of(rendered));
    }

    @Override
    public SolveScore score(PictureAnswer known, PictureAnswer found) {
      PictureScore score = job.score(problem, known.planes(), found.planes());
      return new SolveScore(score.psnr(), score.ssim());
    }

    @Override
    public Optional<PictureAnswer> ceiling() {
      return Optional.empty();
    }

    @Override
    public double misfit(PictureAnswer found) {
      return problem.misfit(found.planes());
    }
  }
}
