package inr.codec.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.codec.shape.Plane;
import inr.codec.shape.Pyramid;
import inr.codec.train.latent.Sheet;
import inr.codec.train.synthesis.Picture;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialLatentsTest {
  /** A step of 0.3. */
  private static final double LAMBDA = 0.03;

  private static Picture noise(int width, int height, int channels) {
    RandomGenerator random = new SplittableRandom(11);
    float[] values = new float[width * height * channels];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return new Picture(width, height, channels, values, new float[channels], new float[channels]);
  }

  private static double[] plane(Sheet sheet, float[] latents, int level) {
    int p = sheet.pyramid().latent(level);
    double[] values = new double[sheet.plane(p).size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.sqrt(3 * LAMBDA) * latents[sheet.flat(p, 0) + i];
    }
    return values;
  }

  /** Straight lines between the middles of the coarse pixels. */
  private static double[] doubled(double[] coarse, int width, int height) {
    int columns = Pyramid.at(width, 1);
    int rows = Pyramid.at(height, 1);
    double[] fine = new double[width * height];
    for (int y = 0; y < height; y++) {
      double v = Math.max(0, Math.min(rows - 1, (y + 0.5) / 2 - 0.5));
      int top = (int) v;
      int low = Math.min(rows - 1, top + 1);
      for (int x = 0; x < width; x++) {
        double u = Math.max(0, Math.min(columns - 1, (x + 0.5) / 2 - 0.5));
        int left = (int) u;
        int right = Math.min(columns - 1, left + 1);
        double above =
            coarse[top * columns + left] * (left + 1 - u)
                + coarse[top * columns + right] * (u - left);
        double below =
            coarse[low * columns + left] * (left + 1 - u)
                + coarse[low * columns + right] * (u - left);
        fine[y * width + x] = above * (top + 1 - v) + below * (v - top);
      }
    }
    return fine;
  }

  private static double lightness(Picture picture, int i) {
    float[] values = picture.values();
    int n = picture.pixels();
    return picture.channels() < 3
        ? values[i]
        : 0.299 * values[i] + 0.587 * values[n + i] + 0.114 * values[2 * n + i];
  }

  @ParameterizedTest
  @CsvSource({"64, 48, 3", "37, 29, 1", "17, 64, 4", "9, 8, 2"})
  void theFineGridsAddUpToTheLightness(int width, int height, int channels) {
    Picture picture = noise(width, height, channels);
    Sheet sheet = new Sheet(Pyramid.of(width, height, 0, 6));
    float[] latents = InitialLatents.of(sheet, picture, LAMBDA);
    double[] sum = plane(sheet, latents, 3);
    for (int level = 2; level >= 0; level--) {
      double[] finer = doubled(sum, sheet.pyramid().width(level), sheet.pyramid().height(level));
      double[] band = plane(sheet, latents, level);
      for (int i = 0; i < finer.length; i++) {
        finer[i] += band[i];
      }
      sum = finer;
    }
    for (int i = 0; i < sum.length; i++) {
      assertEquals(lightness(picture, i) - 0.5, sum[i], 1e-6);
    }
  }

  @Test
  void detailsAreWhatTheFinestGridBeginsWith() {
    Sheet sheet = new Sheet(Pyramid.of(30, 22, 1, 5));
    Picture picture = noise(30, 22, 3);
    float[] details = InitialLatents.details(sheet, picture, LAMBDA);
    float[] latents = InitialLatents.of(sheet, picture, LAMBDA);
    int at = sheet.flat(sheet.pyramid().latent(1), 0);
    assertArrayEquals(Arrays.copyOfRange(latents, at, at + details.length), details);
    assertEquals(15 * 11, details.length);
  }

  @Test
  void coarseGridsHoldColoursAndAlpha() {
    float[] values = new float[4 * 64 * 64];
    for (int i = 0; i < values.length; i++) {
      values[i] = new float[] {0.9f, 0.5f, 0.1f, 0.75f}[i / (64 * 64)];
    }
    Picture picture = new Picture(64, 64, 4, values, new float[4], new float[4]);
    Sheet sheet = new Sheet(Pyramid.of(64, 64, 0, 6));
    float[] latents = InitialLatents.of(sheet, picture, LAMBDA);
    double y = 0.299 * 0.9 + 0.587 * 0.5 + 0.114 * 0.1;
    assertEquals(0, plane(sheet, latents, 0)[77], 1e-6);
    assertEquals(y - 0.5, plane(sheet, latents, 3)[7], 1e-6);
    assertEquals(0.1 - y, plane(sheet, latents, 4)[7], 1e-6);
    assertEquals(0.9 - y, plane(sheet, latents, 5)[3], 1e-6);
    assertEquals(0.25, plane(sheet, latents, 6)[0], 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0, 0", "7, 5, 0, 3", "1, 300, 1, 6", "3, 2, 2, 2", "40, 40, 2, 6"})
  void everyShapeHasSymbols(int width, int height, int finest, int coarsest) {
    Sheet sheet = new Sheet(Pyramid.of(width, height, finest, coarsest));
    for (int channels = 1; channels <= 4; channels++) {
      for (float latent : InitialLatents.of(sheet, noise(width, height, channels), 1e-3)) {
        assertTrue(Math.abs(latent) < Plane.LARGEST, "no symbol is as large as " + latent);
      }
    }
  }

  @Test
  void aSmallLambdaBeginsWithZeros() {
    Sheet sheet = new Sheet(Pyramid.of(40, 40, 0, 5));
    assertArrayEquals(
        new float[sheet.flatSize()], InitialLatents.of(sheet, noise(40, 40, 3), 0.9e-3));
    assertEquals(0, InitialLatents.stepsAlone(0.9e-3));
  }
}
