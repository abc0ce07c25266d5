package inr.codec;

import inr.codec.file.EncodedPicture;
import inr.codec.file.Header;
import inr.codec.shape.Layout;
import inr.codec.shape.Pyramid;
import inr.codec.shape.Shape;
import inr.codec.shape.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The drawing of a tile as {@code docs/codec-file.md} defines it, a sample at a time. */
final class NaiveSynthesis {
  private final Header header;
  private final Shape shape;
  private final Layout layout;
  private final float[] numbers;
  private final Map<String, Tensor> tensors = new HashMap<>();

  NaiveSynthesis(EncodedPicture picture) {
    header = picture.header();
    shape = header.shape();
    layout = picture.parameters().layout();
    numbers = picture.parameters().floats();
  }

  private float parameter(String tensor, int row, int column) {
    Tensor found = tensors.computeIfAbsent(tensor, layout::tensor);
    return numbers[found.offset() + row * found.columns() + column];
  }

  private static float at(float[][] plane, int y, int x) {
    int row = Math.min(Math.max(y, 0), plane.length - 1);
    return plane[row][Math.min(Math.max(x, 0), plane[0].length - 1)];
  }

  /** {@code [row][column][channel]} of stored samples. */
  int[][][] draw(Pyramid pyramid, byte[][] symbols) {
    List<float[][]> stack = new ArrayList<>();
    stack.add(latent(pyramid, symbols, shape.coarsest()));
    for (int level = shape.coarsest() - 1; level >= 0; level--) {
      List<float[][]> fine = new ArrayList<>();
      if (level >= shape.finest()) {
        fine.add(filtered(latent(pyramid, symbols, level), "upsampling." + level + ".filter"));
      }
      for (float[][] coarse : stack) {
        fine.add(
            doubled(
                coarse,
                pyramid.width(level),
                pyramid.height(level),
                "upsampling." + level + ".kernel"));
      }
      stack = fine;
    }
    return samples(pixels(stack, pyramid));
  }

  private static float[][] latent(Pyramid pyramid, byte[][] symbols, int level) {
    int width = pyramid.width(level);
    byte[] flat = symbols[pyramid.latent(level)];
    float[][] plane = new float[pyramid.height(level)][width];
    for (int i = 0; i < flat.length; i++) {
      plane[i / width][i % width] = flat[i];
    }
    return plane;
  }

  private float[][] filtered(float[][] x, String name) {
    float[][] columns = new float[x.length][x[0].length];
    float[][] y = new float[x.length][x[0].length];
    for (int pass = 0; pass < 2; pass++) {
      for (int r = 0; r < x.length; r++) {
        for (int c = 0; c < x[0].length; c++) {
          float sum = 0;
          for (int t = 0; t < 7; t++) {
            float tap = parameter(name, 0, Math.min(t, 6 - t));
            float value = pass == 0 ? at(x, r + t - 3, c) : at(columns, r, c + t - 3);
            sum = Math.fma(tap, value, sum);
          }
          (pass == 0 ? columns : y)[r][c] = pass == 0 ? sum : sum + x[r][c];
        }
      }
    }
    return y;
  }

  private float[][] doubled(float[][] x, int width, int height, String name) {
    float[][] tall = new float[height][x[0].length];
    for (int r = 0; r < height; r++) {
      for (int c = 0; c < x[0].length; c++) {
        float[] near = new float[5];
        for (int t = 0; t < 5; t++) {
          near[t] = at(x, r / 2 + t - 2, c);
        }
        tall[r][c] = between(near, r % 2 == 1, name);
      }
    }
    float[][] out = new float[height][width];
    for (int r = 0; r < height; r++) {
      for (int c = 0; c < width; c++) {
        float[] near = new float[5];
        for (int t = 0; t < 5; t++) {
          near[t] = at(tall, r, c / 2 + t - 2);
        }
        out[r][c] = between(near, c % 2 == 1, name);
      }
    }
    return out;
  }

  private float between(float[] near, boolean odd, String name) {
    int[] taps = odd ? new int[] {-1, 1, 3, 2, 0} : new int[] {0, 2, 3, 1, -1};
    float sum = 0;
    for (int t = 0; t < 5; t++) {
      float tap = taps[t] < 0 ? 0 : parameter(name, 0, taps[t]);
      sum = Math.fma(tap, near[t], sum);
    }
    return sum;
  }

  private float[][][] pixels(List<float[][]> stack, Pyramid pyramid) {
    int channels = shape.channels();
    int width = shape.preset().width();
    float[][][] y = new float[channels][pyramid.height()][pyramid.width()];
    for (int r = 0; r < pyramid.height(); r++) {
      for (int c = 0; c < pyramid.width(); c++) {
        float[] hidden = new float[width];
        for (int w = 0; w < width; w++) {
          hidden[w] = Math.max(0, linear("synthesis.1", w, inputs(stack, r, c)));
        }
        for (int o = 0; o < channels; o++) {
          y[o][r][c] = linear("synthesis.2", o, hidden);
        }
      }
    }
    for (int number = 1; number <= shape.preset().residuals(); number++) {
      y = convolved(y, stack, number, number == shape.preset().residuals());
    }
    return y;
  }

  private static float[] inputs(List<float[][]> stack, int r, int c) {
    float[] values = new float[stack.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = stack.get(i)[r][c];
    }
    return values;
  }

  private float linear(String layer, int row, float[] in) {
    float sum = parameter(layer + ".bias", row, 0);
    for (int k = 0; k < in.length; k++) {
      sum = Math.fma(parameter(layer + ".weight", row, k), in[k], sum);
    }
    return sum;
  }

  private float[][][] convolved(float[][][] in, List<float[][]> stack, int number, boolean last) {
    String layer = "synthesis.residual." + number;
    float[][][] out = new float[in.length][in[0].length][in[0][0].length];
    for (int o = 0; o < in.length; o++) {
      float bias = parameter(layer + ".bias", o, 0);
      if (last) {
        bias += parameter("synthesis.stabiliser.bias", o, 0);
      }
      for (int r = 0; r < in[0].length; r++) {
        for (int c = 0; c < in[0][0].length; c++) {
          float sum = bias;
          for (int p = 0; p < in.length; p++) {
            for (int t = 0; t < 9; t++) {
              float tap = parameter(layer + ".weight", o, 9 * p + t);
              tap = p == o && t == 4 ? tap + 1 : tap;
              sum = Math.fma(tap, at(in[p], r + t / 3 - 1, c + t % 3 - 1), sum);
            }
          }
          for (int i = 0; last && i < stack.size(); i++) {
            float weight = parameter("synthesis.stabiliser.weight", o, i);
            sum = Math.fma(weight, stack.get(i)[r][c], sum);
          }
          out[o][r][c] = last ? sum : Math.max(sum, 0);
        }
      }
    }
    return out;
  }

  private int[][][] samples(float[][][] values) {
    int[][][] samples = new int[values[0].length][values[0][0].length][values.length];
    for (int o = 0; o < values.length; o++) {
      float low = header.low()[o];
      float span = header.high()[o] - low;
      for (int r = 0; r < samples.length; r++) {
        for (int c = 0; c < samples[0].length; c++) {
          float value = Math.fma(span, values[o][r][c], low);
          float kept = Math.min(Math.max(value, 0), header.medium().peak());
          samples[r][c][o] = (int) (kept + 0.5f);
        }
      }
    }
    return samples;
  }
}
