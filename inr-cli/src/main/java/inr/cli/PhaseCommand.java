package inr.cli;

import inr.field.Original;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.solve.FieldAnswer;
import inr.solve.Planes;
import inr.solve.phase.FieldThroughAmplitudes;
import inr.solve.phase.PhaseMethod;
import inr.solve.phase.PhasePhantom;
import inr.solve.phase.PhaseProblem;
import inr.solve.phase.Projecting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code inr solve phase}: a model of a wave of which amplitudes were measured. */
@Command(
    name = "phase",
    description =
        "Finds a wave from amplitudes: of far fields behind several masks (coded), of the far field of a real object in a known support (support), or of pictures in and out of focus (planes). The model has real and imaginary part, the object, or the phase in radians; inr render OUT.inr -o OUT.npy has its numbers. INPUT is a picture or an array of NumPy; with --simulate and planes it may be bumps, a phase to try methods on.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class PhaseCommand implements Callable<Integer>, SolveJob {
  private static final Path BUMPS = Path.of("bumps");

  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--setting",
      required = true,
      paramLabel = "NAME",
      description = "What was measured: coded, support or planes.")
  private String setting = "";

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description =
          "Whose answer becomes the model (default siren for coded and planes, hio for support). coded: ap, spectral+ap, raar, siren; support: er, raar, hio, siren, hio+siren; planes: gs, tie, tie+siren, siren.")
  private @Nullable String method;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description =
          "Steps of networks in all (default 300 for coded, 600 for support, 900 for planes, and those of a first fit).")
  private @Nullable Integer steps;

  @Mixin private PhaseOptions options;

  PhaseCommand(Session session) {
    this.session = session;
    this.options = new PhaseOptions(session);
  }

  @Override
  public Integer call() throws IOException {
    PhaseOptions.Setting chosen = chosen();
    options.requireSense(chosen, spec.commandLine().getParseResult());
    if (steps != null && steps < 1) {
      throw CommandFailure.usage("--steps is " + steps + "; at least 1 is needed");
    }
    named(of(chosen));
    return new SolveRun(session, options.common(), this).run();
  }

  private PhaseOptions.Setting chosen() {
    return SolveOptions.chosen("--setting", setting, List.of(PhaseOptions.Setting.values()));
  }

  private PhaseSetting<?> of(PhaseOptions.Setting chosen) {
    return switch (chosen) {
      case CODED -> new CodedSetting(options);
      case SUPPORT -> new SupportSetting(options);
      case PLANES -> new PlanesSetting(options);
    };
  }

  @Override
  public String name() {
    return "phase";
  }

  @Override
  public Original read(CommandInput source) throws IOException {
    boolean bumps = source.named().equals(BUMPS) && !Files.exists(BUMPS);
    return bumps && options.common().simulate() && chosen() == PhaseOptions.Setting.PLANES
        ? Original.of(bumps())
        : options.common().numbers(source, session);
  }

  private Signal bumps() {
    int side = options.side();
    double[] phase = PhasePhantom.bumps(side, options.seed());
    float[] values = new float[phase.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) phase[i];
    }
    return new Signal(
        Grid.of(Axis.centred("y", side), Axis.centred("x", side)),
        new Medium.Field(1),
        new Samples.Floats(values),
        ValueRange.symmetric(-Math.PI, Math.PI));
  }

  @Override
  public Posed<?, ?> posed(Signal input) throws IOException {
    return posed(of(chosen()), Planes.ofNumbers(input));
  }

  private <P extends PhaseProblem> PhaseSolving<P> posed(PhaseSetting<P> chosen, Planes input)
      throws IOException {
    try {
      boolean simulate = options.common().simulate();
      Optional<double[]> made = simulate ? Optional.of(chosen.truth(input)) : Optional.empty();
      P problem = simulate ? chosen.simulated(made.orElseThrow()) : chosen.measured(input);
      Optional<double[]> truth = made.isPresent() ? made : known(problem);
      PhaseMethod<? super P> answer = named(chosen);
      return new PhaseSolving<>(
          chosen,
          problem,
          truth.map(FieldAnswer::of),
          answer,
          methods(chosen).stream().filter(other -> !other.name().equals(answer.name())).toList());
    } catch (IllegalArgumentException wrong) {
      throw CommandFailure.usage(String.valueOf(wrong.getMessage()));
    }
  }

  private <P extends PhaseProblem> PhaseMethod<? super P> named(PhaseSetting<P> chosen) {
    String wanted = method == null ? chosen.usual() : method;
    List<PhaseMethod<? super P>> all = methods(chosen);
    return all.stream()
        .filter(one -> one.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                CommandFailure.usage(
                    "--method is "
                        + wanted
                        + "; "
                        + String.join(", ", all.stream().map(PhaseMethod::name).toList())
                        + " are accepted for --setting "
                        + setting));
  }

  /** The methods of a setting with the steps and the seed that were asked for. */
  private <P extends PhaseProblem> List<PhaseMethod<? super P>> methods(PhaseSetting<P> chosen) {
    return chosen.methods().stream().<PhaseMethod<? super P>>map(this::asked).toList();
  }

  private <Q extends PhaseProblem> PhaseMethod<Q> asked(PhaseMethod<Q> one) {
    if (one instanceof FieldThroughAmplitudes<Q> network) {
      return network.with(steps == null ? network.steps() : steps, options.seed());
    }
    return one instanceof Projecting<Q> projecting ? projecting.seeded(options.seed()) : one;
  }

  /** What --truth has, the numbers of a point together. */
  private Optional<double[]> known(PhaseProblem problem) throws IOException {
    Path file = options.common().truth();
    if (file == null) {
      return Optional.empty();
    }
    Planes planes =
        MeasuredAmplitudes.requireShape(options.numbers(file, "truth"), problem.shape(), file);
    int channels = problem.channels();
    if (planes.channels().size() < channels) {
      throw CommandFailure.failure(
          file + ": has one channel; real and imaginary part are needed as two");
    }
    double[] numbers = new double[channels * problem.shape().size()];
    double[] luma = planes.luma();
    for (int i = 0; i < numbers.length; i++) {
      double[] channel = channels == 1 ? luma : planes.channels().get(i % channels);
      numbers[i] = channel[i / channels];
    }
    return Optional.of(numbers);
  }
}
