package inr.preset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.backend.Backends;
import inr.backend.Evaluator;
import inr.circuit.Jet;
import inr.encoding.Encoding;
import inr.grid.Axis;
import inr.grid.Coordinates;
import inr.grid.Grid;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CosinesTest {
  private static final int RATE = 8000;
  private static final Preset COSINES = Presets.named("cosines").orElseThrow();

  /** A gliding tone with clicks, in another loudness and phase for each channel. */
  private static float[] tones(int frames, int channels) {
    float[] values = new float[frames * channels];
    for (int i = 0; i < frames; i++) {
      for (int c = 0; c < channels; c++) {
        double tone = Math.sin((0.2 + 2e-5 * i) * i + c) / (1 + c);
        double click = i % 1999 < 12 ? Math.cos(2 * i) : 0;
        values[i * channels + c] = (float) (0.3 * tone + 0.5 * click);
      }
    }
    return values;
  }

  private static Signal sound(float[] values, int channels, int rate) {
    int frames = values.length / channels;
    return new Signal(
        Grid.of(Axis.centred("t", frames)),
        new Medium.Sound(frames, channels, rate, 32, true),
        new Samples.Floats(values),
        ValueRange.symmetric(-1, 1));
  }

  private static Start start(Signal signal, double density, double growth, int threads) {
    Settings settings =
        COSINES
            .settings(Shape.of(signal))
            .with(Cosines.DENSITY, density)
            .with(Cosines.GROWTH, growth);
    return COSINES.start(signal, settings, 1, threads);
  }

  private static Evaluator evaluator(Start start, String backend) {
    return Backends.named(backend).evaluator(start.network(), start.parameters().orElseThrow(), 1);
  }

  private static float[] evaluate(Start start, Coordinates coordinates, String backend) {
    try (Evaluator evaluator = evaluator(start, backend)) {
      float[] values = new float[(int) coordinates.points() * start.signal().channels()];
      evaluator.evaluate(coordinates, values);
      return values;
    }
  }

  /** Energy of what a start leaves next to that of its sound, in dB. */
  private static double snr(Start start) {
    Signal signal = start.signal();
    float[] values = evaluate(start, signal.coordinates(), "cpu");
    double error = 0;
    double energy = 0;
    for (int i = 0; i < values.length; i++) {
      double target = signal.target(i / signal.channels(), i % signal.channels());
      energy += target * target;
      error += (values[i] - target) * (values[i] - target);
    }
    return 10 * Math.log10(energy / error);
  }

  private static Encoding.LocalCosines cosines(Start start) {
    return (Encoding.LocalCosines) start.network().encoding();
  }

  /** Analysis and evaluation are each other's inverse, whatever the length. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "31, 2", "33, 1", "1000, 3", "12345, 2"})
  void allNumbersGiveTheSoundBack(int frames, int channels) {
    Signal signal = sound(tones(frames, channels), channels, RATE);
    assertTrue(snr(start(signal, 1, 2, 1)) > 120, frames + " frames");
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 44_100, 192_000})
  void theLongestBlocksFollowTheRate(int rate) {
    float[] values = new float[2 * rate];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(0.3 * i);
    }
    Start start = start(sound(values, 1, rate), 0.01, 4, 2);
    int longest = 0;
    for (int block = 0; block < cosines(start).axis().blocks().count(); block++) {
      longest = Math.max(longest, cosines(start).axis().blocks().size(block));
    }
    assertTrue(longest > 0.04 * rate && longest <= 0.19 * rate, longest + " at " + rate);
    assertTrue(snr(start) > 30, rate + " Hz");
  }

  /** The cosines are orthonormal, so the error is the energy of the numbers left out. */
  @Test
  void theErrorIsWhatIsLeftOut() {
    Signal signal = sound(tones(20_480, 2), 2, RATE);
    Start all = start(signal, 1, 2, 1);
    Start some = start(signal, 0.05, 2, 1);
    assertTrue(some.network().layout().size() <= 2048 + 4 + 2);
    double kept = 0;
    for (float number : some.parameters().orElseThrow().values()) {
      kept += (double) number * number;
    }
    kept -= 2; // the directions at the end
    double energy = 0;
    for (int i = 0; i < signal.samples().size(); i++) {
      double target = all.signal().target(i / 2, i % 2);
      energy += target * target;
    }
    assertEquals(10 * Math.log10(energy / (energy - kept)), snr(some), 0.01);
  }

  /** Blocks of one size are among the partitions, but at the ends and for the price of a block. */
  @Test
  void chosenBlocksAreNoWorseThanBlocksOfOneSize() {
    float[] values = tones(16_384, 1);
    Signal signal = sound(values, 1, RATE);
    double chosen = snr(start(signal, 0.04, 2, 1));
    for (int size = 32; size <= 1024; size *= 2) {
      double fixed = FixedBlocks.snr(values, size, (int) (0.04 * values.length));
      assertTrue(chosen > fixed - 0.1, size + ": " + fixed + " and chosen " + chosen);
    }
  }

  @Test
  void noBitDependsOnTheThreads() {
    Signal signal = sound(tones(150_000, 2), 2, 44_100);
    Start one = start(signal, 0.1, 2, 1);
    for (int threads : new int[] {2, 3, 8}) {
      Start more = start(signal, 0.1, 2, threads);
      assertEquals(one.network(), more.network());
      assertArrayEquals(
          one.parameters().orElseThrow().values(), more.parameters().orElseThrow().values());
    }
  }

  @Test
  void silenceIsOneNumber() {
    Start start = start(sound(new float[30_000], 2, RATE), 0.3, 2, 1);
    assertEquals(1, cosines(start).chosen().get(0).count());
    assertArrayEquals(new float[30_000], evaluate(start, start.signal().coordinates(), "cpu"));
  }

  /** Both channels alike: one track holds all there is. */
  @Test
  void equalChannelsCostOne() {
    float[] mono = tones(9000, 1);
    float[] values = new float[18_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = mono[i / 2];
    }
    Start both = start(sound(values, 2, RATE), 0.05, 2, 1);
    assertEquals(1, cosines(both).chosen().size());
    assertEquals(snr(start(sound(mono, 1, RATE), 0.1, 2, 1)), snr(both), 0.2);
  }

  @Test
  void aPointHasTheSameBitsAloneAndInARun() {
    Signal signal = sound(tones(4000, 2), 2, RATE);
    Start start = start(signal, 0.2, 2, 1);
    Axis axis = Axis.centred("t", 4000).resampled(7777);
    float[] all = evaluate(start, Grid.of(axis), "cpu");
    for (int first : new int[] {0, 1, 95, 4001, 7770}) {
      float[] few = evaluate(start, Grid.of(axis.window(first, 7)), "cpu");
      for (int i = 0; i < few.length; i++) {
        assertEquals(all[first * 2 + i], few[i]);
      }
    }
  }

  /** Between samples, with derivatives, and at the far end of long blocks. */
  @Test
  void theEngineAgreesWithTheReferenceBetweenSamples() {
    Signal signal = sound(tones(40_000, 1), 1, 44_100);
    Start start = start(signal, 0.1, 2, 1);
    Coordinates points = Grid.of(Axis.centred("t", 40_000).resampled(701));
    int size = Jet.laplacian(1).size();
    float[] fast = new float[701 * size];
    float[] exact = new float[701 * size];
    try (Evaluator cpu = evaluator(start, "cpu");
        Evaluator reference = evaluator(start, "reference")) {
      cpu.jet(Jet.laplacian(1), points, fast);
      reference.jet(Jet.laplacian(1), points, exact);
    }
    for (int k = 0; k < size; k++) {
      double largest = 0;
      double error = 0;
      for (int i = k; i < fast.length; i += size) {
        largest = Math.max(largest, Math.abs(exact[i]));
        error = Math.max(error, Math.abs(exact[i] - fast[i]));
      }
      assertTrue(error < 1e-5 * largest, "derivative " + k + ": " + error + " of " + largest);
    }
  }

  /** A tone below half the rate is the same tone at twice the rate. */
  @Test
  void betweenSamplesAToneIsATone() {
    int frames = 16_384;
    float[] values = new float[frames];
    double[] truth = new double[2 * frames];
    for (int i = 0; i < 2 * frames; i++) {
      // Sample n lies at the middle of its cell, at n + ½.
      double n = (i + 0.5) / 2 - 0.5;
      double window = Math.pow(Math.sin(Math.PI * (n + 0.5) / frames), 2);
      truth[i] = window * (Math.sin(0.37 * n) + 0.3 * Math.sin(1.9 * n));
    }
    for (int n = 0; n < frames; n++) {
      double window = Math.pow(Math.sin(Math.PI * (n + 0.5) / frames), 2);
      values[n] = (float) (window * (Math.sin(0.37 * n) + 0.3 * Math.sin(1.9 * n)));
    }
    Start start = start(sound(values, 1, RATE), 1, 2, 2);
    float[] twice =
        evaluate(start, Grid.of(Axis.centred("t", frames).resampled(2 * frames)), "cpu");
    double error = 0;
    double energy = 0;
    for (int i = 0; i < twice.length; i++) {
      double value = start.signal().range().toStored(twice[i]);
      error += (value - truth[i]) * (value - truth[i]);
      energy += truth[i] * truth[i];
    }
    double snr = 10 * Math.log10(energy / error);
    assertTrue(snr > 60, snr + " dB");
  }

  @Test
  void whiteNoiseIsNoProblem() {
    Random random = new Random(1);
    float[] values = new float[20_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    double snr = snr(start(sound(values, 1, RATE), 0.5, 2, 1));
    assertTrue(snr > 10.5 && snr < 14, snr + " dB");
  }

  @Test
  void picturesAndWrongSettingsAreRefused() {
    Signal picture =
        new Signal(
            Grid.of(Axis.centred("y", 2), Axis.centred("x", 2)),
            new Medium.Picture(2, 2, 1, 8),
            new Samples.UnsignedBytes(new byte[4]),
            ValueRange.symmetric(0, 255));
    assertRefused("model cosines needs samples along one axis", picture, 0.3, 2);
    Signal sound = sound(tones(100, 1), 1, RATE);
    assertRefused("setting density is 1.5; a number above 0 up to 1 is needed", sound, 1.5, 2);
    assertRefused(
        "block sizes from 32 to 1024 by 3; powers of two from 2 on are needed", sound, 0.3, 3);
  }

  private static void assertRefused(String words, Signal signal, double density, double growth) {
    assertEquals(
        words,
        assertThrows(IllegalArgumentException.class, () -> start(signal, density, growth, 1))
            .getMessage());
  }
}
