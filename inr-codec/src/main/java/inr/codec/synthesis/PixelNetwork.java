package inr.codec.synthesis;

import inr.codec.kernel.FloatLayer;
import inr.codec.kernel.Rows;
import inr.codec.shape.Layout;
import inr.codec.shape.Shape;
import inr.codec.shape.Tensor;
import java.util.Arrays;

/**
 * The synthesis: from the I inputs of each pixel, x, to its O channels, v.
 *
 * <pre>
 *   h = max(0, W₁·x + b₁)      y₀ = W₂·h + b₂
 *   yᵣ = max(0, yᵣ₋₁ + Kᵣ ∗ yᵣ₋₁ + cᵣ)    for all residual convolutions 3 x 3 but the last
 *   v  = y + K ∗ y + c + Wₛ·x + bₛ
 * </pre>
 *
 * <p>A convolution adds the taps by input channel, row and column; its own input is part of the
 * middle tap, 1 + K. In the last one Wₛ·x follows the taps, and c + bₛ is the bias. Beyond the
 * borders of the picture samples repeat. (Cool-chic 5.)
 */
final class PixelNetwork {
  private static final int SIDE = 3;
  private static final int TAPS = SIDE * SIDE;

  /** Pixels that pass the hidden layer together: what the first-level cache holds. */
  private static final int CHUNK = 128;

  private final int channels;
  private final int latents;
  private final int width;
  private final FloatLayer hidden;
  private final FloatLayer colours;
  private final FloatLayer[] residuals;

  PixelNetwork(Layout layout, float[] parameters) {
    Shape shape = layout.shape();
    channels = shape.channels();
    latents = shape.latents();
    width = shape.preset().width();
    hidden = layer(layout, parameters, "synthesis.1", true);
    colours = layer(layout, parameters, "synthesis.2", false);
    residuals = new FloatLayer[shape.preset().residuals()];
    for (int r = 0; r < residuals.length; r++) {
      residuals[r] = residual(layout, parameters, r + 1, r == residuals.length - 1);
    }
  }

  private static FloatLayer layer(
      Layout layout, float[] parameters, String name, boolean rectified) {
    Tensor weight = layout.tensor(name + ".weight");
    return new FloatLayer(
        weight.rows(),
        weight.columns(),
        transposed(weight, parameters),
        biases(layout, parameters, name),
        rectified);
  }

  private static float[] transposed(Tensor weight, float[] parameters) {
    float[] weights = new float[weight.size()];
    for (int r = 0; r < weight.rows(); r++) {
      for (int k = 0; k < weight.columns(); k++) {
        weights[k * weight.rows() + r] = parameters[weight.offset() + r * weight.columns() + k];
      }
    }
    return weights;
  }

  private static float[] biases(Layout layout, float[] parameters, String name) {
    Tensor bias = layout.tensor(name + ".bias");
    return Arrays.copyOfRange(parameters, bias.offset(), bias.end());
  }

  private FloatLayer residual(Layout layout, float[] parameters, int number, boolean last) {
    FloatLayer taps = layer(layout, parameters, "synthesis.residual." + number, !last);
    for (int o = 0; o < channels; o++) {
      taps.weights()[(o * TAPS + TAPS / 2) * channels + o] += 1;
    }
    if (!last) {
      return taps;
    }
    FloatLayer straight = layer(layout, parameters, "synthesis.stabiliser", false);
    float[] weights =
        Arrays.copyOf(taps.weights(), taps.weights().length + straight.weights().length);
    System.arraycopy(
        straight.weights(), 0, weights, taps.weights().length, straight.weights().length);
    for (int o = 0; o < channels; o++) {
      taps.biases()[o] += straight.biases()[o];
    }
    return new FloatLayer(channels, taps.columns() + latents, weights, taps.biases(), false);
  }

  /** Rows that the convolutions look up and down, all together. */
  int reach() {
    return residuals.length;
  }

  /** Rows that one thread draws with. */
  final class Buffers {
    private final float[][] in = new float[latents][CHUNK];
    private final float[][] middle = new float[PixelNetwork.this.width][CHUNK];
    private final float[][] chunk = new float[channels][CHUNK];

    /** {@code [row][channel]} before and after a convolution. */
    private final float[][][] before;

    private final float[][][] after;

    /** {@code [row][channel][left, middle, right]}. */
    private final float[][][][] shifted;

    private final float[][] taps = new float[channels * TAPS][];
    private final float[][] all = new float[channels * TAPS + latents][];

    /** Buffers for up to {@code rows} rows of {@code width} pixels, those beside them included. */
    Buffers(int width, int rows) {
      int length = Rows.padded(width);
      before = new float[rows][channels][length];
      after = new float[rows][channels][length];
      shifted = new float[rows][channels][SIDE][length];
    }
  }

  /**
   * Draws rows of a picture.
   *
   * @param stack {@code [latent][row]}, row y at {@code y − first}: read
   * @param first first row that the stack has, {@link #reach} above {@code from} or 0
   * @param end row behind the last that it has, {@link #reach} below {@code to} or the height
   * @param from first row that is wanted
   * @param to row behind the last
   * @param width pixels of a row
   * @return {@code [row][channel]}, row y at {@code y − first}; valid until the next call
   */
  float[][][] draw(
      float[][][] stack, int first, int end, int from, int to, int width, Buffers buffers) {
    for (int y = first; y < end; y++) {
      colours(stack, y - first, width, buffers.before[y - first], buffers);
    }
    float[][][] in = buffers.before;
    float[][][] out = buffers.after;
    int reach = residuals.length;
    for (FloatLayer residual : residuals) {
      reach--;
      for (int y = 0; y < end - first; y++) {
        for (int o = 0; o < channels; o++) {
          Shifts.of(in[y][o], width, buffers.shifted[y][o]);
        }
      }
      for (int y = Math.max(first, from - reach); y < Math.min(end, to + reach); y++) {
        boolean last = reach == 0;
        float[][] taps = last ? buffers.all : buffers.taps;
        int at = taps(buffers.shifted, y - first, end - first - 1, taps);
        for (int i = 0; last && i < latents; i++) {
          taps[at + i] = stack[i][y - first];
        }
        residual.apply(taps, out[y - first], width);
      }
      float[][][] swap = in;
      in = out;
      out = swap;
    }
    return in;
  }

  private void colours(float[][][] stack, int row, int width, float[][] out, Buffers buffers) {
    for (int x = 0; x < width; x += CHUNK) {
      int count = Math.min(CHUNK, width - x);
      for (int i = 0; i < latents; i++) {
        System.arraycopy(stack[i][row], x, buffers.in[i], 0, count);
      }
      hidden.apply(buffers.in, buffers.middle, count);
      colours.apply(buffers.middle, buffers.chunk, count);
      for (int o = 0; o < channels; o++) {
        System.arraycopy(buffers.chunk[o], 0, out[o], x, count);
      }
    }
  }

  private int taps(float[][][][] shifted, int row, int lastRow, float[][] taps) {
    int at = 0;
    for (int p = 0; p < channels; p++) {
      for (int dy = -1; dy <= 1; dy++) {
        float[][] sides = shifted[Math.min(Math.max(row + dy, 0), lastRow)][p];
        for (int dx = 0; dx < SIDE; dx++) {
          taps[at++] = sides[dx];
        }
      }
    }
    return at;
  }
}
