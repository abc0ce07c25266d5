package inr.cpu;

import inr.cpu.kernel.MatrixKernel;
import inr.cpu.kernel.StripMath;

/**
 * y = σ(W x + b) on tiles.
 *
 * <p>For maintainers. W is packed twice a step: s·W as {@code forward [out panel][in][column]} and
 * k·W as {@code backward [in panel][out][column]}, with the factors of {@link ScaledFormula}; so z
 * here is s times the pre-activation, and dz is the gradient of the pre-activation over k. The
 * gradient of W lies like {@code backward}, summed over the rows of a shard in order; where there
 * are fewer than 16 inputs it lies like {@code forward} instead, which wastes no lanes. The bias
 * gradient follows, padded. A multiply-add is done rows × in × out times in each of the three
 * products.
 */
final class DenseLayer implements CpuLayer {
  private static final int NARROW = 16;

  /** Gradients below this, 2⁻¹⁰⁰, count as 0, before they become subnormal. */
  private static final float FADED = 0x1p-100f;

  private final Panels in;
  private final Panels out;
  private final int weightOffset;
  private final int biasOffset;
  private final int rowCapacity;
  private final boolean narrow;
  private final ActivationProgram activation;
  private final MatrixKernel kernel;
  private final StripMath strips;
  private final float[] forward;
  private final float[] backward;
  private final float[] bias;

  /**
   * A layer whose weights {@code [out, in]} and biases lie at the given places of the flat
   * parameters.
   *
   * @param activation σ and its slope; the identity program skips both
   */
  DenseLayer(
      Panels in,
      Panels out,
      int weightOffset,
      int biasOffset,
      int rowCapacity,
      ActivationProgram activation,
      MatrixKernel kernel,
      StripMath strips) {
    this.in = in;
    this.out = out;
    this.weightOffset = weightOffset;
    this.biasOffset = biasOffset;
    this.rowCapacity = rowCapacity;
    this.narrow = in.columns() < NARROW;
    this.activation = activation;
    this.kernel = kernel;
    this.strips = strips;
    this.forward = Aligned.floats(in.columns() * out.padded());
    this.backward = Aligned.floats(out.columns() * in.padded());
    this.bias = Aligned.floats(out.padded());
  }

  @Override
  public Panels inputs() {
    return in;
  }

  @Override
  public Panels outputs() {
    return out;
  }

  @Override
  public int keptSize() {
    return activation.isIdentity() ? 0 : rowCapacity * out.padded();
  }

  @Override
  public int gradientSize() {
    return (narrow ? in.columns() * out.padded() : out.columns() * in.padded()) + out.padded();
  }

  @Override
  public void forward(
      float[] x, float[] y, TileSpace space, float[] kept, int rows, boolean slopes) {
    float[] z = preActivation(y, kept);
    for (int p = 0; p < out.count(); p++) {
      int width = out.width(p);
      int zOffset = out.offset(rowCapacity, p);
      for (int q = 0; q < in.count(); q++) {
        int packed = out.offset(in.columns(), p) + in.start(q) * width;
        kernel.multiply(
            x,
            in.offset(rowCapacity, q),
            in.width(q),
            forward,
            packed,
            q == 0 ? bias : z,
            q == 0 ? Aligned.LEAD + out.start(p) : zOffset,
            q == 0 ? 0 : width,
            z,
            zOffset,
            rows,
            in.real(q),
            width);
      }
      activate(p, y, kept, space, rows, slopes);
    }
  }

  /** Where the pre-activation (times s) belongs, laid out as y. */
  float[] preActivation(float[] y, float[] kept) {
    return activation.isIdentity() ? y : kept;
  }

  /** Takes panel p of the pre-activation through the activation. */
  void activate(int p, float[] y, float[] kept, TileSpace space, int rows, boolean slopes) {
    activation.run(
        kept, y, out.offset(rowCapacity, p), rows * out.width(p), space.registers, slopes);
  }

  /** Rows that a tile's buffers hold. */
  int rowCapacity() {
    return rowCapacity;
  }

  /** s·b, from {@link Aligned#LEAD}. */
  float[] bias() {
    return bias;
  }

  /** s times the weight from input i to output o. */
  float packedWeight(int o, int i) {
    int p = out.panelOf(o);
    return forward[out.offset(in.columns(), p) + i * out.width(p) + o - out.start(p)];
  }

  /** Writes an element of the weights' gradient into the flat layout, given over k. */
  void putGradient(float[] flat, int o, int i, float gradient) {
    flat[weightOffset + o * in.columns() + i] = activation.slopeFactor() * gradient;
  }

  /** Writes an element of the bias gradient into the flat layout, given over k. */
  void putBiasGradient(float[] flat, int o, float gradient) {
    flat[biasOffset + o] = activation.slopeFactor() * gradient;
  }

