package inr.solve.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.parallel.Workers;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import inr.solve.frames.FrameBlend.Way;
import inr.solve.partial.PartialSignal;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class FrameBlendTest {
  private static final int APART = 3;
  private static final int FRAMES = 4 * APART + 1;
  private static final int PIXELS = 6;

  /** Pixel p of frame t is (p + 1)·y(t); every third frame is known. */
  private static double[] blended(Way way, IntToDoubleFunction y) {
    float[] values = new float[FRAMES * PIXELS];
    boolean[] known = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      known[i] = i / PIXELS % APART == 0;
      values[i] = known[i] ? (float) ((i % PIXELS + 1) * y.applyAsDouble(i / PIXELS)) : 99;
    }
    Grid grid =
        Grid.of(Axis.centred("t", FRAMES), Axis.centred("y", 2), Axis.centred("x", PIXELS / 2));
    Signal signal =
        new Signal(
            grid, new Medium.Field(1), new Samples.Floats(values), ValueRange.symmetric(0, 255));
    try (Workers workers = new Workers(2)) {
      return new FrameBlend(way)
          .solve(new PartialSignal(signal, known), workers, step -> {})
          .numbers();
    }
  }

  private static void assertPixels(Way way, IntToDoubleFunction y, IntToDoubleFunction expected) {
    double[] found = blended(way, y);
    for (int i = 0; i < found.length; i++) {
      double all = (i % PIXELS + 1) * expected.applyAsDouble(i / PIXELS);
      assertEquals(all, found[i], 1e-9, way + " at " + i);
    }
  }

  @Test
  void straightLinesAreFollowedBetweenFrames() {
    assertPixels(Way.MEAN, t -> 3 * t + 1, t -> 3 * t + 1);
    assertPixels(Way.MEAN, t -> t * t, t -> lines(t, t / APART));
  }

  private static double lines(int t, int k) {
    double before = APART * k;
    double after = APART * (k + 1);
    return t == before
        ? before * before
        : before * before + (t - before) / APART * (after * after - before * before);
  }

  @Test
  void cubesAreFollowedExactly() {
    assertPixels(Way.CUBIC, t -> t * (t - 4) * (t - 9), t -> t * (t - 4) * (t - 9));
  }

  @Test
  void theNearestFrameIsShown() {
    assertPixels(Way.NEAREST, t -> t, t -> APART * Math.rint((double) t / APART));
  }

  @Test
  void aSplineNeedsFourFrames() {
    assertEquals(2, FrameBlend.all(3).size());
    assertEquals(3, FrameBlend.all(4).size());
  }
}
