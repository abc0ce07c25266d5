package inr.cli;

import inr.grid.Grid;
import inr.operator.Shape;
import inr.parallel.Workers;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.solve.FieldAnswer;
import inr.solve.PictureScore;
import inr.solve.Planes;
import inr.solve.poisson.GridPoisson;
import inr.solve.poisson.PictureDerivatives;
import inr.solve.poisson.PoissonField;
import inr.solve.poisson.PoissonMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A picture whose derivatives are known, with the methods that find it.
 *
 * @param problem itself
 * @param truth the picture, where it is known
 * @param answer our method
 */
record PoissonSolving(PictureDerivatives problem, Optional<FieldAnswer> truth, PoissonField answer)
    implements PosedField<PoissonMethod> {
  /** A picture as an answer. */
  static FieldAnswer answer(Planes picture) {
    int channels = picture.channels().size();
    double[] numbers = new double[channels * picture.shape().size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = PoissonField.WHITE * picture.channels().get(i % channels)[i / channels];
    }
    return FieldAnswer.of(numbers);
  }

  private Planes planes(FieldAnswer found) {
    int channels = problem.measured().size();
    double[][] planes = new double[channels][problem.shape().size()];
    for (int i = 0; i < found.numbers().length; i++) {
      planes[i % channels][i / channels] = found.numbers()[i] / PoissonField.WHITE;
    }
    return new Planes(problem.shape(), List.of(planes), problem.colours());
  }

  @Override
  public SolveScore.Kind kind() {
    return SolveScore.Kind.PICTURE;
  }

  @Override
  public String merit() {
    return "the network";
  }

  @Override
  public List<PoissonMethod> baselines() {
    return List.of(new GridPoisson());
  }

  @Override
  public FieldAnswer solve(PoissonMethod method, Workers workers, IntConsumer done) {
    return method.solve(problem, workers, done);
  }

  @Override
  public Signal signal(FieldAnswer found) {
    Shape shape = problem.shape();
    return new Signal(
        grid(),
        new Medium.Picture(shape.side(1), shape.side(0), problem.measured().size(), Byte.SIZE),
        new Samples.Floats(PosedField.floats(found.numbers())),
        ValueRange.symmetric(0, PoissonField.WHITE));
  }

  @Override
  public SolveScore score(FieldAnswer known, FieldAnswer found) {
    PictureScore score = PictureScore.of(planes(known), planes(found), 0);
    return new SolveScore(score.psnr(), score.ssim());
  }

  @Override
  public double misfit(FieldAnswer found) {
    return problem.misfit(planes(found));
  }

  @Override
  public Grid grid() {
    return PoissonField.grid(problem);
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("model", "siren", "job", "poisson", "from", OptionWord.of(problem.kind()));
  }
}
