package inr.cli;

import inr.operator.Shape;
import inr.solve.Planes;
import inr.solve.phase.Amplitudes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** Options of {@code inr solve phase} that tell what was measured, or is to be. */
final class PhaseOptions {
  private static final int LARGEST_SIDE = 512;

  /** Settings of {@code --setting}. */
  enum Setting {
    CODED,
    SUPPORT,
    PLANES
  }

  /** When an option says something: in some settings, and with, without or whatever --simulate. */
  private record Use(List<Setting> settings, @Nullable Boolean simulated) {}

  private static final List<Setting> ALL = List.of(Setting.values());
  private static final List<Setting> FAR = List.of(Setting.CODED, Setting.SUPPORT);
  private static final List<Setting> CODED = List.of(Setting.CODED);
  private static final List<Setting> SUPPORT = List.of(Setting.SUPPORT);
  private static final List<Setting> PLANES = List.of(Setting.PLANES);

  private static final Map<String, Use> USES =
      Map.ofEntries(
          Map.entry("--side", new Use(ALL, true)),
          Map.entry("--mask", new Use(ALL, false)),
          Map.entry("--intensities", new Use(FAR, false)),
          Map.entry("--centred", new Use(FAR, false)),
          Map.entry("--snr", new Use(FAR, null)),
          Map.entry("--patterns", new Use(CODED, null)),
          Map.entry("--phase", new Use(CODED, true)),
          Map.entry("--codes", new Use(CODED, false)),
          Map.entry("--alpha", new Use(SUPPORT, true)),
          Map.entry("--oversampling", new Use(SUPPORT, null)),
          Map.entry("--support", new Use(SUPPORT, false)),
          Map.entry("--strength", new Use(PLANES, true)),
          Map.entry("--distances", new Use(PLANES, null)),
          Map.entry("--wavelength", new Use(PLANES, null)),
          Map.entry("--noise", new Use(PLANES, null)));

  private final Session session;

  @Option(
      names = "--side",
      paramLabel = "N",
      description =
          "With --simulate: the middle square of a picture is averaged to N x N samples (default ${DEFAULT-VALUE}).")
  private int side = 64;

  @Option(
      names = "--patterns",
      paramLabel = "L",
      description =
          "coded: how many patterns there are (default as many squares as INPUT has, one below the other; with --simulate 4).")
  private @Nullable Integer patterns;

  @Option(
      names = "--phase",
      paramLabel = "PICTURE",
      description =
          "coded, with --simulate: what the phase is made of, from -90 to 90 degrees (default INPUT turned by half a turn); INPUT gives the amplitude.")
  private @Nullable Path phase;

  @Option(
      names = "--codes",
      paramLabel = "FILE",
      description =
          "coded: the masks of the patterns, one below the other as in INPUT: real numbers, or real and imaginary part as two channels of floating point (.npy of shape rows, columns, 2).")
  private @Nullable Path codes;

  @Option(
      names = "--alpha",
      paramLabel = "A",
      description =
          "support, with --simulate: noise of the intensities, A times the amplitude, white being 255 (default 0).")
  private double alpha;

  @Option(
      names = "--oversampling",
      paramLabel = "Q",
      description =
          "support: the object fills the middle of a field Q times as high and wide (default ${DEFAULT-VALUE}).")
  private int oversampling = 2;

  @Option(
      names = "--support",
      paramLabel = "FILE",
      description =
          "support: picture as large as INPUT that is white where the object may be, in place of --oversampling.")
  private @Nullable Path support;

  @Option(
      names = "--strength",
      paramLabel = "RAD",
      description =
          "planes, with --simulate: radians that white stands for (default ${DEFAULT-VALUE}); of bumps, how many times 1.43.")
  private double strength = 1;

  @Option(
      names = "--distances",
      split = ",",
      paramLabel = "Z",
      description =
          "planes: distances from the focus, in samples, of the planes that lie one below the other in INPUT (default ${DEFAULT-VALUE}).")
  private List<Double> distances = List.of(-12.0, 0.0, 12.0);

