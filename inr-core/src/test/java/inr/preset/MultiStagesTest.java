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

  /** The networks side by side in floats are the sum that was found in doubles. */
  @Test
  void aCurveIsMetToTheNoiseOfFloats() {
    Signal signal = curve(160, 1);
    Start start = PRESET.start(signal, PRESET.settings(Shape.of(signal)), 0, 2);
    assertEquals(0, start.recipe().steps());
    float[] field = new float[160];
    try (Evaluator evaluator =
        Backends.named("cpu").evaluator(start.network(), start.parameters().orElseThrow(), 1)) {
      evaluator.evaluate(signal.coordinates(), field);
    }
    for (int n = 0; n < 160; n++) {
      assertEquals(signal.range().toTraining(signal.samples().get(n)), field[n], 2e-6);
    }
  }

  @Test
  void whatItDoesNotTakeIsSaid() {
    Signal stereo = curve(20, 2);
    assertEquals(
        "model multi-stage needs one coordinate and one channel",
        refusal(stereo, PRESET.settings(Shape.of(stereo))));
    Signal large = curve(8193, 1);
    assertEquals(
        "model multi-stage takes 2 to 8192 samples, but there are 8193",
        refusal(large, PRESET.settings(Shape.of(large))));
    Signal small = curve(20, 1);
    String wide = refusal(small, PRESET.settings(Shape.of(small)).with(Preset.WIDTH, 65));
    assertTrue(wide.startsWith("multi-stage networks with width 65; "), wide);
    assertEquals(
        List.of("hidden-layers", "width", "stages"),
        List.copyOf(PRESET.settings(Shape.of(small)).values().keySet()));
  }
}
