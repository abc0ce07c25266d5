package inr.field;

import inr.io.model.Precision;
import inr.io.plan.JsonText;
import inr.preset.Effort;
import inr.preset.Preset;
import inr.preset.Presets;
import inr.signal.Medium;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What is asked of many fits at once, as plain data: equal settings give equal models of equal
 * inputs, wherever they are fitted, so a key of both names a model before it is fitted.
 *
 * @param model name of the network, see {@link Presets}; that of the medium unless given
 * @param effort what the fits shall be good at
 * @param settings of the network by name
 * @param steps of each fit; those of network and size unless given
 * @param seed of all that is drawn
 * @param precision how parameters are stored; that of the network unless given
 * @param oneChannel whether pictures become grey and sounds mono
 */
public record FitSettings(
    Optional<String> model,
    Optional<Effort> effort,
    Map<String, Double> settings,
    OptionalLong steps,
    long seed,
    Optional<Precision> precision,
    boolean oneChannel) {
  /**
   * Checks what does not depend on the input.
   *
   * @throws IllegalArgumentException if there is no such network, or steps are negative
   */
  public FitSettings {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    model = model.map(name -> preset(name).name());
    if (steps.isPresent() && steps.getAsLong() < 0) {
      throw new IllegalArgumentException(
          "steps are " + steps.getAsLong() + "; 0 or more are accepted");
    }
  }

  /** The usual fits. */
  public static FitSettings of() {
    return new FitSettings(
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        OptionalLong.empty(),
        0,
        Optional.empty(),
        false);
  }

  /** The same with the network of a medium named, if none is: equal fits have equal keys. */
  public FitSettings of(Medium medium) {
    return new FitSettings(
        Optional.of(model.orElseGet(() -> Presets.usual(medium).name())),
        effort,
        settings,
        steps,
        seed,
        precision,
        oneChannel);
  }

  private static Preset preset(String name) {
    return Presets.named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no model " + name + "; inr models lists those that are there"));
  }

  /**
   * The fit of an original, which has been read as {@link #oneChannel} says: on the CPU, whose bits
   * are the same on every machine.
   */
  public Fit fit(Original original) {
    Fit fit = Fit.of(original).seed(seed).backend("cpu");
    model.ifPresent(name -> fit.preset(preset(name)));
    effort.ifPresent(fit::effort);
    settings.forEach(fit::setting);
    steps.ifPresent(fit::steps);
    precision.ifPresent(fit::precision);
    return fit;
  }

  /** As JSON; equal settings give equal text. */
  public String json() {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("model", model.orElse(""));
    tree.put("effort", effort.map(Effort::name).orElse(""));
    tree.put("settings", settings);
    tree.put("steps", steps.isPresent() ? String.valueOf(steps.getAsLong()) : "");
    tree.put("seed", seed);
    tree.put("precision", precision.map(Precision::toString).orElse(""));
    tree.put("one_channel", oneChannel);
    return JsonText.write(tree);
  }

  /**
   * Name of a fit with these settings, see {@link WorkKey}.
   *
   * @param contentSha256 of the input's bytes, or of the samples that are cut from it
   */
  public String key(String contentSha256) {
    return WorkKey.of(contentSha256, json());
  }
}