  @Override
  public void throughActivation(float[] dy, float[] kept, int rows) {
    if (activation.isIdentity()) {
      return;
    }
    for (int p = 0; p < out.count(); p++) {
      int from = out.offset(rowCapacity, p);
      int count = rows * out.width(p);
      strips.multiplyFlushed(dy, from, kept, from, FADED, dy, from, count);
    }
  }

  @Override
  public void accumulate(
      float[] x, float[] dz, float[] kept, float[] gradient, int gradientOffset, int rows) {
    for (int p = 0; p < out.count(); p++) {
      int zOffset = out.offset(rowCapacity, p);
      int width = out.width(p);
      for (int q = 0; q < in.count(); q++) {
        int xOffset = in.offset(rowCapacity, q);
        if (narrow) {
          int place = gradientOffset + out.offset(in.columns(), p) + in.start(q) * width;
          kernel.multiplyTransposed(
              x, xOffset, in.width(q), dz, zOffset, gradient, place, in.real(q), rows, width);
        } else {
          int place = gradientOffset + in.offset(out.columns(), q) + out.start(p) * in.width(q);
          kernel.multiplyTransposed(
              dz, zOffset, width, x, xOffset, gradient, place, out.real(p), rows, in.width(q));
        }
      }
      int biases = biasGradient(gradientOffset) + out.start(p);
      kernel.sumRows(dz, zOffset, gradient, biases, rows, width);
    }
  }

  @Override
  public void propagate(float[] dz, float[] kept, float[] dx, int rows) {
    for (int q = 0; q < in.count(); q++) {
      int width = in.width(q);
      int xOffset = in.offset(rowCapacity, q);
      for (int p = 0; p < out.count(); p++) {
        int packed = in.offset(out.columns(), q) + out.start(p) * width;
        kernel.multiply(
            dz,
            out.offset(rowCapacity, p),
            out.width(p),
            backward,
            packed,
            p == 0 ? Panels.ZEROS : dx,
            p == 0 ? Aligned.LEAD : xOffset,
            p == 0 ? 0 : width,
            dx,
            xOffset,
            rows,
            out.real(p),
            width);
      }
    }
  }

  @Override
  public int parameterRows() {
    return out.columns();
  }

  @Override
  public void collect(
      Shard[] shards, int count, int gradientOffset, float[] flat, int from, int to) {
    int biases = biasGradient(gradientOffset);
    for (int s = 0; s < count; s++) {
      float[] shard = shards[s].gradient;
      for (int o = from; o < to; o++) {
        int row = weightOffset + o * in.columns();
        if (narrow) {
          int p = out.panelOf(o);
          int place = gradientOffset + out.offset(in.columns(), p) + o - out.start(p);
          for (int k = 0; k < in.columns(); k++) {
            float share = shard[place + k * out.width(p)];
            flat[row + k] = s == 0 ? share : flat[row + k] + share;
          }
        } else {
          for (int q = 0; q < in.count(); q++) {
            add(
                shard,
                gradientOffset + in.offset(out.columns(), q) + o * in.width(q),
                flat,
                row + in.start(q),
                in.real(q),
                s == 0);
          }
        }
      }
      add(shard, biases + from, flat, biasOffset + from, to - from, s == 0);
    }
    float k = activation.slopeFactor();
    scale(flat, weightOffset + from * in.columns(), (to - from) * in.columns(), k);
    scale(flat, biasOffset + from, to - from, k);
  }

  private static void scale(float[] values, int offset, int count, float factor) {
    for (int i = offset; i < offset + count; i++) {
      values[i] *= factor;
    }
  }

  private int biasGradient(int gradientOffset) {
    return gradientOffset + Aligned.LEAD + gradientSize() - out.padded();
  }

  private static void add(
      float[] shard, int shardOffset, float[] flat, int flatOffset, int count, boolean first) {
    if (first) {
      System.arraycopy(shard, shardOffset, flat, flatOffset, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      flat[flatOffset + i] += shard[shardOffset + i];
    }
  }

  @Override
  public void pack(float[] flat, int from, int to) {
    float s = activation.inputFactor();
    float k = activation.slopeFactor();
    for (int o = from; o < to; o++) {
      int row = weightOffset + o * in.columns();
      for (int q = 0; q < in.count(); q++) {
        int place = in.offset(out.columns(), q) + o * in.width(q);
        for (int i = 0; i < in.real(q); i++) {
          backward[place + i] = k * flat[row + in.start(q) + i];
        }
      }
      int p = out.panelOf(o);
      int place = out.offset(in.columns(), p) + o - out.start(p);
      for (int i = 0; i < in.columns(); i++) {
        forward[place + i * out.width(p)] = s * flat[row + i];
      }
      bias[Aligned.LEAD + o] = s * flat[biasOffset + o];
    }
  }

  @Override
  public int[] flatRanges(int from, int to) {
    return new int[] {
      weightOffset + from * in.columns(),
      weightOffset + to * in.columns(),
      biasOffset + from,
      biasOffset + to
    };
  }
}
