package inr.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.field.Fit;
import inr.field.NeuralField;
import inr.field.Original;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.report.Shades;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import org.junit.jupiter.api.Test;

/** Numbers that are no picture's, as a page shows them. */
class FieldRendererTest {
  private static final int SIDE = 40;
  private static final int WHITE = 255;

  /** A ramp, most of which lies outside of what a default fit takes for its range. */
  private static Signal ramp() {
    float[] numbers = new float[SIDE * SIDE];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i % SIDE < SIDE / 2 ? 50 : 100 * (i % SIDE) / (SIDE - 1f);
    }
    return new Signal(
        Grid.of(Axis.centred("y", SIDE), Axis.centred("x", SIDE)),
        new Medium.Field(1),
        new Samples.Floats(numbers),
        ValueRange.symmetric(50, 100));
  }

  /** Red of a pixel in the middle row of the only tile. */
  private static int red(byte[] rgba, int column) {
    return rgba[4 * (SIDE / 2 * SIDE + column)] & 0xff;
  }

  @Test
  void allOfTheNumbersAreShown() {
    NeuralField field = Fit.of(Original.of(ramp())).run();
    try (FieldRenderer renderer = new FieldRenderer(1)) {
      renderer.show(Snapshot.of(field.model()));
      byte[] tile = renderer.tile(0, 0, 0);
      assertEquals(0, red(tile, 5), 12);
      assertEquals(WHITE, red(tile, SIDE - 1), 12);
      // 75 of 50 to 100
      assertEquals(0.5 * WHITE, red(tile, 29), 12);

      renderer.shadeAs(new Shades(0, 200));
      assertEquals(0.25 * WHITE, red(renderer.tile(0, 0, 0), 5), 4);
      assertEquals(0.5 * WHITE, red(renderer.tile(0, 0, 0), SIDE - 1), 4);
    }
  }
}
