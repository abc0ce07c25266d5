package inr.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.signal.Medium;
import inr.signal.Samples;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogSpectralDistanceTest {
  @Test
  void fastTransformIsTheDefinition() {
    // Two frames and a rest that no whole frame covers.
    Medium.Sound shape = new Medium.Sound(1500, 1, 8000, 16, false);
    int[] x = noise(1500, 1);
    int[] y = noise(1500, 2);
    double expected = (definition(x, y, 0) + definition(x, y, 256)) / 2;
    assertEquals(
        expected,
        LogSpectralDistance.of(shape, new Samples.Integers(x), new Samples.Integers(y))
            .getAsDouble(),
        1e-9);
  }

  @Test
  void gainOfTenDecibelsIsADistanceOfTenDecibels() {
    Medium.Sound shape = new Medium.Sound(2048, 1, 8000, 32, true);
    float[] loud = new float[2048];
    float[] soft = new float[2048];
    Random random = new Random(3);
    for (int i = 0; i < loud.length; i++) {
      loud[i] = (float) random.nextGaussian();
      soft[i] = (float) (loud[i] / Math.sqrt(10));
    }
    double distance =
        LogSpectralDistance.of(shape, new Samples.Floats(loud), new Samples.Floats(soft))
            .getAsDouble();
    // Float rounding of the softer sound, some 1e-7 of a bin, and more in the weakest bins.
    assertEquals(10, distance, 1e-4);
    assertEquals(
        distance,
        LogSpectralDistance.of(shape, new Samples.Floats(soft), new Samples.Floats(loud))
            .getAsDouble(),
        1e-12);
  }

  @Test
  void channelsAreAveraged() {
    int[] x = noise(1024, 4);
    int[] y = noise(1024, 5);
    int[] stereoX = new int[2048];
    int[] stereoY = new int[2048];
    for (int n = 0; n < 1024; n++) {
      stereoX[2 * n] = x[n];
      stereoY[2 * n] = y[n];
      stereoX[2 * n + 1] = y[n];
      stereoY[2 * n + 1] = y[n];
    }
    Medium.Sound stereo = new Medium.Sound(1024, 2, 8000, 16, false);
    double distance =
        LogSpectralDistance.of(stereo, new Samples.Integers(stereoX), new Samples.Integers(stereoY))
            .getAsDouble();
    assertEquals(definition(x, y, 0) / 2, distance, 1e-9);
  }

  @Test
  void equalSoundsAndSilenceHaveNoDistance() {
    Medium.Sound shape = new Medium.Sound(1024, 1, 8000, 16, false);
    Samples x = new Samples.Integers(noise(1024, 6));
    assertEquals(0, LogSpectralDistance.of(shape, x, x).getAsDouble());
    Samples silence = new Samples.Integers(new int[1024]);
    assertEquals(0, LogSpectralDistance.of(shape, silence, silence).getAsDouble());
  }

  @Test
  void soundWithoutAWholeFrameHasNoDistance() {
    Samples x = new Samples.Integers(noise(1023, 7));
    assertEquals(
        OptionalDouble.empty(),
        LogSpectralDistance.of(new Medium.Sound(1023, 1, 8000, 16, false), x, x));
  }

  /** Distance of one frame, by sums over samples for each bin. */
  private static double definition(int[] x, int[] y, int start) {
    double squares = 0;
    for (int bin = 0; bin <= 512; bin++) {
      double difference =
          10 * Math.log10(power(x, start, bin) + 1e-10)
              - 10 * Math.log10(power(y, start, bin) + 1e-10);
      squares += difference * difference;
    }
    return Math.sqrt(squares / 513);
  }

  private static double power(int[] samples, int start, int bin) {
    double real = 0;
    double imaginary = 0;
    for (int n = 0; n < 1024; n++) {
      double value = (0.5 - 0.5 * Math.cos(2 * Math.PI * n / 1024)) * samples[start + n] / 32768;
      real += value * Math.cos(2 * Math.PI * bin * n / 1024);
      imaginary -= value * Math.sin(2 * Math.PI * bin * n / 1024);
    }
    return real * real + imaginary * imaginary;
  }

  private static int[] noise(int size, long seed) {
    Random random = new Random(seed);
    int[] values = new int[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextInt(65536) - 32768;
    }
    return values;
  }
}
