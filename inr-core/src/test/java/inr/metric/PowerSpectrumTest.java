package inr.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PowerSpectrumTest {
  /** Of sums in another order. */
  private static final double ROUNDING = 1e-12;

  private static Signal picture(int width, int height, float[] grey) {
    return new Signal(
        Grid.of(Axis.centred("y", height), Axis.centred("x", width)),
        new Medium.Picture(width, height, 1, 8),
        new Samples.Floats(grey),
        ValueRange.symmetric(0, 255));
  }

  private static float[] noise(int size, double spread) {
    SplittableRandom random = new SplittableRandom(1);
    float[] noise = new float[size];
    for (int i = 0; i < size; i++) {
      noise[i] = (float) (100 + spread * (random.nextDouble() * 2 - 1));
    }
    return noise;
  }

  /** Uniform noise has a third of the square of its spread as variance. */
  @Test
  void noiseHasItsVarianceAtAllFrequencies() {
    float[] noise = noise(300 * 200, 51);
    Signal flat = picture(300, 200, new float[noise.length]);
    List<PowerSpectrum> spectra =
        PowerSpectrum.compared(flat, picture(300, 200, noise)).orElseThrow();
    assertEquals(64, spectra.get(1).bands().size());
    double mean =
        spectra.get(1).bands().stream()
            .skip(8) // where rings have few members
            .mapToDouble(PowerSpectrum.Band::power)
            .average()
            .orElseThrow();
    assertEquals(0.04 / 3, mean, 0.04 / 3 * 0.05);
    assertTrue(spectra.get(0).bands().stream().allMatch(band -> band.power() == 0));
    for (int k = 0; k < 64; k++) {
      double power = spectra.get(1).bands().get(k).power();
      assertEquals(power, spectra.get(2).bands().get(k).power(), power * ROUNDING);
    }
  }

  /** A wave along an axis lies in one ring of two members each side, spread over three by Hann. */
  @Test
  void aWaveLiesAtItsFrequency() {
    int side = 64;
    float[] wave = new float[side * side];
    for (int i = 0; i < wave.length; i++) {
      wave[i] = (float) (127 + 100 * StrictMath.sin(2 * Math.PI * 12 * (i % side) / side));
    }
    Signal signal = picture(side, side, wave);
    List<PowerSpectrum.Band> bands =
        PowerSpectrum.compared(signal, signal).orElseThrow().get(0).bands();
    PowerSpectrum.Band most =
        bands.stream().reduce((a, b) -> a.power() >= b.power() ? a : b).orElseThrow();
    assertEquals(12.0 / side, most.frequency());
    assertTrue(bands.get(29).power() < 1e-12 * most.power());
  }

  @Test
  void aToneLiesAtItsFrequency() {
    Medium.Sound medium = new Medium.Sound(5000, 1, 8000, 32, true);
    float[] tone = new float[5000];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) StrictMath.sin(2 * Math.PI * 1000 * i / 8000);
    }
    Signal signal =
        new Signal(
            Grid.of(Axis.centred("t", 5000)),
            medium,
            new Samples.Floats(tone),
            ValueRange.symmetric(-1, 1));
    List<PowerSpectrum> spectra = PowerSpectrum.compared(signal, signal).orElseThrow();
    PowerSpectrum.Band most =
        spectra.get(0).bands().stream()
            .reduce((a, b) -> a.power() >= b.power() ? a : b)
            .orElseThrow();
    assertEquals(1000, most.frequency());
    // A = 1: A²/4 · (Σw)² / Σw², for Hann A²/4 · N · 2/3
    assertEquals(2048.0 / 6, most.power(), 2048.0 / 6 * 1e-3);
    assertEquals("Hz", spectra.get(0).unit());
  }

  @Test
  void whatIsSmallerThanAFrameHasNone() {
    Signal small = picture(15, 40, new float[600]);
    assertTrue(PowerSpectrum.compared(small, small).isEmpty());
  }
}
