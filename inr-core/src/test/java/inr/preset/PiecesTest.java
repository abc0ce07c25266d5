package inr.preset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.backend.Backends;
import inr.backend.Evaluator;
import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.circuit.Jet;
import inr.circuit.Parameters;
import inr.encoding.Encoding;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.ScatteredPoints;
import inr.network.NetworkSpec;
import inr.pieces.WindowAxis;
import inr.plan.TrainingPlan;
import inr.random.CounterRandom;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class PiecesTest {
  private static final Preset PIECES = Presets.named("pieces").orElseThrow();

  private static Signal sound(int frames, IntToDoubleFunction value) {
    float[] values = new float[frames];
    for (int i = 0; i < frames; i++) {
      values[i] = (float) value.applyAsDouble(i);
    }
    return new Signal(
        Grid.of(Axis.centred("t", frames)),
        new Medium.Sound(frames, 1, 16_000, 32, true),
        new Samples.Floats(values),
        ValueRange.symmetric(-1, 1));
  }

  /** A rising tone, and bursts of harmonics that rise and fall as syllables do. */
  private static Signal speechLike() {
    return sound(
        10_000,
        i -> {
          double t = i / 16_000.0;
          double syllable = Math.pow(Math.sin(Math.PI * (t * 5 - Math.floor(t * 5))), 2);
          double voice = 0;
          for (int h = 1; h <= 12; h++) {
            voice += Math.sin(2 * Math.PI * h * (120 * t + 15 * t * t)) / h;
          }
          return 0.2 * Math.sin(2 * Math.PI * (200 * t + 2000 * t * t)) + 0.3 * syllable * voice;
        });
  }

  private static Signal field(Grid grid, int channels, IntToDoubleFunction value) {
    float[] values = new float[Math.toIntExact(grid.points()) * channels];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) value.applyAsDouble(i);
    }
    return new Signal(
        grid, new Medium.Field(channels), new Samples.Floats(values), ValueRange.symmetric(0, 1));
  }

  private record Fitted(Start start, TrainingPlan plan, Parameters parameters) {
    float[] evaluate() throws Exception {
      Signal signal = start.signal();
      float[] values = new float[Math.toIntExact(signal.points()) * signal.channels()];
      try (Evaluator evaluator = Backends.named("cpu").evaluator(start.network(), parameters, 2)) {
        evaluator.evaluate(signal.coordinates(), values);
      }
      return values;
    }

    /** Of each point, the squared error over all channels in the training range. */
    double[] errors() throws Exception {
      float[] values = evaluate();
      Signal signal = start.signal();
      double[] errors = new double[Math.toIntExact(signal.points())];
      for (int i = 0; i < values.length; i++) {
        int point = i / signal.channels();
        double error = values[i] - signal.target(point, i % signal.channels());
        errors[point] += error * error;
      }
      return errors;
    }

    /** All that varies over all that is wrong, in dB: the training range has variance 1. */
    double decibels() throws Exception {
      double sum = 0;
      double[] errors = errors();
      for (double error : errors) {
        sum += error / errors.length / start.signal().channels();
      }
      return -10 * Math.log10(sum);
    }

    Encoding.Pieces pieces() {
      return (Encoding.Pieces) start.network().encoding();
    }
  }

  private static void assertReaches(double decibels, Fitted fitted) throws Exception {
    double reached = fitted.decibels();
    assertTrue(reached > decibels, () -> "reached " + reached + " dB");
  }

  private static Settings settings(Signal signal, Object... changes) {
    Shape shape = Shape.of(signal);
    Settings settings = PIECES.settings(shape);
    for (int i = 0; i < changes.length; i += 2) {
      double value = ((Number) changes[i + 1]).doubleValue();
      settings = PIECES.with(shape, settings, (String) changes[i], value);
    }
    return settings;
  }

  private static Trainer trainer(Start start, TrainingPlan plan, int threads) {
    Trainer trainer = Backends.named("cpu").trainer(plan, start.signal(), threads);
    trainer.restore(TrainerState.beginning(plan, start.signal(), start.parameters().orElseThrow()));
    return trainer;
  }

  private static Fitted fit(Signal signal, int threads, Object... changes) throws Exception {
    Start start = PIECES.start(signal, settings(signal, changes), 1, threads);
    TrainingPlan plan = start.recipe().plan(start.network(), 1).lasting(start.recipe().steps());
    try (Trainer trainer = trainer(start, plan, threads)) {
      trainer.step((int) start.recipe().steps());
      return new Fitted(start, plan, trainer.parameters());
    }
  }

  /** Measured 36.3 dB; the floor leaves room for another draw of what is random. */
  @Test
  void aSoundLikeSpeechIsFitted() throws Exception {
    Fitted fitted = fit(speechLike(), 2);
    assertReaches(33, fitted);
  }

  /** Errors around the borders are at most 2 dB above those elsewhere. */
  @Test
  void nothingIsHeardAtTheBorders() throws Exception {
    Fitted fitted = fit(speechLike(), 2);
    WindowAxis axis = fitted.pieces().windows().axes().get(0);
    double[] errors = fitted.errors();
    double[] near = new double[2];
    double[] elsewhere = new double[2];
    for (int i = 0; i < errors.length; i++) {
      double x = 2 * (i + 0.5) / errors.length - 1;
      double position = (x - axis.first()) / axis.length();
      double border = Math.rint(position);
      boolean inner = border > 0 && border < axis.pieces();
      boolean close = Math.abs(position - border) * axis.length() < axis.overlap();
      double[] sums = inner && close ? near : elsewhere;
      sums[0] += errors[i];
      sums[1]++;
    }
    double excess = 10 * Math.log10(near[0] / near[1] / (elsewhere[0] / elsewhere[1]));
    assertTrue(excess < 2, "error at the borders is " + excess + " dB above that elsewhere");
  }

  /** On both sides of a border, and of where the blend begins, slopes are the same. */
  @Test
  void slopesAreContinuousAcrossBorders() throws Exception {
    Fitted fitted = fit(speechLike(), 2, "epochs", 4);
    WindowAxis axis = fitted.pieces().windows().axes().get(0);
    double step = 1e-9 * axis.length();
    for (int border = 1; border < axis.pieces(); border++) {
      for (double beside : new double[] {-axis.overlap(), 0, axis.overlap()}) {
        double x = axis.first() + border * axis.length() + beside;
        float[] jets = new float[4];
        try (Evaluator evaluator =
            Backends.named("reference")
                .evaluator(fitted.start().network(), fitted.parameters(), 1)) {
          evaluator.jet(Jet.gradient(1), new ScatteredPoints(1, x - step, x + step), jets);
        }
        assertEquals(jets[0], jets[2], 1e-3);
        double typical = 2 * Math.PI * 500 / 16_000 * 10_000 / 2;
        assertEquals(jets[1], jets[3], 1e-3 * typical, "slope at " + x);
      }
    }
  }

  @Test
  void noBitDependsOnThreads() throws Exception {
    Signal signal = field(Grid.of(Axis.centred("y", 50), Axis.centred("x", 61)), 3, i -> i % 37);
    float[] parameters = fit(signal, 1, "piece", 16, "epochs", 3).parameters().values();
    float[] values = fit(signal, 1, "piece", 16, "epochs", 3).evaluate();
    for (int threads : new int[] {2, 3, 8}) {
      Fitted other = fit(signal, threads, "piece", 16, "epochs", 3);
      assertArrayEquals(parameters, other.parameters().values());
      assertArrayEquals(values, other.evaluate());
    }
  }

  @Test
  void aRestoredFitGoesOnWithTheSameBits() throws Exception {
    Signal signal = speechLike();
    Start start = PIECES.start(signal, settings(signal), 1, 2);
    TrainingPlan plan = start.recipe().plan(start.network(), 1).lasting(12);
    try (Trainer whole = trainer(start, plan, 2);
        Trainer rest = trainer(start, plan, 1)) {
      whole.step(5);
      TrainerState state = whole.save();
      whole.step(7);
      rest.step(2);
      rest.restore(state);
      rest.step(7);
      assertArrayEquals(whole.parameters().values(), rest.parameters().values());
    }
  }

  /** Pieces of sizes that do not divide it. */
  @Test
  void aPictureOfAnySizeIsFitted() throws Exception {
    Grid grid = Grid.of(Axis.centred("y", 75), Axis.centred("x", 50));
    IntToDoubleFunction waves =
        i -> {
          int y = i / 150;
          return Math.sin(0.9 * y) + Math.cos(0.2 * (i % 150) - 0.4 * y);
        };
    Fitted fitted = fit(field(grid, 3, waves), 2);
    assertEquals(
        List.of(2, 2), fitted.pieces().windows().axes().stream().map(WindowAxis::pieces).toList());
    assertReaches(30, fitted);
  }

  @Test
  void piecesAreWiderWhereThereIsMoreToSee() {
    CounterRandom random = new CounterRandom(3, 0);
    Signal signal =
        sound(8192, i -> i < 4096 ? Math.sin(0.05 * i) : 0.3 * (random.uniform(i) - 0.5));
    Start start = PIECES.start(signal, settings(signal), 1, 1);
    List<Integer> widths = ((Encoding.Pieces) start.network().encoding()).widths();
    assertTrue(widths.get(2) + 8 <= widths.get(12), "widths " + widths);
    NetworkSpec equal =
        new NetworkSpec(
            1,
            new Encoding.Pieces(
                ((Encoding.Pieces) start.network().encoding()).windows(),
                1,
                2,
                25,
                30,
                Collections.nCopies(16, 20),
                Collections.nCopies(16, 0)),
            start.network().layers());
    int numbers = start.network().layout().size();
    assertTrue(numbers <= equal.layout().size(), numbers + " numbers");
    assertTrue(numbers > 0.9 * equal.layout().size(), numbers + " numbers");
  }

  @Test
  void aVolumeIsFitted() throws Exception {
    Grid grid = Grid.of(Axis.centred("z", 20), Axis.centred("y", 17), Axis.centred("x", 23));
    Signal signal =
        field(grid, 1, i -> Math.sin(i % 23 * 0.5) + Math.cos(Math.floorDiv(i, 391) * 0.7));
    Fitted fitted = fit(signal, 2);
    assertEquals(8, fitted.pieces().windows().count() * 2);
    assertReaches(30, fitted);
  }

  @Test
  void soundsShorterThanAPieceAreFitted() throws Exception {
    assertEquals(0.25, level(fit(sound(1, i -> 0.25), 2)), 1e-6);
    Fitted short3 = fit(sound(3, i -> 0.1 * i), 2, "epochs", 400);
    assertReaches(20, short3);
  }

  /** Stored value of the first sample. */
  private static double level(Fitted fitted) throws Exception {
    return fitted.start().signal().range().toStored(fitted.evaluate()[0]);
  }

  /** Silence stays silence to the last bit, also between sounds; its pieces are linear. */
  @Test
  void silenceIsSilent() throws Exception {
    Fitted silent = fit(sound(2000, i -> 0), 2, "epochs", 3);
    for (float value : silent.evaluate()) {
      assertEquals(0, silent.start().signal().range().toStored(value), 0.0);
    }
    Fitted half = fit(sound(4096, i -> i < 2048 ? 0 : Math.sin(0.3 * i)), 2);
    assertEquals(0, half.pieces().widths().get(0));
    assertTrue(half.pieces().widths().get(7) > 0);
    assertEquals(0, level(half), 1e-5);
  }

  /** A wide brightness with little in it, so that its mean is far beyond its unit. */
  @Test
  void parametersFitIntoHalfFloats() throws Exception {
    Grid grid = Grid.of(Axis.centred("y", 64), Axis.centred("x", 64));
    Fitted fitted = fit(field(grid, 1, i -> i < 2048 ? 100 : -100 + 1e-4 * (i % 3)), 2);
    for (float parameter : fitted.parameters().values()) {
      assertTrue(Math.abs(parameter) < 65_504, "parameter " + parameter);
    }
    assertReaches(45, fitted);
  }

  @Test
  void wrongSettingsAreToldByName() {
    Signal signal = sound(100, i -> i % 7);
    for (Object[] wrong :
        new Object[][] {{"piece", 3}, {"overlap", 0}, {"width", 2}, {"width", 1000}}) {
      IllegalArgumentException refusal =
          assertThrows(
              IllegalArgumentException.class,
              () -> PIECES.start(signal, settings(signal, wrong), 1, 1));
      assertTrue(
          String.valueOf(refusal.getMessage()).startsWith("setting " + wrong[0] + " is "),
          refusal.getMessage());
    }
    assertFalse(PIECES.description().isEmpty());
  }
}
