package inr.cpu;

import inr.circuit.Tensor;
import inr.cpu.kernel.Aligned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * W and b of dense operations, packed.
 *
 * <p>For maintainers. W is packed twice a step: s·W as {@code forward [out panel][in][column]} and
 * k·W as {@code backward [in panel][out][column]}, with the factors of {@link ScaledFormula}; so z
 * is s times the pre-activation, and dz is the gradient of the pre-activation over k. The gradient
 * of W lies like {@code backward}, summed over the rows of a shard in order; where there are fewer
 * than 16 inputs it lies like {@code forward} instead, which wastes no lanes. The bias gradient
 * follows, padded.
 */
final class DenseParameters implements ParameterUnit {
  private static final int NARROW = 16;

  /**
   * A panel of one of the inputs.
   *
   * @param input which one
   * @param panel of it
   * @param start first column among those of all inputs
   * @param real columns without padding
   * @param width columns with padding
   * @param padded columns with padding of all panels before
   */
  record InPanel(int input, int panel, int start, int real, int width, int padded) {}

  private final List<Panels> inputs;
  private final List<InPanel> inPanels = new ArrayList<>();
  private final Panels out;
  private final int in;
  private final int paddedIn;
  private final int weightOffset;
  private final int biasOffset;
  private final boolean narrow;
  private final int gradientOffset;
  private final float inputFactor;
  private final float slopeFactor;
  private final float[] forward;
  private final float[] backward;
  private final float[] bias;

  /**
   * The parameters of W {@code [out, in]} and b.
   *
   * @param inputs columns of the inputs, side by side
   * @param gradientOffset where their gradient begins in a shard
   * @param inputFactor s
   * @param slopeFactor k
   */
  DenseParameters(
      List<Panels> inputs,
      Tensor weight,
      Optional<Tensor> bias,
      int gradientOffset,
      float inputFactor,
      float slopeFactor) {
    this.inputs = inputs;
    int start = 0;
    int padded = 0;
    for (int i = 0; i < inputs.size(); i++) {
      Panels panels = inputs.get(i);
      for (int q = 0; q < panels.count(); q++) {
        inPanels.add(
            new InPanel(i, q, start + panels.start(q), panels.real(q), panels.width(q), padded));
        padded += panels.width(q);
      }
      start += panels.columns();
    }
    this.out = new Panels(weight.rows());
    this.in = weight.columns();
    this.paddedIn = padded;
    this.weightOffset = weight.offset();
    this.biasOffset = bias.map(Tensor::offset).orElse(-1);
    this.narrow = in < NARROW;
    this.gradientOffset = gradientOffset;
    this.inputFactor = inputFactor;
    this.slopeFactor = slopeFactor;
    this.forward = Aligned.floats(in * out.padded());
    this.backward = Aligned.floats(out.columns() * paddedIn);
    this.bias = Aligned.floats(out.padded());
  }

  /** Columns of the inputs. */
  List<Panels> inputs() {
    return inputs;
  }

  /** Their panels, one after the other. */
  List<InPanel> inPanels() {
    return inPanels;
  }

  /** Columns that come out. */
  Panels outputs() {
    return out;
  }

  /** s·W as {@code [out panel][in][column]}. */
  float[] forward() {
    return forward;
  }

  /** Place of the rows of {@code forward} that the inputs from {@code start} on meet. */
  int forwardPlace(int outPanel, int start) {
    return out.offset(in, outPanel) + start * out.width(outPanel);
  }

  /** k·W as {@code [in panel][out][column]}. */
  float[] backward() {
    return backward;
  }

  /** Place of the rows of {@code backward} that the outputs from {@code start} on meet. */
  int backwardPlace(InPanel q, int start) {
    return Aligned.LEAD + out.columns() * q.padded() + start * q.width();
  }

  /** s·b, from {@link Aligned#LEAD}. */
  float[] bias() {
    return bias;
  }

  /** Whether there is a bias. */
  boolean hasBias() {
    return biasOffset >= 0;
  }

  /** Whether the gradient of W lies like {@code forward}. */
  boolean isNarrow() {
    return narrow;
  }

  /** Place in a shard's gradient of what lies at a place of {@code forward} or {@code backward}. */
  int gradientPlace(int packed) {
    return gradientOffset + packed;
  }

  /** Place in a shard's gradient of the bias. */
  int biasGradientPlace() {
    return gradientOffset + Aligned.LEAD + gradientSize() - out.padded();
  }

  /** s times the weight from input i to output o. */
  float packedWeight(int o, int i) {
    int p = out.panelOf(o);
    return forward[forwardPlace(p, i) + o - out.start(p)];
  }

  /** Writes an element of the weights' gradient into the flat layout, given over k. */
  void putGradient(float[] flat, int o, int i, float gradient) {
    flat[weightOffset + o * in + i] = slopeFactor * gradient;
  }

  /** Writes an element of the bias gradient into the flat layout, given over k. */
  void putBiasGradient(float[] flat, int o, float gradient) {
    flat[biasOffset + o] = slopeFactor * gradient;
  }

  @Override
  public int rows() {
    return out.columns();
  }

  @Override
  public int gradientSize() {
    return (narrow ? in * out.padded() : out.columns() * paddedIn) + out.padded();
  }

  @Override
  public void collect(Shard[] shards, int count, float[] flat, int from, int to) {
    int biases = biasGradientPlace();
    for (int s = 0; s < count; s++) {
      float[] shard = shards[s].gradient;
      for (int o = from; o < to; o++) {
        int row = weightOffset + o * in;
        if (narrow) {
          int p = out.panelOf(o);
          int place = gradientPlace(forwardPlace(p, 0)) + o - out.start(p);
          for (int i = 0; i < in; i++) {
            float share = shard[place + i * out.width(p)];
            flat[row + i] = s == 0 ? share : flat[row + i] + share;
          }
        } else {
          for (InPanel q : inPanels) {
            int place = gradientPlace(backwardPlace(q, o));
            add(shard, place, flat, row + q.start(), q.real(), s == 0);
          }
        }
      }
      if (hasBias()) {
        add(shard, biases + from, flat, biasOffset + from, to - from, s == 0);
      }
    }
    scale(flat, weightOffset + from * in, (to - from) * in, slopeFactor);
    if (hasBias()) {
      scale(flat, biasOffset + from, to - from, slopeFactor);
    }
  }

  private static void scale(float[] values, int offset, int count, float factor) {
    for (int i = offset; i < offset + count; i++) {
      values[i] *= factor;
    }
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
    float s = inputFactor;
    float k = slopeFactor;
    for (int o = from; o < to; o++) {
      int row = weightOffset + o * in;
      for (InPanel q : inPanels) {
        int place = backwardPlace(q, o);
        for (int i = 0; i < q.real(); i++) {
          backward[place + i] = k * flat[row + q.start() + i];
        }
      }
      int p = out.panelOf(o);
      int place = forwardPlace(p, 0) + o - out.start(p);
      for (int i = 0; i < in; i++) {
        forward[place + i * out.width(p)] = s * flat[row + i];
      }
      if (hasBias()) {
        bias[Aligned.LEAD + o] = s * flat[biasOffset + o];
      }
    }
  }

  @Override
  public int[] flatRanges(int from, int to) {
    return hasBias()
        ? new int[] {
          weightOffset + from * in, weightOffset + to * in, biasOffset + from, biasOffset + to
        }
        : new int[] {weightOffset + from * in, weightOffset + to * in};
  }
}
