package inr.selftest;

import inr.grid.Grid;
import inr.preset.Preset;
import inr.preset.Presets;
import inr.random.CounterRandom;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.List;
import java.util.Map;

/** Starts of the presets that look at the signal before a fit. */
final class GoldenStarts {
  private static final Preset PYRAMID = Presets.named("pyramid").orElseThrow();
  private static final Preset COSINES = Presets.named("cosines").orElseThrow();
  private static final Preset PIECES = Presets.named("pieces").orElseThrow();
  private static final Preset DINER = Presets.named("diner").orElseThrow();
  private static final Preset HASH_GRID = Presets.named("hash-grid").orElseThrow();
  private static final Preset PREF = Presets.named("pref").orElseThrow();
  private static final Preset MULTI_STAGE = Presets.named("multi-stage").orElseThrow();
  private static final Preset KRONECKER = Presets.named("kronecker").orElseThrow();

  /** Steps of the second order, which grow with the third power of the parameters. */
  private static final Map<String, Double> NARROW = Map.of(Preset.WIDTH, 4.0);

  static final List<GoldenStart> ALL =
      List.of(
          new GoldenStart("pyramid", PYRAMID, waves(GoldenFits.grid(93, 71), 3), 8),
          new GoldenStart("pyramid of one axis", PYRAMID, waves(GoldenFits.grid(4001), 2), 8),
          new GoldenStart("pyramid of a volume", PYRAMID, waves(GoldenFits.grid(19, 17, 23), 1), 8),
          new GoldenStart("cosines", COSINES, waves(GoldenFits.grid(20_011), 2), 2),
          new GoldenStart("pieces", PIECES, waves(GoldenFits.grid(93, 71), 3), 8),
          new GoldenStart("pieces of one axis", PIECES, waves(GoldenFits.grid(4001), 2), 8),
          new GoldenStart("diner", DINER, waves(GoldenFits.grid(93, 71), 3), 8),
          new GoldenStart("hash-grid", HASH_GRID, waves(GoldenFits.grid(93, 71), 3), 3),
          new GoldenStart("pref", PREF, waves(GoldenFits.grid(23, 19), 3), 3),
          new GoldenStart("multi-stage", MULTI_STAGE, NARROW, waves(GoldenFits.grid(61), 2), 2),
          new GoldenStart("kronecker", KRONECKER, waves(GoldenFits.grid(93, 71), 3), 2));

  private GoldenStarts() {}

  /** Values from 0 to 255 that go up and down the slower the further on, with some noise. */
  private static Signal waves(Grid grid, int channels) {
    CounterRandom random = new CounterRandom(11, 0);
    float[] values = new float[(int) grid.points() * channels];
    for (int i = 0; i < values.length; i++) {
      double wave = StrictMath.sin(40 * StrictMath.sqrt(i)) + StrictMath.sin(0.01 * i);
      values[i] = (float) (127 + 50 * wave + 20 * random.uniform(i));
    }
    return new Signal(
        grid, new Medium.Field(channels), new Samples.Floats(values), ValueRange.symmetric(0, 255));
  }
}
