package inr.bench.suite;

import inr.backend.Backends;
import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.circuit.Parameters;
import inr.network.NetworkSpec;
import inr.plan.TrainingPlan;
import inr.preset.Effort;
import inr.preset.Preset;
import inr.preset.Presets;
import inr.preset.Recipe;
import inr.preset.Settings;
import inr.preset.Shape;
import inr.preset.Start;
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
    Optional<Effort> effort = effort(name());
    Preset preset =
        effort.isPresent() || name().equals(USUAL)
            ? Presets.usual(signal.medium())
            : Presets.named(name())
                .orElseThrow(
                    () -> new IllegalArgumentException("there is no preset " + name()));
    Shape shape = Shape.of(signal);
    Settings settings = preset.settings(shape);
    if (effort.isPresent()) {
      settings = settings.with(preset.settings(shape, effort.get()));
    }
    Map<String, Double> given = given();
    for (Map.Entry<String, Double> entry : given.entrySet()) {
      if (!entry.getKey().equals(STEPS)) {
        settings = preset.with(shape, settings, entry.getKey(), entry.getValue());
      }
    }
    long begun = System.nanoTime();
    Start start = preset.start(signal, settings, SEED, threads);
    Recipe recipe = start.recipe();
    long steps = given.containsKey(STEPS) ? given.get(STEPS).longValue() : recipe.steps();
    TrainingPlan plan = recipe.plan(start.network(), SEED);
    if (steps > 0) {
      plan = plan.lasting(steps);
    }
    try (Trainer trainer = Backends.named("cpu").trainer(plan, start.signal(), threads)) {
      TrainingPlan lasting = plan;
      start
          .parameters()
          .ifPresent(known -> trainer.restore(TrainerState.beginning(lasting, known)));
      if (steps > 0) {
        trainer.step((int) steps);
      }
      double seconds = (System.nanoTime() - begun) * 1e-9;
      return new Fitted(start.network(), trainer.parameters(), start.signal().range(), seconds);
    }
  }
}
