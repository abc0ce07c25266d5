package inr.cli;

import inr.field.Fit;
import inr.field.NeuralField;
import inr.field.Original;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.io.model.Model;
import inr.io.model.Precision;
import inr.io.model.Program;
import inr.io.model.Provenance;
import inr.operator.Shape;
import inr.parallel.Workers;
import inr.preset.Preset;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.solve.phase.Amplitudes;
import inr.solve.phase.FieldThroughAmplitudes;
import inr.solve.phase.PhaseAnswer;
import inr.solve.phase.PhaseMethod;
import inr.solve.phase.PhaseProblem;
import inr.solve.phase.PhaseScore;
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
    Optional<PhaseAnswer> truth,
    PhaseMethod<? super P> answer,
    List<PhaseMethod<? super P>> baselines)
    implements Posed<PhaseMethod<? super P>, PhaseAnswer> {
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
  public PhaseAnswer solve(PhaseMethod<? super P> method, Workers workers, IntConsumer done) {
    return method.solve(problem, workers, done);
  }

  @Override
  public Signal signal(PhaseAnswer found) {
    return found.network().map(PhaseAnswer.Network::signal).orElseGet(() -> samples(found));
  }

  /** Of complex numbers how large they are, which no constant phase changes. */
  @Override
  public Signal shown(PhaseAnswer found) {
    if (problem.channels() == 1) {
      return samples(found);
    }
    double[] amplitudes = Amplitudes.of(found.numbers(), problem.shape().size());
    return samples(PhaseAnswer.of(amplitudes), 1);
  }

  private Signal samples(PhaseAnswer found) {
    return samples(found, problem.channels());
  }

  private Signal samples(PhaseAnswer found, int channels) {
    Shape shape = problem.shape();
    float[] values = new float[found.numbers().length];
    double largest = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) found.numbers()[i];
      largest = Math.max(largest, Math.abs(values[i]));
    }
    double range = largest == 0 ? 1 : largest;
    return new Signal(
        Grid.of(Axis.centred("y", shape.side(0)), Axis.centred("x", shape.side(1))),
        new Medium.Field(channels),
        new Samples.Floats(values),
        ValueRange.symmetric(-range, range));
  }

  @Override
  public Optional<NeuralField> field(PhaseAnswer found, Original original) {
    return found.network().map(network -> new NeuralField(model(network, original)));
  }

  private Model model(PhaseAnswer.Network network, Original original) {
    Signal signal = network.signal();
    return new Model(
        network.plan(),
        (Grid) signal.coordinates(),
        signal.medium(),
        signal.range(),
        network.parameters(),
        Precision.FLOAT32,
        new Provenance(
            original.name(),
            original.sha256(),
            Program.text(),
            System.getProperty("java.version"),
            "cpu",
            network.steps(),
            Map.of("model", "siren", "job", "phase"),
            Map.of()));
  }

  /** Waves are kept as exactly as floats do: that is what they were measured for. */
  @Override
  public Fit fitting(Fit usual) {
    return usual.setting(Preset.DENSITY, DENSITY);
  }

  @Override
  public PhaseAnswer found(Signal rendered) {
    double[] numbers = new double[rendered.samples().size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = rendered.samples().get(i);
    }
    return PhaseAnswer.of(numbers);
  }

  @Override
  public SolveScore score(PhaseAnswer known, PhaseAnswer found) {
    PhaseScore score = problem.score(known.numbers(), found.numbers());
    return new SolveScore(score.decibels(), OptionalDouble.of(score.error()));
  }

  @Override
  public Optional<PhaseAnswer> ceiling() {
    return Optional.empty();
  }

  @Override
  public double misfit(PhaseAnswer found) {
    return problem.misfit(found.numbers());
  }
}
