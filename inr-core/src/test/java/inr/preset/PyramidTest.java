package inr.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import inr.backend.Backends;
import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.ScatteredPoints;
import inr.plan.TrainingPlan;
import inr.pyramid.SparsePyramid;
import inr.random.CounterRandom;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PyramidTest {
  private static final Preset PYRAMID = Presets.named("pyramid").orElseThrow();

  /** Waves of all lengths whose colours go together, an edge, and noise of one unit. */
  private static Signal signal(int channels, int... sizes) {
    List<Axis> axes = new ArrayList<>();
    int points = 1;
    for (int size : sizes) {
      axes.add(Axis.centred("a" + axes.size(), size));
      points *= size;
    }
    CounterRandom random = new CounterRandom(2, 0);
    float[] values = new float[points * channels];
    for (int p = 0; p < points; p++) {
      double wave = 0;
      int rest = p;
      for (int d = sizes.length - 1; d >= 0; d--) {
        double x = rest % sizes[d];
        wave += StrictMath.sin(0.4 * x * x / sizes[d]) + (x > 0.6 * sizes[d] ? 1 : 0);
        rest /= sizes[d];
      }
      for (int c = 0; c < channels; c++) {
        double noise = random.uniform((long) p * channels + c);
        values[p * channels + c] = (float) (120 + (30 - 5 * c) * wave + noise);
      }
    }
    return new Signal(
        new Grid(axes),
        new Medium.Field(channels),
        new Samples.Floats(values),
        ValueRange.symmetric(0, 255));
  }

  private static Start start(Signal signal, double density, int epochs) {
    Settings settings =
        PYRAMID
            .settings(Shape.of(signal))
            .with(Pyramid.DENSITY, density)
            .with(Pyramid.EPOCHS, epochs);
    return PYRAMID.start(signal, settings, 0, 2);
  }

  /** PSNR for a peak of 255, before the first step and after the last. */
  private static double[] psnr(Start start) {
    TrainingPlan plan = start.recipe().plan(start.network(), 0);
    try (Trainer trainer = Backends.named("cpu").trainer(plan, start.signal(), 2)) {
      start
          .parameters()
          .ifPresent(known -> trainer.restore(TrainerState.beginning(plan, start.signal(), known)));
      double before = psnr(trainer, start.signal());
      trainer.step((int) start.recipe().steps());
      return new double[] {before, psnr(trainer, start.signal())};
    }
  }

  private static double psnr(Trainer trainer, Signal signal) {
    float[] found = new float[signal.points() * signal.channels()];
    trainer.evaluate(signal.coordinates(), found);
    double square = 0;
    for (int i = 0; i < found.length; i++) {
      double error = signal.range().toStored(found[i]) - signal.samples().get(i);
      square += error * error / found.length;
    }
    return 10 * Math.log10(255 * 255 / square);
  }

  /**
   * The start is the optimum of the linear part, where noise in the batches lets Adam lose a
   * little; what is won on photographs is shown by the command line's tests.
   */
  @ParameterizedTest
  @CsvSource({"3, 90, 130, 42", "1, 3000, 1, 42", "2, 1, 2001, 42"})
  void whatIsFoundIsGoodAndTrainingKeepsIt(int channels, int height, int width, double floor) {
    double[] psnr = psnr(start(signal(channels, height, width), 0.5, 16));
    assertTrue(psnr[0] > floor - 4, () -> psnr[0] + " dB before training");
    assertTrue(psnr[1] > Math.max(floor, psnr[0] - 1.5), () -> psnr[0] + " to " + psnr[1] + " dB");
  }

  @Test
  void volumes() {
    double[] psnr = psnr(start(signal(1, 24, 30, 26), 0.5, 16));
    assertTrue(psnr[1] > 42, () -> psnr[0] + " to " + psnr[1] + " dB");
  }

  @Test
  void theModelHasTheNumbersThatAreAskedFor() {
    Signal signal = signal(3, 90, 130);
    for (double density : new double[] {0.2, 0.5, 1.3}) {
      double numbers = start(signal, density, 1).network().layout().size();
      assertEquals(density * 90 * 130, numbers, 0.02 * density * 90 * 130);
    }
  }

  /** Nothing shows of the samples between them: a straight slope stays one. */
  @Test
  void aSlopeIsStraightBetweenTheSamples() {
    int n = 64;
    float[] values = new float[n * n];
    for (int p = 0; p < n * n; p++) {
      values[p] = 2 * (p % n) + p / n;
    }
    Grid grid = Grid.of(Axis.centred("y", n), Axis.centred("x", n));
    Signal signal =
        new Signal(
            grid, new Medium.Field(1), new Samples.Floats(values), ValueRange.symmetric(0, 255));
    Start start = start(signal, 0.5, 16);
    TrainingPlan plan = start.recipe().plan(start.network(), 0);
    try (Trainer trainer = Backends.named("cpu").trainer(plan, start.signal(), 1)) {
      trainer.restore(
          TrainerState.beginning(plan, start.signal(), start.parameters().orElseThrow()));
      trainer.step((int) start.recipe().steps());
      for (double x = 4; x < n - 5; x += 0.37) {
        double[] at = {grid.axes().get(0).coordinate(20), between(grid.axes().get(1), x)};
        float[] found = new float[1];
        trainer.evaluate(new ScatteredPoints(2, at), found);
        assertEquals(2 * x + 20, start.signal().range().toStored(found[0]), 0.35, "at " + x);
      }
    }
  }

  private static double between(Axis axis, double sample) {
    double first = axis.coordinate(0);
    return first + sample * (axis.coordinate(1) - first);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "2, 2", "1, 500", "3, 4"})
  void smallSignalsAreFittedToo(int height, int width) {
    double[] psnr = psnr(start(signal(3, height, width), 0.5, 16));
    assertTrue(psnr[1] > 15, () -> psnr[1] + " dB");
  }

  @Test
  void aFlatSignalIsExact() {
    Signal flat =
        new Signal(
            Grid.of(Axis.centred("y", 30), Axis.centred("x", 40)),
            new Medium.Field(1),
            new Samples.Floats(new float[1200]),
            ValueRange.symmetric(0, 255));
    assertTrue(psnr(start(flat, 0.5, 4))[1] > 100);
  }

  @Test
  void needsAGrid() {
    Signal scattered =
        new Signal(
            new ScatteredPoints(2, new double[] {0, 0, 1, 1}),
            new Medium.Field(1),
            new Samples.Floats(new float[2]),
            ValueRange.symmetric(0, 1));
    Settings settings = PYRAMID.settings(Shape.of(scattered));
    String message =
        assertThrows(IllegalArgumentException.class, () -> PYRAMID.start(scattered, settings, 0, 1))
            .getMessage();
    assertEquals("model pyramid needs samples on a grid", message);
  }

  @Test
  void whatCannotFitIntoTheHeapIsRefusedBeforeAnyWork() {
    Grid tall = Grid.of(Axis.centred("y", 1 << 24), Axis.centred("x", 1));
    assumeTrue(
        Runtime.getRuntime().maxMemory() < SparsePyramid.leastBytes(tall, 3), "a large heap");
    Signal signal =
        new Signal(
            tall,
            new Medium.Field(3),
            new Samples.UnsignedBytes(new byte[3 << 24]),
            ValueRange.symmetric(0, 255));
    String message =
        assertThrows(IllegalArgumentException.class, () -> start(signal, 0.5, 1)).getMessage();
    assertTrue(
        message.matches(
            "model pyramid takes more than 3008 MiB for 16777216 points and Java may use [0-9]+ MiB;"
                + " allow it more \\(java -Xmx\\), or take another model"),
        message);
  }
}
