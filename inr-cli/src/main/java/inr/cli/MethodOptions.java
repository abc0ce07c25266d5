package inr.cli;

import inr.solve.SirenField;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of jobs on pictures that choose whose answer becomes the model. */
final class MethodOptions {
  /** Answers that there are. */
  private enum Kind {
    PATCHES,
    SIREN
  }

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description =
          "Whose answer becomes the model: patches, or siren, sine layers that are trained through the measurement and are the model themselves; with siren, patches join those that it is compared with (default ${DEFAULT-VALUE}).")
  private String method = "patches";

  @Option(
      names = "--hidden-layers",
      paramLabel = "N",
      description = "siren: how many layers it has (default 4).")
  private @Nullable Integer hiddenLayers;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "siren: features of each of them (default 128).")
  private @Nullable Integer width;

  @Option(
      names = "--omega",
      paramLabel = "W",
      description =
          "siren: ω of its layers (default by how many measurements there are: of n pixels 30 √(m/n), from 5 to 30).")
  private @Nullable Double omega;

  @Option(
      names = "--lr",
      paramLabel = "RATE",
      description = "siren: learning rate, which falls to a tenth (default 5e-4).")
  private @Nullable Double rate;

  @Option(
      names = "--variation",
      paramLabel = "W",
      description = "siren: weight of total variation in its loss (default 0.01).")
  private @Nullable Double variation;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description =
          "siren: steps of training at most; it ends before where noise is known and explained (default 1000).")
  private @Nullable Integer steps;

  /**
   * The network that was asked for; none where patches are.
   *
   * @param seed of its beginning and of what is drawn
   */
  Optional<SirenField> network(long seed) {
    if (SolveOptions.chosen("--method", method, List.of(Kind.values())) == Kind.PATCHES) {
      if (Stream.of(hiddenLayers, width, omega, rate, variation, steps)
          .anyMatch(Objects::nonNull)) {
        throw CommandFailure.usage(
            "--hidden-layers, --width, --omega, --lr, --variation and --steps are for --method siren");
      }
      return Optional.empty();
    }
    return Optional.of(
        CommandFailure.unlessUsage(
            () ->
                new SirenField(
                    or(hiddenLayers, 4),
                    or(width, 128),
                    Optional.ofNullable(omega),
                    or(rate, 5e-4),
                    or(variation, 1e-2),
                    or(steps, 1000),
                    seed)));
  }

  private static <T> T or(@Nullable T given, T usual) {
    return given == null ? usual : given;
  }
}
