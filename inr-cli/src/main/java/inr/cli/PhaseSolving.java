package inr.cli;

import inr.field.Fit;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.operator.Shape;
import inr.parallel.Workers;
import inr.preset.Preset;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.solve.FieldAnswer;
import inr.solve.TrainedField;
import inr.solve.phase.Amplitudes;
import inr.solve.phase.FieldThroughAmplitudes;
import inr.solve.phase.PhaseMethod;
import inr.solve.phase.PhaseProblem;
import inr.solve.phase.PhaseScore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;

/**
 * A problem of phases with its methods. A network that was trained is the model; to an answer of
 * numbers alone a field is fitted.
 *
 * @param setting that it is of
 * @param problem itself
 * @param truth x, where it is known
 * @param answer our method
 * @param baselines the others
 * @param <P> its kind
 */
record PhaseSolving<P extends PhaseProblem>(
    PhaseSetting<P> setting,
    P problem,
    Optional<FieldAnswer> truth,
    PhaseMethod<? super P> answer,
    List<PhaseMethod<? super P>> baselines)
    implements PosedField<PhaseMethod<? super P>> {
  private static final double DENSITY = 4;

  @Override
  public SolveScore.Kind kind() {
    return setting.kind();
  }

  @Override
  public String merit() {
    return answer instanceof FieldThroughAmplitudes ? "the network" : answer.name();
  }

  @Override
  public FieldAnswer solve(PhaseMethod<? super P> method, Workers workers, IntConsumer done) {
    return method.solve(problem, workers, done);
  }

  @Override
  public Signal signal(FieldAnswer found) {
    return samples(found);
  }

  /** Of complex numbers how large they are, which no constant phase changes. */
  @Override
  public Signal shown(FieldAnswer found) {
    if (problem.channels() == 1) {
      return samples(found);
    }
    double[] amplitudes = Amplitudes.of(found.numbers(), problem.shape().size());
    return samples(FieldAnswer.of(amplitudes), 1);
  }

  private Signal samples(FieldAnswer found) {
    return samples(found, problem.channels());
  }

  private Signal samples(FieldAnswer found, int channels) {
    double[] numbers = found.numbers();
    double largest = Arrays.stream(numbers).map(Math::abs).max().orElse(0);
    double range = largest == 0 ? 1 : largest;
    return new Signal(
        grid(),
        new Medium.Field(channels),
        new Samples.Floats(PosedField.floats(numbers)),
        found.field().map(TrainedField::range).orElse(ValueRange.symmetric(-range, range)));
  }

  @Override
  public Grid grid() {
    Shape shape = problem.shape();
    return Grid.of(Axis.centred("y", shape.side(0)), Axis.centred("x", shape.side(1)));
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("model", "siren", "job", "phase");
  }

  /** Waves are kept as exactly as floats do: that is what they were measured for. */
  @Override
  public Fit fitting(Fit usual) {
    return usual.setting(Preset.DENSITY, DENSITY);
  }

  @Override
  public SolveScore score(FieldAnswer known, FieldAnswer found) {
    PhaseScore score = problem.score(known.numbers(), found.numbers());
    return new SolveScore(score.decibels(), OptionalDouble.of(score.error()));
  }

  @Override
  public double misfit(FieldAnswer found) {
    return problem.misfit(found.numbers());
  }
}
