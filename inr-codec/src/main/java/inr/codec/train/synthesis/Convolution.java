package inr.codec.train.synthesis;

import inr.codec.shape.Layout;
import inr.codec.train.kernel.Sums;
import inr.codec.train.kernel.TapKernel;
import java.util.stream.IntStream;

/**
 * One residual convolution, out = z + b + Σ w·z over 3 x 3 neighbours of all channels: its weights
 * as the kernels use them, forward, back to z and to the weights.
 */
final class Convolution {
  private static final int SIZE = 9;
  private static final int SIDE = 3;

  private final TapKernel kernel = TapKernel.current();
  private final int channels;
  private final int taps;
  private final int weight;
  private final int bias;

  /** {@code [O, O·9]}, 1 added to the middle of a channel's own. */
  private final float[] forward;

  /** {@code [O, O·9]}: rows are inputs, columns (output, row, column) mirrored. */
  private final float[] back;

  /** {@code [O, O·3]}: what the repeated row above or below adds to the first or last. */
  private final float[] backAbove;

  private final float[] backBelow;
  private final float[] zeros;
  private final int[] at;
  private final int[] atEdge;

  /** Convolution {@code r} of a layout, between frames of one size. */
  Convolution(Layout layout, int r, Frame frame) {
    channels = layout.shape().channels();
    taps = channels * SIZE;
    weight = layout.tensor("synthesis.residual." + r + ".weight").offset();
    bias = layout.tensor("synthesis.residual." + r + ".bias").offset();
    forward = new float[channels * taps];
    back = new float[channels * taps];
    backAbove = new float[channels * channels * SIDE];
    backBelow = new float[channels * channels * SIDE];
    zeros = new float[channels];
    at =
        IntStream.range(0, taps)
            .map(t -> t / SIZE * frame.size + (t % SIZE / SIDE - 1) * frame.stride + t % SIDE - 1)
            .toArray();
    atEdge =
        IntStream.range(0, channels * SIDE)
            .map(t -> t / SIDE * frame.size + t % SIDE - 1)
            .toArray();
  }

  /** Takes over the parameters. */
  void set(float[] parameters) {
    System.arraycopy(parameters, weight, forward, 0, forward.length);
    for (int o = 0; o < channels; o++) {
      forward[o * taps + o * SIZE + SIZE / 2] += 1;
    }
    for (int in = 0; in < channels; in++) {
      for (int o = 0; o < channels; o++) {
        for (int t = 0; t < SIZE; t++) {
          back[in * taps + o * SIZE + t] = forward[o * taps + in * SIZE + SIZE - 1 - t];
        }
        for (int t = 0; t < SIDE; t++) {
          int from = o * taps + in * SIZE;
          int to = (in * channels + o) * SIDE + t;
          backAbove[to] = forward[from + SIDE - 1 - t];
          backBelow[to] = forward[from + SIZE - 1 - t];
        }
      }
    }
  }

  /** A row of the output, at least {@code least}, from the frame z. */
  void forward(
      float[] parameters,
      Frame z,
      int row,
      float least,
      float[] out,
      int outOffset,
      int outRow,
      int n) {
    kernel.affine(
        parameters,
        bias,
        forward,
        0,
        taps,
        channels,
        taps,
        z.values,
        z.at(0, row),
        at,
        least,
        out,
        outOffset,
        outRow,
        n);
  }

  /** Number of partial sums of {@link #addDots}. */
  int sums() {
    return channels * taps;
  }

  /** Adds the gradient of the weights from a row of the slopes of the output. */
  void addDots(Frame z, Frame slopes, int row, float[] sums, int n) {
    kernel.addDots(
        slopes.values,
        slopes.at(0, row),
        slopes.size,
        channels,
        z.values,
        z.at(0, row),
        at,
        taps,
        sums,
        Sums.FIRST,
        n);
  }

  /** Adds the partial sums to the gradient of the parameters. */
  void addTo(float[] sums, double[] gradient) {
    Sums.add(sums, 0, channels * taps, 0, gradient, weight, channels * taps);
  }

  /** Place of the bias among the parameters. */
  int bias() {
    return bias;
  }

  /**
   * A row of the gradient of z, margins included, from the slopes of the output; the repeated ends
   * are added to the first and last column.
   *
   * @param out channels {@code outRow} apart, from {@code outOffset} on
   */
  void back(Frame slopes, int row, int height, int width, float[] out, int outOffset, int outRow) {
    int from = slopes.at(0, row) - Frame.MARGIN;
    kernel.affine(
        zeros,
        0,
        back,
        0,
        taps,
        channels,
        taps,
        slopes.values,
        from,
        at,
        TapKernel.ANY,
        out,
        outOffset,
        outRow,
        outRow);
    if (row == 0) {
      addEdge(backAbove, slopes, from, out, outOffset, outRow);
    }
    if (row == height - 1) {
      addEdge(backBelow, slopes, from, out, outOffset, outRow);
    }
    for (int c = 0; c < channels; c++) {
      int first = outOffset + c * outRow + Frame.MARGIN;
      out[first] += out[first - 1];
      out[first + width - 1] += out[first + width];
    }
  }

  /** What the repeated row above or below gives to its row. */
  private void addEdge(
      float[] weights, Frame slopes, int from, float[] out, int outOffset, int outRow) {
    int edge = channels * SIDE;
    kernel.add(
        weights,
        0,
        edge,
        channels,
        edge,
        slopes.values,
        from,
        atEdge,
        out,
        outOffset,
        outRow,
        outRow);
  }
}
