package inr.family;

import inr.cpu.kernel.Kernels;
import inr.cpu.kernel.MatrixKernel;
import inr.cpu.kernel.StripMath;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Some points on their way through dense sine layers and back, with tangents beside them where they
 * are wanted. The workspace of one worker.
 *
 * <p>With z = W h + s and h' = sin ωz, tangents are ż = W ḣ + Ẇ h + ṡ, ḣ' = ω cos(ωz) ż. What is
 * sent back is the slope p of a number L and the slope q of its tangent L̇: p_z = ω cos(ωz) p, q_z
 * = ω cos(ωz) q − ω² sin(ωz) ż p, and Wᵀ takes both on (where Ẇ is 0). Then ∂L/∂W = Σ p_z hᵀ, and
 * ∂L̇/∂W = Σ q_z hᵀ + p_z ḣᵀ.
 *
 * <p>For maintainers: {@value #ROWS} rows of {@code [padded width]} at most, so that all arrays
 * (about 0.6 MB with three layers of 64) stay in the second cache.
 */
final class SineTile {
  /** Points of a tile. */
  static final int ROWS = 96;

  /** A sine's argument in quarter turns, which the kernels take. */
  private static final double QUARTERS = 2 / Math.PI;

  private final MatrixKernel kernel = Kernels.matrices();
  private final StripMath strips = Kernels.strips();
  private final List<PackedLayer> layers;

  /** What enters each layer, and at the end what leaves the last. */
  private final float[][] value;

  /** ω cos ωz of each sine. */
  private final float[][] slope;

  /** Tangents of what enters each layer, and at the end of what leaves the last. */
  private final float[][] valueTangent;

  /** ż of each layer. */
  private final float[][] tangent;

  /** s of each layer, {@code [paddedOut]}: to be set by the owner. */
  final float[][] start;

  /** ṡ of each layer. */
  final float[][] tangentStart;

  /** ∂L/∂z of each layer, summed over the points of all tiles since {@link #begin}. */
  final double[][] slopeSums;

  /** ∂L̇/∂z likewise. */
  final double[][] tangentSums;

  private final float[] sums;
  private final float[] nothing;
  private float[] p;
  private float[] q;
  private float[] before;
  private float[] beforeTangent;

  SineTile(List<PackedLayer> layers) {
    this.layers = layers;
    int count = layers.size();
    PackedLayer first = layers.get(0);
    value = new float[count + 1][];
    valueTangent = new float[count + 1][];
    slope = new float[count][];
    tangent = new float[count][];
    start = new float[count][];
    tangentStart = new float[count][];
    slopeSums = new double[count][];
    tangentSums = new double[count][];
    value[0] = new float[ROWS * first.paddedIn];
    valueTangent[0] = new float[ROWS * first.paddedIn];
    int widest = first.paddedIn;
    for (int l = 0; l < count; l++) {
      PackedLayer layer = layers.get(l);
      int size = ROWS * layer.paddedOut;
      value[l + 1] = new float[size];
      valueTangent[l + 1] = new float[size];
      slope[l] = new float[size];
      tangent[l] = new float[size];
      start[l] = new float[layer.paddedOut];
      tangentStart[l] = new float[layer.paddedOut];
      slopeSums[l] = new double[layer.out];
      tangentSums[l] = new double[layer.out];
      widest = Math.max(widest, layer.paddedOut);
    }
    sums = new float[widest];
    nothing = new float[widest];
    p = new float[ROWS * widest];
    q = new float[ROWS * widest];
    before = new float[ROWS * widest];
    beforeTangent = new float[ROWS * widest];
  }

  /** Layers begin with their biases alone. */
  void startWithBiases() {
    for (int l = 0; l < start.length; l++) {
      System.arraycopy(layers.get(l).bias, 0, start[l], 0, start[l].length);
    }
  }

  /** Nothing has been summed. */
  void begin() {
    for (int l = 0; l < slopeSums.length; l++) {
      Arrays.fill(slopeSums[l], 0);
      Arrays.fill(tangentSums[l], 0);
    }
  }

  /** Takes rows of points, {@code [points][paddedIn]}. */
  void load(float[] points, int from, int rows) {
    int features = layers.get(0).paddedIn;
    System.arraycopy(points, from * features, value[0], 0, rows * features);
  }

  /** Predictions, {@code [rows][padded channels]}. */
  float[] predictions() {
    return value[value.length - 1];
  }

  /** Width of a row of predictions. */
  int width() {
    return layers.get(layers.size() - 1).paddedOut;
  }

  /** ∂L/∂predictions, to be set before {@link #backward}. */
  float[] slopes() {
    return p;
  }

  /**
   * Through all layers.
   *
   * @param tangents whether they travel, too
   * @param moved Ẇ of each layer; empty where all are 0
   */
  void forward(int rows, boolean tangents, List<PackedLayer> moved) {
    for (int l = 0; l < slope.length; l++) {
      PackedLayer layer = layers.get(l);
      int size = rows * layer.paddedOut;
      float[] out = value[l + 1];
      multiply(value[l], layer, start[l], out, rows);
      if (layer.omega != 0) {
        float quarters = (float) (layer.omega * QUARTERS);
        strips.multiplyConstant(out, 0, quarters, out, 0, size);
        strips.sinCosQuarters(out, 0, out, 0, slope[l], 0, size);
        strips.multiplyConstant(slope[l], 0, layer.omega, slope[l], 0, size);
      }
      if (tangents) {
        float[] z = layer.omega == 0 ? valueTangent[l + 1] : tangent[l];
        multiply(valueTangent[l], layer, tangentStart[l], z, rows);
        if (!moved.isEmpty()) {
          multiplyMore(value[l], moved.get(l), z, rows);
        }
        if (layer.omega != 0) {
          strips.multiply(slope[l], 0, z, 0, valueTangent[l + 1], 0, size);
        }
      }
    }
  }

  private void multiply(float[] x, PackedLayer layer, float[] start, float[] z, int rows) {
    int width = layer.paddedOut;
    kernel.multiply(
        x, 0, layer.paddedIn, layer.transposed, 0, start, 0, 0, z, 0, rows, layer.in, width);
  }

  /** z += W x. */
  private void multiplyMore(float[] x, PackedLayer layer, float[] z, int rows) {
    int width = layer.paddedOut;
    kernel.multiply(
        x, 0, layer.paddedIn, layer.transposed, 0, z, 0, width, z, 0, rows, layer.in, width);
  }

  /**
   * Σ (y − t)² of the rows; its slopes by y, over {@code numbers}, become p, those of its tangent
   * q.
   *
   * @param targets {@code [points, channels]}, of which the rows begin at point {@code from}
   * @param numbers that the mean is over
   */
  double error(
      float[] targets, int from, int rows, int channels, double numbers, boolean tangents) {
    int width = width();
    float[] y = predictions();
    float[] yTangent = valueTangent[valueTangent.length - 1];
    float factor = (float) (2.0 / numbers);
    Arrays.fill(p, 0, rows * width, 0);
    Arrays.fill(q, 0, rows * width, 0);
    double sum = 0;
    for (int n = 0; n < rows; n++) {
      for (int c = 0; c < channels; c++) {
        int place = n * width + c;
        float error = y[place] - targets[(from + n) * channels + c];
        sum += (double) error * error;
        p[place] = factor * error;
        if (tangents) {
          q[place] = factor * yTangent[place];
        }
      }
    }
    return sum;
  }

  /**
   * Takes the rows' predictions, or their tangents, to their places in {@code [points, channels]}.
   */
  void keep(boolean tangents, int rows, int channels, float[] all, int from) {
    float[][] left = tangents ? valueTangent : value;
    for (int n = 0; n < rows; n++) {
      System.arraycopy(left[left.length - 1], n * width(), all, (from + n) * channels, channels);
    }
  }

  /** Slopes by the predictions go back through all layers. */
  void backward(int rows, boolean tangents, Optional<LayerGradient> gradient) {
    for (int l = slope.length - 1; l >= 0; l--) {
      backward(l, rows, tangents, gradient);
    }
  }

  /** Slopes by what leaves layer l become slopes by what enters it. */
  private void backward(int l, int rows, boolean tangents, Optional<LayerGradient> gradient) {
    PackedLayer layer = layers.get(l);
    if (layer.omega != 0) {
      int size = rows * layer.paddedOut;
      if (tangents) {
        bend(layer.omega, value[l + 1], slope[l], tangent[l], size);
      }
      strips.multiply(p, 0, slope[l], 0, p, 0, size);
    }
    addSums(p, layer, rows, slopeSums[l]);
    if (tangents) {
      addSums(q, layer, rows, tangentSums[l]);
    }
    if (gradient.isPresent()) {
      float[] weights = gradient.get().weights[l];
      collect(tangents ? q : p, layer, rows, value[l], weights);
      if (tangents && l > 0) {
        collect(p, layer, rows, valueTangent[l], weights);
      }
    }
    if (l > 0) {
      float[] done = p;
      p = multiplyBack(p, layer, rows, before);
      before = done;
      if (tangents) {
        done = q;
        q = multiplyBack(q, layer, rows, beforeTangent);
        beforeTangent = done;
      }
    }
  }

  /** q ← ω cos(ωz) q − ω² sin(ωz) ż p. */
  private void bend(float omega, float[] sine, float[] slope, float[] tangent, int size) {
    float square = omega * omega;
    for (int i = 0; i < size; i++) {
      q[i] = slope[i] * q[i] - square * sine[i] * tangent[i] * p[i];
    }
  }

  private void addSums(float[] slopes, PackedLayer layer, int rows, double[] into) {
    Arrays.fill(sums, 0, layer.paddedOut, 0);
    kernel.sumRows(slopes, 0, sums, 0, rows, layer.paddedOut);
    for (int o = 0; o < into.length; o++) {
      into[o] += sums[o];
    }
  }

  private void collect(float[] slopes, PackedLayer layer, int rows, float[] x, float[] weights) {
    kernel.multiplyTransposed(
        slopes, 0, layer.paddedOut, x, 0, weights, 0, layer.out, rows, layer.paddedIn);
  }

  private float[] multiplyBack(float[] slopes, PackedLayer layer, int rows, float[] into) {
    kernel.multiply(
        slopes,
        0,
        layer.paddedOut,
        layer.weight,
        0,
        nothing,
        0,
        0,
        into,
        0,
        rows,
        layer.out,
        layer.paddedIn);
    return into;
  }
}
