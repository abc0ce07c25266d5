package inr.rendering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inr.backend.Evaluator;
import inr.circuit.Jet;
import inr.grid.Axis;
import inr.grid.Coordinates;
import inr.grid.Grid;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.ValueRange;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class RendererTest {
  /** f(x) = scale·(last coordinate) in every channel; as strict about sizes as the backends are. */
  private record Ramp(int channels, double scale) implements Evaluator {
    @Override
    public void evaluate(Coordinates coordinates, float[] predictions) {
      assertEquals(coordinates.points() * channels, predictions.length);
      double[] x = new double[coordinates.dimensions()];
      for (int p = 0; p < coordinates.points(); p++) {
        coordinates.coordinates(p, x);
        for (int c = 0; c < channels; c++) {
          predictions[p * channels + c] = (float) (scale * x[x.length - 1]);
        }
      }
    }

    @Override
    public void jacobian(Coordinates coordinates, float[] jacobian) {
      throw new UnsupportedOperationException("a ramp is only rendered");
    }

    @Override
    public void jet(Jet jet, Coordinates coordinates, float[] values) {
      throw new UnsupportedOperationException("a ramp is only rendered");
    }

    @Override
    public void close() {}
  }

  private static Grid picture(int width, int height) {
    return Grid.of(Axis.centred("y", height), Axis.centred("x", width));
  }

  @Test
  void bytesAreRoundedAndClipped() {
    // Centres of four cells: ±0.25 and ±0.75; twice that is beyond the range at the ends.
    Renderer renderer =
        new Renderer(
            new Ramp(1, 2),
            picture(4, 1),
            new Medium.Picture(4, 1, 1, 8),
            ValueRange.symmetric(0, 255),
            () -> {});
    assertArrayEquals(
        new byte[] {0, 64, (byte) 191, (byte) 255},
        ((Samples.UnsignedBytes) renderer.samples()).values());
  }

  @Test
  void rowsAreThoseOfTheWhole() {
    // Wide enough that a window holds three rows only.
    int width = 20_000;
    Renderer renderer =
        new Renderer(
            new Ramp(2, 1),
            picture(width, 7),
            new Medium.Picture(width, 7, 2, 16),
            ValueRange.symmetric(0, 65_535),
            () -> {});
    Samples whole = renderer.samples();
    int[] rows = new int[4 * width * 2];
    renderer.read(2, 4, rows);
    for (int i = 0; i < rows.length; i++) {
      assertEquals(whole.get(2 * width * 2 + i), rows[i]);
    }
  }

  @Test
  void integersOfASoundKeepToTheirWidth() {
    Renderer renderer =
        new Renderer(
            new Ramp(1, 2),
            Grid.of(Axis.centred("t", 4)),
            new Medium.Sound(4, 1, 8000, 16, false),
            ValueRange.symmetric(-32_768, 32_768),
            () -> {});
    assertArrayEquals(
        new int[] {-32_768, -16_384, 16_384, 32_767},
        ((Samples.Integers) renderer.samples()).values());
  }

  @Test
  void floatingPointIsNotClipped() {
    Renderer renderer =
        new Renderer(
            new Ramp(1, 4),
            Grid.of(Axis.centred("t", 2)),
            new Medium.Sound(2, 1, 8000, 32, true),
            ValueRange.symmetric(-1, 1),
            () -> {});
    assertArrayEquals(new float[] {-2, 2}, ((Samples.Floats) renderer.samples()).values());
  }

  @Test
  void whatIsThrownBetweenWindowsEndsTheRendering() {
    Renderer renderer =
        new Renderer(
            new Ramp(1, 1),
            picture(2, 2),
            new Medium.Picture(2, 2, 1, 8),
            ValueRange.symmetric(0, 255),
            () -> {
              throw new CancellationException("enough");
            });
    assertThrows(CancellationException.class, renderer::samples);
  }

  @Test
  void doublesAreWhatIsStored() {
    Medium.Sound loud = new Medium.Sound(4, 1, 8000, 32, false);
    ValueRange range = ValueRange.symmetric(-2_147_483_648.0, 2_147_483_648.0);
    Renderer renderer =
        new Renderer(new Ramp(1, 0.3), Grid.of(Axis.centred("t", 4)), loud, range, () -> {});
    Samples whole = renderer.samples();
    double[] doubles = new double[2];
    renderer.read(1, 2, doubles);
    // More digits than a float has.
    assertEquals(Math.rint((float) (0.3 * 0.25) * 2_147_483_648.0), doubles[1]);
    assertArrayEquals(new double[] {whole.get(1), whole.get(2)}, doubles);
  }

  @Test
  void moreThanAnArrayHoldsIsRefused() {
    Renderer renderer =
        new Renderer(
            new Ramp(3, 1),
            picture(40_000, 40_000),
            new Medium.Picture(40_000, 40_000, 3, 8),
            ValueRange.symmetric(0, 255),
            () -> {});
    assertEquals(
        "the whole of this rendering has 4800000000 samples; at most 2147483639 can be read at once",
        assertThrows(IllegalArgumentException.class, renderer::samples).getMessage());
  }
}
