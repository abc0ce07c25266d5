package inr.solve.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.parallel.Workers;
import inr.random.CounterRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spectra of frames, and the frame that they are of. */
class GaborFrameTest {
  private static double[] noise(int count) {
    CounterRandom random = new CounterRandom(3, 0);
    double[] x = new double[count];
    Arrays.setAll(x, random::normal);
    return x;
  }

  /** Both below and above the length where frames are halved. */
  @ParameterizedTest
  @ValueSource(ints = {64, 4096, 8192, 16384})
  void theTransformIsFouriersAndHasAnInverse(int size) {
    double[] x = noise(size);
    double[] spectrum = x.clone();
    RealTransform transform = new RealTransform(size);
    transform.forward(spectrum);
    for (int k : new int[] {0, 1, 5, size / 4, size / 2 - 1, size / 2}) {
      double re = 0;
      double im = 0;
      for (int n = 0; n < size; n++) {
        double angle = -2 * Math.PI * ((long) k * n % size) / size;
        re += x[n] * Math.cos(angle);
        im += x[n] * Math.sin(angle);
      }
      boolean last = k == size / 2;
      assertEquals(re, spectrum[last ? 1 : 2 * k], 1e-9, "bin " + k);
      if (k > 0 && !last) {
        assertEquals(im, spectrum[2 * k + 1], 1e-9, "bin " + k);
      }
    }
    transform.inverse(spectrum);
    assertArrayEquals(x, spectrum, 1e-12);
  }

  /** With no threshold a sound is the sum of its frames, to the first and last sample. */
  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 5000})
  void framesAddUpToTheSound(int length) {
    double[] x = noise(length);
    try (Workers workers = new Workers(2)) {
      GaborFrame frame = new GaborFrame(64, length, workers);
      assertArrayEquals(x, frame.shrunk(x, 0), 1e-12);
      assertArrayEquals(new double[length], frame.shrunk(x, 2 * frame.largest(x)));
    }
  }

  /** Half of the energy of a lasting tone below the threshold leaves half of the tone. */
  @Test
  void aLastingToneIsShrunkByItsEnergy() {
    double[] x = new double[4000];
    Arrays.setAll(x, i -> Math.cos(2 * Math.PI * i / 16));
    try (Workers workers = new Workers(1)) {
      GaborFrame frame = new GaborFrame(64, x.length, workers);
      double[] shrunk = frame.shrunk(x, 0.1 * frame.largest(x));
      // Of the three bins of Hann's window the outer ones have a quarter of the energy.
      double kept = (1 - 0.01) * 2 / 3 + (1 - 0.04) / 3;
      assertEquals(kept * x[2000], shrunk[2000], 1e-6);
    }
  }
}
