package inr.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.backend.Backends;
import inr.backend.Evaluator;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultiStagesTest {
  private static final Preset PRESET = Presets.named("multi-stage").orElseThrow();

  private static Signal curve(int samples, int channels) {
    float[] values = new float[samples * channels];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (StrictMath.sin(0.05 * i) + StrictMath.exp(-0.01 * i));
    }
    return new Signal(
        Grid.of(Axis.centred("t", samples)),
        new Medium.Field(channels),
        new Samples.Floats(values),
        ValueRange.symmetric(-2, 2));
  }

  private static String refusal(Signal signal, Settings settings) {
    return assertThrows(IllegalArgumentException.class, () -> PRESET.start(signal, settings, 0, 1))
        .getMessage();
  }

  private static float[] field(Signal signal) {
    Settings settings = PRESET.settings(Shape.of(signal)).with("stages", 2);
    Start start = PRESET.start(signal, settings, 0, 2);
    assertEquals(0, start.recipe().steps());
    float[] field = new float[signal.samples().size()];
    try (Evaluator evaluator =
        Backends.named("cpu").evaluator(start.network(), start.parameters().orElseThrow(), 1)) {
      evaluator.evaluate(signal.coordinates(), field);
    }
    return field;
  }

  /**
   * The networks side by side in floats are the sum that was found in doubles, but for rounding:
   * last weights are 20 at most, so an error of 2e-6 is usual.
   */
  @Test
  void aCurveIsMetAsFloatsAllow() {
    Signal signal = curve(160, 2);
    float[] field = field(signal);
    for (int n = 0; n < 320; n++) {
      assertEquals(signal.range().toTraining(signal.samples().get(n)), field[n], 1e-5);
    }
  }

  @Test
  void theSizeIsToldWithoutAFit() {
    Signal signal = curve(160, 2);
    Settings settings = PRESET.settings(Shape.of(signal)).with("stages", 2).with(Preset.WIDTH, 5);
    Start start = PRESET.start(signal, settings, 0, 2);
    assertEquals(start.network().layout().size(), PRESET.size(signal, settings, 1));
  }

  @Test
  void silenceAndOneValueAreFitted() {
    for (float level : new float[] {0, 1}) {
      float[] values = new float[20];
      Arrays.fill(values, level);
      Signal signal =
          new Signal(
              Grid.of(Axis.centred("t", 20)),
              new Medium.Field(1),
              new Samples.Floats(values),
              ValueRange.symmetric(-2, 2));
      assertEquals(level / 2, field(signal)[7], 1e-6);
    }
  }

  @Test
  void whatItDoesNotTakeIsSaid() {
    float[] four = {1, 2, 3, 4};
    Signal picture =
        new Signal(
            Grid.of(Axis.centred("y", 2), Axis.centred("x", 2)),
            new Medium.Field(1),
            new Samples.Floats(four),
            ValueRange.symmetric(0, 4));
    assertEquals(
        "model multi-stage needs samples along one coordinate",
        refusal(picture, PRESET.settings(Shape.of(picture))));
    Signal large = curve(8193, 1);
    assertEquals(
        "model multi-stage takes 2 to 8192 samples, but there are 8193",
        refusal(large, PRESET.settings(Shape.of(large))));
    Signal longer = curve(4000, 1);
    assertEquals(
        "model multi-stage of width 21 would take hours for 4000 samples; take narrower or fewer layers",
        refusal(longer, PRESET.settings(Shape.of(longer)).with(Preset.WIDTH, 21)));
    Signal small = curve(20, 1);
    String wide = refusal(small, PRESET.settings(Shape.of(small)).with(Preset.WIDTH, 65));
    assertTrue(wide.startsWith("multi-stage networks with width 65; "), wide);
    assertEquals(
        List.of("hidden-layers", "width", "stages"),
        List.copyOf(PRESET.settings(Shape.of(small)).values().keySet()));
  }
}
