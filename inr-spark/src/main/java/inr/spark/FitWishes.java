package inr.spark;

import inr.field.FitSettings;
import inr.io.model.Precision;
import inr.preset.Effort;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options of a fit, with the names and the meaning that they have in {@code inr fit}. */
final class FitWishes {
  @Option(names = "--model", paramLabel = "MODEL", description = "Network, see inr models.")
  private @Nullable String model;

  @Option(names = "--effort", paramLabel = "NAME", description = "fast, small or best.")
  private @Nullable Effort effort;

  @Option(names = "--width", paramLabel = "N", description = "Features of a hidden layer.")
  private @Nullable Double width;

  @Option(names = "--hidden-layers", paramLabel = "N", description = "Hidden layers.")
  private @Nullable Double hiddenLayers;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Any setting of the model, see inr models --settings; may be repeated.")
  private Map<String, Double> settings = new LinkedHashMap<>();

  @Option(
      names = {"--steps", "--max-steps"},
      paramLabel = "N",
      description = "Steps of each fit.")
  private @Nullable Long steps;

  @Option(names = "--seed", paramLabel = "N", description = "Equal seeds give equal models.")
  private long seed;

  @Option(names = "--precision", paramLabel = "NAME", description = "float32 or float16.")
  private @Nullable Precision precision;

  @Option(names = "--grey", description = "Fit one channel.")
  private boolean grey;

  /** Lets words in lower case name constants. */
  static CommandLine parser(Object command) {
    return new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
  }

  FitSettings settings() {
    Map<String, Double> all = new LinkedHashMap<>(settings);
    if (width != null) {
      all.put("width", width);
    }
    if (hiddenLayers != null) {
      all.put("hidden-layers", hiddenLayers);
    }
    return new FitSettings(
        Optional.ofNullable(model),
        Optional.ofNullable(effort),
        all,
        steps == null ? OptionalLong.empty() : OptionalLong.of(steps),
        seed,
        Optional.ofNullable(precision),
        grey);
  }
}
