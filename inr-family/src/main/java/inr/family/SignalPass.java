package inr.family;

import inr.cpu.kernel.Kernels;
import inr.cpu.kernel.MatrixKernel;
import inr.cpu.kernel.StripMath;
import inr.grid.Grid;
import java.util.Arrays;
import java.util.Optional;

/**
 * All points of one signal, through a network of given shifts and back: the loss, its slopes, and
 * their derivatives along a direction of the latent. The workspace of one worker.
 *
 * <p>With L = 1/(NC) Σ (y − t)², z = W h + b + s and h' = sin ωz, and a direction v of φ, tangents
 * travel beside the values: ż = W ḣ + A v, ḣ' = ω cos(ωz) ż. What is sent back is the slope p of L
 * and the slope q of its tangent L̇ = v·∂L/∂φ: p_z = ω cos(ωz) p, q_z = ω cos(ωz) q − ω² sin(ωz) ż
 * p, and Wᵀ takes both on. Then ∂L̇/∂s = Σ q_z is the Hessian times v, before Aᵀ, and ∂L̇/∂W = Σ
 * q_z hᵀ + p_z ḣᵀ. So the derivative of a step of the inner loop is one pass, and nothing is kept
 * but φ.
 *
 * <p>For maintainers: points go in tiles of {@value #ROWS} rows, {@code [rows][padded width]}, so
 * that all of a tile's arrays (about 0.6 MB with three layers of 64) stay in the second cache;
 * tiles and their sums follow one another in order. A pass forward and back is 2 multiply-adds for
 * each weight and point, 3 with the gradient by the parameters and 6 with tangents, too; so a
 * signal of K inner steps takes 8 K + 3.
 */
final class SignalPass {
  private static final int ROWS = 96;

  /** A sine's argument in quarter turns, which the kernels take. */
  private static final double QUARTERS = 2 / Math.PI;

  private final MatrixKernel kernel = Kernels.matrices();
  private final StripMath strips = Kernels.strips();
  private final PackedFamily family;
  private final int points;
  private final int channels;

  /** {@code [points][paddedIn]}. */
  private final float[] coordinates;

  /** What enters each layer, and at the end what leaves the last. */
  private final float[][] value;

  /** ω cos ωz of each sine. */
  private final float[][] slope;

  /** Tangents of what enters each layer, and at the end of what leaves the last. */
  private final float[][] valueTangent;

  /** ż of each layer. */
  private final float[][] tangent;

  private final float[][] start;
  private final float[][] tangentStart;
  private final float[] sums;
  private final float[] nothing;
  private float[] p;
  private float[] q;
  private float[] before;
  private float[] beforeTangent;

  /** ∂L/∂z and ∂L̇/∂z of each layer, summed over the points. */
  private final double[][] slopeSums;

  private final double[][] tangentSums;
  private final double[] shifts;
  private final double[] shiftSlopes;

  SignalPass(PackedFamily family, Grid grid, int channels) {
    this.family = family;
    this.points = Math.toIntExact(grid.points());
    this.channels = channels;
    int count = family.layers.size();
    PackedLayer first = family.layers.get(0);
    coordinates = new float[points * first.paddedIn];
    double[] point = new double[grid.dimensions()];
    for (int n = 0; n < points; n++) {
      grid.coordinates(n, point);
      for (int d = 0; d < point.length; d++) {
        coordinates[n * first.paddedIn + d] = (float) point[d];
      }
    }
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
      PackedLayer layer = family.layers.get(l);
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
    shifts = new double[family.shifts];
    shiftSlopes = new double[family.shifts];
  }

  /** Predictions of a latent, {@code [points, channels]}. */
  void predict(double[] phi, float[] predictions) {
    begin(phi);
    walk(false, value, predictions);
  }

  /** Derivatives of the predictions along a direction of φ, {@code [points, channels]}. */
  void tangent(double[] phi, double[] direction, float[] tangents) {
    begin(phi);
    family.shifts(direction, shifts);
    starts(tangentStart, false);
    walk(true, valueTangent, tangents);
  }

  /** Through all points, of which the last layer's numbers are kept. */
  private void walk(boolean withTangents, float[][] from, float[] kept) {
    int width = last().paddedOut;
    for (int first = 0; first < points; first += ROWS) {
      int rows = Math.min(ROWS, points - first);
      forward(first, rows, withTangents);
      float[] left = from[from.length - 1];
      for (int n = 0; n < rows; n++) {
        System.arraycopy(left, n * width, kept, (first + n) * channels, channels);
      }
    }
  }

