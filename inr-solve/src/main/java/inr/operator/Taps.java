package inr.operator;

import java.util.Arrays;

/**
 * A resampling of one axis: out[o] = Σₖ weights[o][k]·in[first[o] + k], Σₖ weights[o][k] = 1.
 *
 * <p>At the ends the kernel is cut off and what is left of it weighs more, as Pillow does. Of
 * shifted reductions an output may have no weights at all.
 */
final class Taps {
  /** Of an input: shifts in decimals put stretches that end at a border a rounding beyond it. */
  private static final double WITHIN = 1e-9;

  private final int inputs;
  private final int[] first;
  private final double[][] weights;

  private Taps(int inputs, int[] first, double[][] weights) {
    this.inputs = inputs;
    this.first = first;
    this.weights = weights;
  }

  static Taps of(Kernel kernel, int inputs, int outputs) {
    double step = (double) inputs / outputs;
    double stretch = Math.max(step, 1);
    double support = kernel.support() * stretch;
    int[] first = new int[outputs];
    double[][] weights = new double[outputs][];
    for (int o = 0; o < outputs; o++) {
      double centre = (o + 0.5) * step;
      first[o] = Math.max(0, (int) (centre - support + 0.5));
      int end = Math.min(inputs, (int) (centre + support + 0.5));
      weights[o] = new double[end - first[o]];
      double sum = 0;
      for (int k = 0; k < weights[o].length; k++) {
        weights[o][k] = kernel.at((first[o] + k - centre + 0.5) / stretch);
        sum += weights[o][k];
      }
      for (int k = 0; k < weights[o].length; k++) {
        weights[o][k] /= sum;
      }
    }
    return new Taps(inputs, first, weights);
  }

  /**
   * A reduction by a whole number that looks past the samples: output o sees the stretch from (o +
   * shift)·scale on. One whose stretch does not lie within the inputs has no weights. {@link
   * Kernel#MEAN} counts what a stretch has of each input.
   *
   * @param inputs a multiple of {@code scale}
   * @param shift in outputs
   */
  static Taps shifted(Kernel kernel, int inputs, int scale, double shift) {
    int outputs = inputs / scale;
    double support = kernel.support() * scale;
    int[] first = new int[outputs];
    double[][] weights = new double[outputs][];
    for (int o = 0; o < outputs; o++) {
      double centre = (o + 0.5 + shift) * scale;
      boolean within = centre - 0.5 * scale >= -WITHIN && centre + 0.5 * scale <= inputs + WITHIN;
      first[o] = within ? Math.max(0, (int) Math.floor(centre - support + WITHIN)) : 0;
      int end = within ? Math.min(inputs, (int) Math.ceil(centre + support - WITHIN)) : 0;
      weights[o] = new double[end - first[o]];
      double sum = 0;
      for (int k = 0; k < weights[o].length; k++) {
        double from = first[o] + k;
        weights[o][k] =
            kernel == Kernel.MEAN
                ? Math.min(from + 1, centre + support) - Math.max(from, centre - support)
                : kernel.at((from - centre + 0.5) / scale);
        sum += weights[o][k];
      }
      for (int k = 0; k < weights[o].length; k++) {
        weights[o][k] /= sum;
      }
    }
    return new Taps(inputs, first, weights);
  }

  /** Whether an output has weights. */
  boolean sees(int output) {
    return weights[output].length > 0;
  }

  int inputs() {
    return inputs;
  }

  int outputs() {
    return first.length;
  }

  /** Of rows: in {@code [inputs, width]}, out {@code [outputs, width]}, overwritten. */
  void applyDown(double[] in, double[] out, int width) {
    Arrays.fill(out, 0, outputs() * width, 0);
    for (int o = 0; o < outputs(); o++) {
      for (int k = 0; k < weights[o].length; k++) {
        add(weights[o][k], in, (first[o] + k) * width, out, o * width, width);
      }
    }
  }

  /** The adjoint: in {@code [outputs, width]}, out {@code [inputs, width]}, overwritten. */
  void adjointDown(double[] in, double[] out, int width) {
    Arrays.fill(out, 0, inputs * width, 0);
    for (int o = 0; o < outputs(); o++) {
      for (int k = 0; k < weights[o].length; k++) {
        add(weights[o][k], in, o * width, out, (first[o] + k) * width, width);
      }
    }
  }

  private static void add(double w, double[] in, int from, double[] out, int to, int count) {
    for (int i = 0; i < count; i++) {
      out[to + i] += w * in[from + i];
    }
  }

  /** Within rows: in {@code [height, inputs]}, out {@code [height, outputs]}, overwritten. */
  void applyAcross(double[] in, double[] out, int height) {
    for (int y = 0; y < height; y++) {
      for (int o = 0; o < outputs(); o++) {
        double sum = 0;
        int from = y * inputs + first[o];
        for (int k = 0; k < weights[o].length; k++) {
          sum += weights[o][k] * in[from + k];
        }
        out[y * outputs() + o] = sum;
      }
    }
  }

  /** The adjoint: in {@code [height, outputs]}, out {@code [height, inputs]}, overwritten. */
  void adjointAcross(double[] in, double[] out, int height) {
    Arrays.fill(out, 0, height * inputs, 0);
    for (int y = 0; y < height; y++) {
      for (int o = 0; o < outputs(); o++) {
        double value = in[y * outputs() + o];
        int to = y * inputs + first[o];
        for (int k = 0; k < weights[o].length; k++) {
          out[to + k] += weights[o][k] * value;
        }
      }
    }
  }

  /** Tells of one row of the matrix. */
  void row(int output, LocalOperator.RowVisitor visitor) {
    for (int k = 0; k < weights[output].length; k++) {
      visitor.see(first[output] + k, weights[output][k]);
    }
  }

  /** Inner product of rows {@code a} and {@code b} of the matrix. */
  double product(int a, int b) {
    double sum = 0;
    int end = Math.min(first[a] + weights[a].length, first[b] + weights[b].length);
    for (int i = Math.max(first[a], first[b]); i < end; i++) {
      sum += weights[a][i - first[a]] * weights[b][i - first[b]];
    }
    return sum;
  }
}
