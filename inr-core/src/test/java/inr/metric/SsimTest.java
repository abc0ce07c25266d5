package inr.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.signal.Medium;
import inr.signal.Samples;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SsimTest {
  /** The known values have twelve digits. */
  private static final double LAST_DIGIT = 1e-12;

  /** E(x²) − (Ex)² against E(x − Ex)²: 2^16 units of rounding of 255² over C2 = 58. */
  private static final double VARIANCE_ROUNDING = 1e-11;

  @ParameterizedTest
  @CsvSource({
    "7, Infinity, true, 0.928244588302",
    "7, Infinity, false, 0.928316983144",
    "11, 1.5, true, 0.912203039086",
    "11, 1.5, false, 0.912248136791"
  })
  void checkPictureHasItsKnownValueUnderEachWindow(
      int taps, double sigma, boolean sampleCovariance, double expected) {
    SsimWindow window = new SsimWindow(taps, sigma, sampleCovariance);
    assertEquals(expected, ssim(new CheckPicture(64, 48), v -> v, 1, window), LAST_DIGIT);
    CheckPicture check = new CheckPicture(64, 48);
    // Samples are rounded to float.
    assertEquals(
        expected,
        Ssim.of(check.shape(), check.referenceSamples(), check.estimateSamples(), window)
            .getAsDouble(),
        1e-8);
  }

  @Test
  void largerCheckPictureHasItsKnownValue() {
    assertEquals(
        0.913521076670,
        ssim(new CheckPicture(192, 176), v -> v, 1, SsimWindow.GAUSSIAN),
        LAST_DIGIT);
  }

  @Test
  void rangeAndZeroOfTheSamplesMatter() {
    CheckPicture check = new CheckPicture(64, 48);
    assertEquals(0.937292401, ssim(check, v -> v, 2, SsimWindow.UNIFORM), 1e-9);
    assertEquals(0.711651285082, ssim(check, v -> 2 * v - 1, 2, SsimWindow.UNIFORM), LAST_DIGIT);
  }

  @Test
  void gaussianWeightsAreThePublishedOnes() {
    double[] weights = SsimWindow.GAUSSIAN.weights();
    double[] published = {
      0.0010283801, 0.0075987581, 0.0360007721, 0.1093606895, 0.2130055377, 0.2660117249
    };
    for (int i = 0; i < published.length; i++) {
      assertEquals(published[i], weights[i], 1e-10);
      assertEquals(weights[i], weights[10 - i]);
    }
  }

  @ParameterizedTest
  @CsvSource({"11, 11, 1", "11, 11, 4", "12, 37, 1", "12, 37, 4", "37, 12, 2", "40, 13, 3"})
  void rowByRowIsTheDefinition(int width, int height, int channels) {
    Medium.Picture shape = new Medium.Picture(width, height, channels, 8);
    Samples x = noise(shape, 1);
    Samples y = noise(shape, 2);
    assertEquals(
        definition(shape, x, y, SsimWindow.GAUSSIAN),
        Ssim.of(shape, x, y).getAsDouble(),
        VARIANCE_ROUNDING);
    assertEquals(
        definition(shape, x, y, SsimWindow.UNIFORM),
        Ssim.of(shape, x, y, SsimWindow.UNIFORM).getAsDouble(),
        VARIANCE_ROUNDING);
  }

  @Test
  void ssimOfEqualImagesIsOneEvenIfFlat() {
    Medium.Picture shape = new Medium.Picture(19, 14, 3, 8);
    assertEquals(1, Ssim.of(shape, noise(shape, 3), noise(shape, 3)).getAsDouble(), 1e-14);
    Samples black = new Samples.UnsignedBytes(new byte[19 * 14 * 3]);
    assertEquals(1, Ssim.of(shape, black, black).getAsDouble(), 1e-14);
  }

  @Test
  void ssimIsSymmetricAndFallsWithNoise() {
    Medium.Picture shape = new Medium.Picture(31, 29, 1, 16);
    Samples x = noise(shape, 4);
    Samples y = noise(shape, 5);
    double ssim = Ssim.of(shape, x, y).getAsDouble();
    assertEquals(ssim, Ssim.of(shape, y, x).getAsDouble(), 1e-14);
    assertTrue(Math.abs(ssim) < 0.2, "independent noise is not similar, but SSIM is " + ssim);
  }

  @Test
  void storageTypeDoesNotMatter() {
    Medium.Picture shape = new Medium.Picture(13, 17, 2, 8);
    Samples y = noise(shape, 7);
    Samples.UnsignedShorts x = noise(shape, 6);
    float[] floats = new float[x.size()];
    byte[] bytes = new byte[x.size()];
    for (int i = 0; i < x.size(); i++) {
      floats[i] = (float) x.get(i);
      bytes[i] = (byte) x.get(i);
    }
    assertEquals(Ssim.of(shape, x, y), Ssim.of(shape, new Samples.Floats(floats), y));
    assertEquals(Ssim.of(shape, x, y), Ssim.of(shape, new Samples.UnsignedBytes(bytes), y));
  }

  @Test
  void pictureBelowTheWindowHasNoSsim() {
    Medium.Picture narrow = new Medium.Picture(10, 300, 1, 8);
    Samples x = noise(narrow, 8);
    assertEquals(OptionalDouble.empty(), Ssim.of(narrow, x, x));
    assertTrue(Ssim.of(narrow, x, x, SsimWindow.UNIFORM).isPresent());
    Medium.Picture flat = new Medium.Picture(300, 6, 1, 8);
    assertEquals(
        OptionalDouble.empty(), Ssim.of(flat, noise(flat, 9), noise(flat, 9), SsimWindow.UNIFORM));
  }

  @Test
  void windowsWithoutACentreAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new SsimWindow(8, 1.5, false));
    assertThrows(IllegalArgumentException.class, () -> new SsimWindow(1, 1.5, true));
    assertThrows(IllegalArgumentException.class, () -> new SsimWindow(7, 0, true));
  }

  private static double ssim(
      CheckPicture check, DoubleUnaryOperator map, double peak, SsimWindow window) {
    SsimScale scale = new SsimScale(check.width(), 1, peak, window);
    check.forEachRow(map, scale);
    return scale.ssim(0);
  }

  /** Window by window, with means first and deviations from them after. */
  private static double definition(Medium.Picture shape, Samples x, Samples y, SsimWindow window) {
    double[] v = window.weights();
    double c1 = Math.pow(0.01 * shape.peak(), 2);
    double c2 = Math.pow(0.03 * shape.peak(), 2);
    double sum = 0;
    int count = 0;
    for (int top = 0; top + v.length <= shape.height(); top++) {
      for (int left = 0; left + v.length <= shape.width(); left++) {
        for (int channel = 0; channel < shape.channels(); channel++, count++) {
          double mx = 0;
          double my = 0;
          for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < v.length; j++) {
              int index = ((top + i) * shape.width() + left + j) * shape.channels() + channel;
              mx += v[i] * v[j] * x.get(index);
              my += v[i] * v[j] * y.get(index);
            }
          }
          double sxx = 0;
          double syy = 0;
          double sxy = 0;
          for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < v.length; j++) {
              int index = ((top + i) * shape.width() + left + j) * shape.channels() + channel;
              double w = window.covarianceFactor() * v[i] * v[j];
              sxx += w * (x.get(index) - mx) * (x.get(index) - mx);
              syy += w * (y.get(index) - my) * (y.get(index) - my);
              sxy += w * (x.get(index) - mx) * (y.get(index) - my);
            }
          }
          sum +=
              (2 * mx * my + c1) * (2 * sxy + c2) / ((mx * mx + my * my + c1) * (sxx + syy + c2));
        }
      }
    }
    return sum / count;
  }

  private static Samples.UnsignedShorts noise(Medium.Picture shape, long seed) {
    Random random = new Random(seed);
    short[] values = new short[shape.width() * shape.height() * shape.channels()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (short) random.nextInt(shape.peak() + 1);
    }
    return new Samples.UnsignedShorts(values);
  }
}