  /** L, and its slopes by φ. */
  double slopes(float[] targets, double[] phi, double[] dPhi) {
    begin(phi);
    double loss = run(targets, false, Optional.empty());
    end(slopeSums, dPhi);
    return loss;
  }

  /** The same, and adds the slopes by all parameters to {@code gradient}. */
  double gradient(float[] targets, double[] phi, double[] dPhi, SignalGradient gradient) {
    begin(phi);
    double loss = run(targets, false, Optional.of(gradient));
    gradient.addToBiases(slopeSums);
    end(slopeSums, dPhi);
    gradient.addToMap(shiftSlopes, phi);
    return loss;
  }

  /**
   * The Hessian of L by φ times {@code direction}, and adds the slopes of direction·∂L/∂φ by all
   * parameters to {@code gradient}.
   */
  void product(
      float[] targets,
      double[] phi,
      double[] direction,
      double[] product,
      SignalGradient gradient) {
    begin(phi);
    family.shifts(direction, shifts);
    starts(tangentStart, false);
    run(targets, true, Optional.of(gradient));
    gradient.addToBiases(tangentSums);
    end(slopeSums, product);
    gradient.addToMap(shiftSlopes, direction);
    end(tangentSums, product);
    gradient.addToMap(shiftSlopes, phi);
  }

  private double run(float[] targets, boolean tangents, Optional<SignalGradient> gradient) {
    double sum = 0;
    for (int from = 0; from < points; from += ROWS) {
      int rows = Math.min(ROWS, points - from);
      forward(from, rows, tangents);
      sum += error(targets, from, rows, tangents);
      for (int l = slope.length - 1; l >= 0; l--) {
        backward(l, rows, tangents, gradient);
      }
    }
    return sum / ((double) points * channels);
  }

  private PackedLayer last() {
    return family.layers.get(family.layers.size() - 1);
  }

  private void begin(double[] phi) {
    family.shifts(phi, shifts);
    starts(start, true);
    for (int l = 0; l < slopeSums.length; l++) {
      Arrays.fill(slopeSums[l], 0);
      Arrays.fill(tangentSums[l], 0);
    }
  }

  /** What the sums of each layer start with. */
  private void starts(float[][] starts, boolean withBias) {
    for (int l = 0; l < starts.length; l++) {
      PackedLayer layer = family.layers.get(l);
      for (int o = 0; o < layer.out; o++) {
        double shift = o < layer.shifts ? shifts[layer.firstShift + o] : 0;
        starts[l][o] = (float) ((withBias ? layer.bias[o] : 0) + shift);
      }
    }
  }

  private void forward(int from, int rows, boolean tangents) {
    int features = family.layers.get(0).paddedIn;
    System.arraycopy(coordinates, from * features, value[0], 0, rows * features);
    for (int l = 0; l < slope.length; l++) {
      PackedLayer layer = family.layers.get(l);
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
        if (layer.omega != 0) {
          strips.multiply(slope[l], 0, z, 0, valueTangent[l + 1], 0, size);
        }
      }
    }
  }

  private void multiply(float[] x, PackedLayer layer, float[] start, float[] z, int rows) {
    kernel.multiply(
        x,
        0,
        layer.paddedIn,
        layer.transposed,
        0,
        start,
        0,
        0,
        z,
        0,
        rows,
        layer.in,
        layer.paddedOut);
  }

  /** Σ (y − t)² of a tile; its slopes by y become p, those of its tangent q. */
  private double error(float[] targets, int from, int rows, boolean tangents) {
    int width = last().paddedOut;
    float[] y = value[value.length - 1];
    float[] yTangent = valueTangent[value.length - 1];
    float factor = (float) (2.0 / ((double) points * channels));
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

  /** Slopes by what leaves layer l become slopes by what enters it. */
  private void backward(int l, int rows, boolean tangents, Optional<SignalGradient> gradient) {
    PackedLayer layer = family.layers.get(l);
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

  /** Slopes by the shifts, and through A those by φ. */
  private void end(double[][] sums, double[] dPhi) {
    for (int l = 0; l < sums.length; l++) {
      PackedLayer layer = family.layers.get(l);
      System.arraycopy(sums[l], 0, shiftSlopes, layer.firstShift, layer.shifts);
    }
    family.pull(shiftSlopes, dPhi);
  }
}