  @Option(
      names = "--wavelength",
      paramLabel = "L",
      description = "planes: the wavelength, in samples (default ${DEFAULT-VALUE}).")
  private double wavelength = 0.5;

  @Option(
      names = "--noise",
      paramLabel = "SIGMA",
      description =
          "planes: standard deviation of the noise of intensities, in parts of the light: what --simulate adds, and what methods take for granted (default ${DEFAULT-VALUE}).")
  private double noise;

  @Mixin private MeasuredAmplitudes amplitudes = new MeasuredAmplitudes();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Seed of what --simulate draws and of random starts (default ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private SolveOptions common = new SolveOptions();

  PhaseOptions(Session session) {
    this.session = session;
  }

  /** Refuses what says nothing here. */
  void requireSense(Setting setting, ParseResult words) {
    USES.forEach(
        (option, use) -> {
          if (words.hasMatchedOption(option)) {
            requireSense(setting, option, use);
          }
        });
    if (side < 2 || side > LARGEST_SIDE) {
      throw CommandFailure.usage("--side is " + side + "; 2 to " + LARGEST_SIDE + " are accepted");
    }
  }

  private void requireSense(Setting setting, String option, Use use) {
    if (!use.settings.contains(setting)) {
      throw CommandFailure.usage(
          option
              + " is for --setting "
              + String.join(" and ", use.settings.stream().map(OptionWord::of).toList())
              + ", not "
              + OptionWord.of(setting));
    }
    if (use.simulated != null && use.simulated != common.simulate()) {
      throw CommandFailure.usage(
          option + " is for " + (use.simulated ? "--simulate" : "measured data, not --simulate"));
    }
  }

  SolveOptions common() {
    return common;
  }

  MeasuredAmplitudes amplitudes() {
    return amplitudes;
  }

  Path input() {
    return common.input();
  }

  int side() {
    return side;
  }

  int patterns(int usual) {
    return patterns == null ? usual : patterns;
  }

  @Nullable Path phasePicture() {
    return phase;
  }

  @Nullable Path codes() {
    return codes;
  }

  double alpha() {
    return alpha;
  }

  int oversampling() {
    if (oversampling < 2) {
      throw CommandFailure.usage("--oversampling is " + oversampling + "; at least 2 is needed");
    }
    return oversampling;
  }

  @Nullable Path support() {
    return support;
  }

  double strength() {
    return strength;
  }

  List<Double> distances() {
    return distances;
  }

  double wavelength() {
    return wavelength;
  }

  double noise() {
    if (!(noise >= 0 && noise < 1)) {
      throw CommandFailure.usage(
          "--noise is " + noise + "; at least 0 and less than 1 is accepted");
    }
    return noise;
  }

  long seed() {
    return seed;
  }

  /** Numbers of another file, in words its role. */
  Planes numbers(Path file, String role) throws IOException {
    return common.numbers(file, role, session);
  }

  /** The middle of a picture at the size of a simulation. */
  double[] square(Planes picture, String name) {
    return CentreSquare.of(picture, side, name);
  }

  /** What INPUT says of far fields. */
  Amplitudes measured(Planes numbers, Shape plane) throws IOException {
    return amplitudes.of(numbers, plane, common, session);
  }

  /** What INPUT says of planes. */
  Amplitudes measuredIntensities(Planes numbers, Shape plane) throws IOException {
    return amplitudes.ofIntensities(numbers, plane, common, session);
  }

  /** One of several equal parts that lie one below the other. */
  static Shape part(Shape whole, int count, String name) {
    int rows = whole.side(0);
    if (count < 1 || rows % count != 0) {
      throw CommandFailure.usage(
          "INPUT has "
              + rows
              + " rows, which do not make "
              + count
              + " equal parts; "
              + name
              + " must divide them");
    }
    return Shape.of(rows / count, whole.side(1));
  }
}
