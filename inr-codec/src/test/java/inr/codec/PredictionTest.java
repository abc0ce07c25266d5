package inr.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.codec.file.CodecFile;
import inr.codec.file.CodecWriter;
import inr.codec.file.EncodedPicture;
import inr.codec.file.LatentFile;
import inr.codec.latent.Wave;
import inr.codec.parameter.QuantisedParameters;
import inr.codec.prediction.CoarseFeatures;
import inr.codec.prediction.Predictor;
import inr.codec.shape.Group;
import inr.codec.shape.Layout;
import inr.codec.shape.Neighbour;
import inr.codec.shape.Plane;
import inr.codec.shape.Preset;
import inr.codec.shape.Pyramid;
import inr.codec.shape.Shape;
import inr.codec.shape.Tensor;
import inr.random.CounterRandom;
import inr.signal.Medium;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PredictionTest {
  /** The grid of centres is 1/64 and of ln b 1/16: half a step, and what the activations lose. */
  private static final double CENTRE = 1.0 / 64;

  private static final double SCALE = 1.0 / 16;

  @Test
  void wholeNumbersPredictWhatRealOnesWould() {
    for (Preset preset : Preset.values()) {
      EncodedPicture picture =
          Handmade.picture(new Medium.Picture(61, 45, 3, 8), new Shape(preset, 3, 0, 6), 0, 17);
      Pyramid pyramid = picture.header().pyramid(0);
      byte[][] symbols = picture.symbols()[0];
      Wave wave = Wave.of(picture.parameters());
      for (int p = 0; p < symbols.length; p++) {
        compare(picture.parameters(), pyramid, p, symbols, wave);
      }
    }
  }

  private static void compare(
      QuantisedParameters parameters, Pyramid pyramid, int index, byte[][] symbols, Wave wave) {
    Plane plane = pyramid.planes().get(index);
    int[] order = order(plane.width(), plane.height());
    int[] done = {0};
    wave.run(
        pyramid,
        index,
        symbols,
        (scales, centres, line, count) -> {
          for (int i = 0; i < count; i++) {
            int place = order[done[0]++];
            assertEquals(symbols[index][place], line[i]);
            int x = place % plane.width();
            double[] real = real(parameters, pyramid, index, symbols, x, place / plane.width());
            assertEquals(Math.min(63, Math.max(-64, real[0])), centres[i] / 64.0, CENTRE);
            assertEquals(Math.min(5, Math.max(-5, real[1] - 4)), scales[i] / 16.0 - 5, SCALE);
          }
        });
    assertEquals(plane.size(), done[0]);
  }

  /** Places of symbols sorted by x + 5y and then by y. */
  private static int[] order(int width, int height) {
    return IntStream.range(0, width * height)
        .boxed()
        .sorted(
            Comparator.comparingInt((Integer p) -> p % width + 5 * (p / width))
                .thenComparingInt(p -> p / width))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double[] real(
      QuantisedParameters parameters, Pyramid pyramid, int index, byte[][] symbols, int x, int y) {
    Preset preset = parameters.layout().shape().preset();
    Plane plane = pyramid.planes().get(index);
    double[] context = new double[preset.context()];
    for (int k = 0; k < preset.neighbours(); k++) {
      Neighbour near = Neighbour.byPriority().get(k);
      int column = x + near.dx();
      int row = y + near.dy();
      boolean inside = column >= 0 && column < plane.width() && row >= 0;
      context[k] = inside ? symbols[index][row * plane.width() + column] : 0;
    }
    if (pyramid.inputs(index) > 0) {
      double[] coarse = new double[index];
      for (int p = 0; p < index; p++) {
        Plane other = pyramid.planes().get(p);
        int shift = other.level() - plane.level();
        coarse[p] = symbols[p][(y >> shift) * other.width() + (x >> shift)];
      }
      double[] features = linear(parameters, "ifce." + plane.level(), coarse);
      System.arraycopy(features, 0, context, preset.neighbours(), features.length);
    }
    double[] hidden = rectified(linear(parameters, "arm.1", context), context);
    double[] again = rectified(linear(parameters, "arm.2", hidden), hidden);
    double[] out = linear(parameters, "arm.out", again);
    double[] straight = linear(parameters, "arm.stabiliser", context);
    return new double[] {out[0] + straight[0], out[1] + straight[1]};
  }

  private static double[] rectified(double[] sums, double[] residual) {
    double[] out = new double[sums.length];
    Arrays.setAll(out, i -> Math.max(0, sums[i] + residual[i]));
    return out;
  }

  private static double[] linear(QuantisedParameters parameters, String layer, double[] in) {
    float[] numbers = parameters.floats();
    Tensor weight = parameters.layout().tensor(layer + ".weight");
    Tensor bias = parameters.layout().tensor(layer + ".bias");
    double[] out = new double[weight.rows()];
    for (int r = 0; r < out.length; r++) {
      out[r] = numbers[bias.offset() + r];
      for (int k = 0; k < in.length; k++) {
        out[r] += numbers[weight.offset() + r * weight.columns() + k] * in[k];
      }
    }
    return out;
  }

  /** Parameters that no encoder would find are legal: sums of 64 bits take over. */
  @Test
  void hugeWeightsAreDecodedByTheLongPath() throws Exception {
    Shape shape = new Shape(Preset.MOP, 3, 0, 4);
    Layout layout = shape.layout();
    CounterRandom random = new CounterRandom(5, 5);
    int[] values = new int[layout.size()];
    Arrays.setAll(values, i -> (int) ((2 * random.uniform(i) - 1) * QuantisedParameters.LARGEST));
    QuantisedParameters huge =
        new QuantisedParameters(layout, new int[Group.values().length], values);
    assertFalse(Predictor.of(huge, CoarseFeatures.of(huge)).narrow());
    QuantisedParameters usual = Handmade.parameters(layout, 1, 1);
    assertTrue(Predictor.of(usual, CoarseFeatures.of(usual)).narrow());
    EncodedPicture picture = Handmade.picture(new Medium.Picture(40, 30, 3, 8), shape, 0, 3);
    EncodedPicture extreme =
        new EncodedPicture(
            picture.header(), huge, picture.symbols(), Optional.empty(), Optional.empty());
    LatentFile file = (LatentFile) CodecFile.of(CodecWriter.write(extreme), Codec.MOST_PIXELS);
    assertTrue(Arrays.deepEquals(picture.symbols()[0], file.symbols(0)));
    Codec.decode(CodecWriter.write(extreme));
  }
}
