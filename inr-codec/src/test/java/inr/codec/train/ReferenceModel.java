package inr.codec.train;

import inr.codec.shape.Layout;
import inr.codec.shape.Neighbour;
import inr.codec.shape.Plane;
import inr.codec.shape.Pyramid;
import inr.codec.shape.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whole model in double precision and plain loops, as compression papers write it. */
final class ReferenceModel {
  private final Layout layout;
  private final Pyramid pyramid;
  private final Map<String, Tensor> tensors = new HashMap<>();

  ReferenceModel(Layout layout, Pyramid pyramid) {
    this.layout = layout;
    this.pyramid = pyramid;
    layout.tensors().forEach(tensor -> tensors.put(tensor.name(), tensor));
  }

  /** Bits of the symbols {@code y[plane][row · width + column]}. */
  double bits(double[] parameters, double[][] y) {
    double sum = 0;
    for (int p = 0; p < y.length; p++) {
      sum += bits(parameters, y, p);
    }
    return sum;
  }

  double bits(double[] parameters, double[][] y, int p) {
    Plane plane = pyramid.planes().get(p);
    int count = layout.shape().preset().context();
    List<Neighbour> neighbours =
        Neighbour.byPriority().subList(0, layout.shape().preset().neighbours());
    double sum = 0;
    for (int r = 0; r < plane.height(); r++) {
      for (int x = 0; x < plane.width(); x++) {
        double[] context = new double[count];
        for (int k = 0; k < neighbours.size(); k++) {
          int column = x + neighbours.get(k).dx();
          int row = r + neighbours.get(k).dy();
          boolean inside = row >= 0 && column >= 0 && column < plane.width();
          context[k] = inside ? y[p][row * plane.width() + column] : 0;
        }
        if (pyramid.inputs(p) > 0) {
          String name = "ifce." + plane.level();
          double[] inputs = new double[p];
          for (int g = 0; g < p; g++) {
            Plane other = pyramid.planes().get(g);
            int shift = other.level() - plane.level();
            inputs[g] = y[g][(r >> shift) * other.width() + (x >> shift)];
          }
          double[] features = dense(parameters, name, inputs);
          System.arraycopy(features, 0, context, neighbours.size(), features.length);
        }
        double[] h1 = relu(plus(context, dense(parameters, "arm.1", context)));
        double[] h2 = relu(plus(h1, dense(parameters, "arm.2", h1)));
        double[] out =
            plus(dense(parameters, "arm.out", h2), dense(parameters, "arm.stabiliser", context));
        double scale = Math.exp(Math.min(Math.max(out[1] - 4, -5), 5));
        double d = y[p][r * plane.width() + x] - out[0];
        double probability = cumulative(d + 0.5, scale) - cumulative(d - 0.5, scale);
        sum -= Math.log(Math.max(probability, 0x1p-16)) / Math.log(2);
      }
    }
    return sum;
  }

  private static double cumulative(double t, double b) {
    return 0.5 - 0.5 * Math.signum(t) * Math.expm1(-Math.abs(t) / b);
  }

  /** Mean squared error; the values are not clamped, as the gradient sees them. */
  double error(double[] parameters, double[][] y, float[] picture, double least, double range) {
    List<double[]> stack = new ArrayList<>();
    stack.add(y[pyramid.latent(pyramid.coarsest())]);
    for (int level = pyramid.coarsest() - 1; level >= 0; level--) {
      int width = pyramid.width(level + 1);
      int height = pyramid.height(level + 1);
      int outWidth = pyramid.width(level);
      int outHeight = pyramid.height(level);
      List<double[]> next = new ArrayList<>();
      if (level >= pyramid.finest()) {
        double[] own = y[pyramid.latent(level)];
        double[] filtered =
            filter(parameters, "upsampling." + level + ".filter", own, outWidth, outHeight);
        next.add(plus(own, filtered));
      }
      for (double[] channel : stack) {
        next.add(
            doubled(
                parameters,
                "upsampling." + level + ".kernel",
                channel,
                width,
                height,
                outWidth,
                outHeight));
      }
      stack = next;
    }
    return error(parameters, stack, picture, least, range);
  }

  private double[] filter(double[] parameters, String name, double[] x, int width, int height) {
    int at = tensors.get(name).offset();
    double[] out = new double[x.length];
    for (int r = 0; r < height; r++) {
      for (int c = 0; c < width; c++) {
        for (int dy = -3; dy <= 3; dy++) {
          for (int dx = -3; dx <= 3; dx++) {
            double weight = parameters[at + 3 - Math.abs(dy)] * parameters[at + 3 - Math.abs(dx)];
            out[r * width + c] += weight * x[clamp(r + dy, height) * width + clamp(c + dx, width)];
          }
        }
      }
    }
    return out;
  }

