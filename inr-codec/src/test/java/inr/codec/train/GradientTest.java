package inr.codec.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.codec.shape.Layout;
import inr.codec.shape.Plane;
import inr.codec.shape.Preset;
import inr.codec.shape.Pyramid;
import inr.codec.shape.Shape;
import inr.codec.train.latent.Sheet;
import inr.codec.train.rate.Board;
import inr.codec.train.rate.RatePass;
import inr.codec.train.synthesis.DistortionPass;
import inr.codec.train.synthesis.Picture;
import inr.parallel.Workers;
import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values and gradients of the passes against the model in double precision. */
class GradientTest {
  private static final double STEP = 1e-5;

  /** Of the largest gradient of its kind: floats, sums of some thousand terms. */
  private static final double TOLERANCE = 1e-3;

  /** Odd sides, one stripe and several, a missing finest grid, one and four channels. */
  static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of(Preset.LOP, 3, 0, 4, 21, 17),
        Arguments.of(Preset.HOP, 3, 0, 3, 9, 18),
        Arguments.of(Preset.MOP, 4, 1, 3, 20, 11),
        Arguments.of(Preset.LOP, 1, 0, 2, 1, 1),
        Arguments.of(Preset.MOP, 1, 0, 6, 3, 7));
  }

  private final Random random = new Random(5);
  private Layout layout;
  private Pyramid pyramid;
  private Sheet sheet;
  private double[] parameters;
  private double[][] y;
  private ReferenceModel reference;

  private void prepare(
      Preset preset, int channels, int finest, int coarsest, int width, int height) {
    layout = new Shape(preset, channels, finest, coarsest).layout();
    pyramid = layout.shape().pyramid(width, height);
    sheet = new Sheet(pyramid);
    reference = new ReferenceModel(layout, pyramid);
    parameters = new double[layout.size()];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = (float) (layout.defaults()[i] + 0.2 * random.nextGaussian());
    }
    y = new double[sheet.planes()][];
    for (int p = 0; p < y.length; p++) {
      y[p] = new double[sheet.plane(p).size()];
      for (int i = 0; i < y[p].length; i++) {
        y[p][i] = (float) (1.5 * random.nextGaussian());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bitsAndTheirGradients(
      Preset preset, int channels, int finest, int coarsest, int width, int height) {
    prepare(preset, channels, finest, coarsest, width, height);
    try (Workers workers = new Workers(2)) {
      RatePass pass = new RatePass(layout, sheet, workers);
      float[] dy = new float[sheet.size()];
      double[] gradient = new double[layout.size()];
      double bits = pass.gradients(floats(parameters), laidOut(), 1, Board.WHOLE, dy, gradient);
      double expected = reference.bits(parameters, y);
      assertEquals(expected, bits, 1e-5 * expected);
      assertEquals(bits, pass.bits(floats(parameters), laidOut()));
      compare(model -> model.bits(parameters, y), dy, gradient);
      float[] alone = new float[sheet.size()];
      assertEquals(
          bits, pass.gradients(floats(parameters), laidOut(), 1, Board.WHOLE, alone, null));
      assertArrayEquals(dy, alone, "without the networks' gradient");
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void errorAndItsGradients(
      Preset preset, int channels, int finest, int coarsest, int width, int height) {
    prepare(preset, channels, finest, coarsest, width, height);
    // A range so small that nothing is clamped: the gradient is that of a model without clamp.
    float least = 0.5f;
    float range = 0.001f;
    float[] values = new float[channels * width * height];
    float[] leasts = new float[channels];
    float[] ranges = new float[channels];
    Arrays.fill(leasts, least);
    Arrays.fill(ranges, range);
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.5f + 0.001f * random.nextFloat();
    }
    Picture picture = new Picture(width, height, channels, values, leasts, ranges);
    try (Workers workers = new Workers(2)) {
      DistortionPass pass = new DistortionPass(layout, sheet, picture, workers);
      float[] dy = new float[sheet.size()];
      double[] gradient = new double[layout.size()];
      double error = pass.gradients(floats(parameters), laidOut(), dy, gradient);
      double expected = reference.error(parameters, y, values, least, range);
      assertEquals(expected, error, 1e-3 * expected);
      assertEquals(error, pass.error(floats(parameters), laidOut()));
      compare(model -> model.error(parameters, y, values, least, range), dy, gradient);
      float[] alone = new float[sheet.size()];
      assertEquals(error, pass.gradients(floats(parameters), laidOut(), alone, null));
      assertArrayEquals(dy, alone, "without the networks' gradient");
    }
  }

  @Test
  void whiteAndBlackTilesAreTheWholeGrid() {
    prepare(Preset.LOP, 3, 0, 3, 600, 21);
    try (Workers workers = new Workers(2)) {
      RatePass pass = new RatePass(layout, sheet, workers);
      Board[] boards = {Board.WHOLE, Board.WHITE, Board.BLACK};
      double[][] gradients = new double[boards.length][layout.size()];
      float[][] slopes = new float[boards.length][sheet.size()];
      double[] bits = new double[boards.length];
      for (int b = 0; b < boards.length; b++) {
        bits[b] =
            pass.gradients(floats(parameters), laidOut(), 1, boards[b], slopes[b], gradients[b]);
      }
      assertEquals(2 * bits[0], bits[1] + bits[2], 1e-9 * bits[0]);
      assertTrue(Math.abs(bits[1] - bits[2]) > 1e-3 * bits[0], "white and black differ");
      double[] both = new double[layout.size()];
      Arrays.setAll(both, i -> (gradients[1][i] + gradients[2][i]) / 2);
      requireClose(gradients[0], both, "parameters");
      for (int p = 0; p < sheet.planes(); p++) {
        Plane plane = sheet.plane(p);
        double[] whole = new double[plane.size()];
        double[] halves = new double[plane.size()];
        for (int i = 0; i < whole.length; i++) {
          int at = sheet.at(p, i / plane.width()) + i % plane.width();
          whole[i] = slopes[0][at];
          halves[i] = (slopes[1][at] + slopes[2][at]) / 2;
        }
        requireClose(whole, halves, plane.name());
      }
    }
  }

  private void compare(ToDoubleFunction<ReferenceModel> loss, float[] dy, double[] gradient) {
    double[] expected = new double[gradient.length];
    for (int i = 0; i < gradient.length; i++) {
      expected[i] = derivative(loss, parameters, i);
    }
    requireClose(expected, gradient, "parameters");
    for (int p = 0; p < y.length; p++) {
      Plane plane = sheet.plane(p);
      double[] slopes = new double[y[p].length];
      double[] found = new double[y[p].length];
      for (int i = 0; i < slopes.length; i++) {
        slopes[i] = derivative(loss, y[p], i);
        found[i] = dy[sheet.at(p, i / plane.width()) + i % plane.width()];
      }
      requireClose(slopes, found, plane.name());
    }
  }

  private double derivative(ToDoubleFunction<ReferenceModel> loss, double[] variables, int i) {
    double before = variables[i];
    variables[i] = before + STEP;
    double above = loss.applyAsDouble(reference);
    variables[i] = before - STEP;
    double below = loss.applyAsDouble(reference);
    variables[i] = before;
    return (above - below) / (2 * STEP);
  }

  private static void requireClose(double[] expected, double[] found, String what) {
    double largest = 0;
    for (double value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      double error = Math.abs(found[i] - expected[i]);
      int index = i;
      assertTrue(
          error <= TOLERANCE * largest,
          () -> what + " " + index + ": " + found[index] + ", expected " + expected[index]);
    }
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private float[] laidOut() {
    float[] all = new float[sheet.size()];
    for (int p = 0; p < y.length; p++) {
      int width = sheet.plane(p).width();
      for (int i = 0; i < y[p].length; i++) {
        all[sheet.at(p, i / width) + i % width] = (float) y[p][i];
      }
    }
    return all;
  }
}
