package inr.selftest;

import inr.backend.Backends;
import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.plan.TrainingPlan;
import inr.preset.Preset;
import inr.preset.Shape;
import inr.preset.Start;
import inr.signal.Signal;
import java.util.Map;

/**
 * The start that a preset finds by looking at the signal, and some steps from it: the bits of both.
 *
 * @param name of the check
 * @param preset whose start it is
 * @param changed settings other than usual
 * @param signal what is fitted
 * @param steps of training
 */
record GoldenStart(
    String name, Preset preset, Map<String, Double> changed, Signal signal, int steps)
    implements GoldenCheck {
  /** One with the usual settings. */
  GoldenStart(String name, Preset preset, Signal signal, int steps) {
    this(name, preset, Map.of(), signal, steps);
  }

  @Override
  public String checksum(int threads) {
    Start start = preset.start(signal, preset.settings(Shape.of(signal)).with(changed), 1, threads);
    TrainingPlan plan = start.recipe().plan(start.network(), 1);
    GoldenFit fit = new GoldenFit(name, "cpu", plan, start.signal(), steps);
    try (Trainer trainer = Backends.named("cpu").trainer(plan, start.signal(), threads)) {
      start
          .parameters()
          .ifPresent(known -> trainer.restore(TrainerState.beginning(plan, start.signal(), known)));
      trainer.step(steps);
      return fit.checksumOf(trainer);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