  /**
   * A transposed convolution with stride 2, written as such: 4 samples repeated around, 11 cut off.
   */
  private double[] doubled(
      double[] parameters,
      String name,
      double[] x,
      int width,
      int height,
      int outWidth,
      int outHeight) {
    int at = tensors.get(name).offset();
    int wide = 2 * (width + 8) + 6;
    int high = 2 * (height + 8) + 6;
    double[] full = new double[wide * high];
    for (int r = 0; r < height + 8; r++) {
      for (int c = 0; c < width + 8; c++) {
        double value = x[clamp(r - 4, height) * width + clamp(c - 4, width)];
        for (int i = 0; i < 8; i++) {
          for (int j = 0; j < 8; j++) {
            double weight =
                parameters[at + Math.min(i, 7 - i)] * parameters[at + Math.min(j, 7 - j)];
            full[(2 * r + i) * wide + 2 * c + j] += weight * value;
          }
        }
      }
    }
    double[] out = new double[outWidth * outHeight];
    for (int r = 0; r < outHeight; r++) {
      for (int c = 0; c < outWidth; c++) {
        out[r * outWidth + c] = full[(r + 11) * wide + c + 11];
      }
    }
    return out;
  }

  private double error(
      double[] parameters, List<double[]> stack, float[] picture, double least, double range) {
    int pixels = pyramid.width() * pyramid.height();
    int channels = layout.shape().channels();
    double[][] z = new double[channels][pixels];
    double[][] stabiliser = new double[channels][pixels];
    for (int i = 0; i < pixels; i++) {
      int pixel = i;
      double[] x = stack.stream().mapToDouble(channel -> channel[pixel]).toArray();
      double[] out = dense(parameters, "synthesis.2", relu(dense(parameters, "synthesis.1", x)));
      double[] linear = dense(parameters, "synthesis.stabiliser", x);
      for (int c = 0; c < channels; c++) {
        z[c][i] = out[c];
        stabiliser[c][i] = linear[c];
      }
    }
    int residuals = layout.shape().preset().residuals();
    for (int r = 1; r <= residuals; r++) {
      z = convolved(parameters, "synthesis.residual." + r, z);
      if (r < residuals) {
        for (int c = 0; c < channels; c++) {
          z[c] = relu(z[c]);
        }
      }
    }
    double sum = 0;
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < pixels; i++) {
        double value = least + range * (z[c][i] + stabiliser[c][i]);
        sum += Math.pow(value - picture[c * pixels + i], 2);
      }
    }
    return sum / (channels * (double) pixels);
  }

  private double[][] convolved(double[] parameters, String name, double[][] z) {
    int width = pyramid.width();
    int height = pyramid.height();
    int weight = tensors.get(name + ".weight").offset();
    int bias = tensors.get(name + ".bias").offset();
    double[][] out = new double[z.length][width * height];
    for (int o = 0; o < z.length; o++) {
      for (int i = 0; i < width * height; i++) {
        double sum = parameters[bias + o] + z[o][i];
        for (int in = 0; in < z.length; in++) {
          for (int t = 0; t < 9; t++) {
            int row = clamp(i / width + t / 3 - 1, height);
            int column = clamp(i % width + t % 3 - 1, width);
            sum += parameters[weight + (o * z.length + in) * 9 + t] * z[in][row * width + column];
          }
        }
        out[o][i] = sum;
      }
    }
    return out;
  }

  private double[] dense(double[] parameters, String name, double[] x) {
    Tensor weight = tensors.get(name + ".weight");
    Tensor bias = tensors.get(name + ".bias");
    double[] out = new double[weight.rows()];
    for (int o = 0; o < out.length; o++) {
      out[o] = parameters[bias.offset() + o];
      for (int k = 0; k < x.length; k++) {
        out[o] += parameters[weight.offset() + o * x.length + k] * x[k];
      }
    }
    return out;
  }

  private static double[] relu(double[] x) {
    double[] out = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      out[i] = Math.max(x[i], 0);
    }
    return out;
  }

  private static double[] plus(double[] a, double[] b) {
    double[] out = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      out[i] = a[i] + b[i];
    }
    return out;
  }

  private static int clamp(int i, int length) {
    return Math.min(Math.max(i, 0), length - 1);
  }
}
