package inr.bench.suite;

import inr.backend.Backends;
import inr.backend.Trainer;
import inr.circuit.Parameters;
import inr.field.Fit;
import inr.field.Original;
import inr.field.PlannedFit;
import inr.network.NetworkSpec;
import inr.preset.Effort;
import inr.preset.Presets;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A fit by a preset, as {@code inr fit} makes it.
 *
 * @param text {@code default}, {@code fast}, {@code small}, {@code best}, or the name of a preset;
 *     more settings follow in brackets, {@code steps} among them: {@code siren(width=64,steps=500)}
 */
record PresetFit(String text) {
  private static final String USUAL = "default";
  private static final String STEPS = "steps";
  private static final long SEED = 0;

  /**
   * What came of it.
   *
   * @param network that was fitted
   * @param parameters after the last step
   * @param range of its values
   * @param seconds from the signal to them
   */
  record Fitted(NetworkSpec network, Parameters parameters, ValueRange range, double seconds) {}

  private String name() {
    int bracket = text.indexOf('(');
    return bracket < 0 ? text : text.substring(0, bracket);
  }

  private Map<String, Double> given() {
    Map<String, Double> given = new HashMap<>();
    int bracket = text.indexOf('(');
    if (bracket >= 0) {
      for (String part : text.substring(bracket + 1, text.length() - 1).split(",", -1)) {
        String[] pair = part.split("=", -1);
        if (pair.length != 2 || !text.endsWith(")")) {
          throw new IllegalArgumentException(
              "fit " + text + " is not understood; it is NAME or NAME(setting=number,…)");
        }
        given.put(pair[0], Double.parseDouble(pair[1]));
      }
    }
    return given;
  }

  private static Optional<Effort> effort(String name) {
    for (Effort effort : Effort.values()) {
      if (effort.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(effort);
      }
    }
    return Optional.empty();
  }

  /** Fits a signal. */
  Fitted fit(Signal signal, int threads) {
    long begun = System.nanoTime();
    PlannedFit planned = plan(signal, threads);
    try (Trainer trainer =
        Backends.named("cpu").trainer(planned.plan(), planned.signal(), threads)) {
      planned.beginning().ifPresent(trainer::restore);
      if (planned.steps() > 0) {
        trainer.step((int) planned.steps());
      }
      double seconds = (System.nanoTime() - begun) * 1e-9;
      return new Fitted(
          planned.plan().network(), trainer.parameters(), planned.signal().range(), seconds);
    }
  }

  /** The fit, of which the preset has found what it begins with. */
  PlannedFit plan(Signal signal, int threads) {
    Fit fit = Fit.of(Original.of(signal)).threads(threads).seed(SEED);
    Optional<Effort> effort = effort(name());
    if (effort.isPresent()) {
      fit.effort(effort.get());
    } else if (!name().equals(USUAL)) {
      fit.preset(
          Presets.named(name())
              .orElseThrow(() -> new IllegalArgumentException("there is no preset " + name())));
    }
    given()
        .forEach(
            (setting, value) -> {
              if (setting.equals(STEPS)) {
                fit.steps(value.longValue());
              } else {
                fit.setting(setting, value);
              }
            });
    PlannedFit planned = fit.plan();
    return planned.lasting(planned.steps());
  }
}
