package inr.cpu;

import inr.cpu.DenseParameters.InPanel;
import inr.cpu.kernel.Aligned;
import inr.cpu.kernel.MatrixKernel;
import inr.cpu.kernel.StripMath;

/**
 * y = σ(W x + b) on tiles, or W x + b, or W x.
 *
 * <p>For maintainers. The pre-activation, times s, lies with the kept values and becomes the slope
 * there. A multiply-add is done rows × in × out times in each of the three products.
 */
final class DenseOperation implements TileOperation {
  /** Gradients below this, 2⁻¹⁰⁰, count as 0, before they become subnormal. */
  private static final float FADED = 0x1p-100f;

  private final DenseParameters parameters;
  private final int[] inputs;
  private final boolean[] adds;
  private final int output;
  private final int number;
  private final boolean biased;
  private final int rowCapacity;
  private final ActivationProgram activation;
  private final MatrixKernel kernel;
  private final StripMath strips;
  private final Panels out;

  /**
   * An operation.
   *
   * @param places what it reads and writes
   * @param biased whether the bias belongs to it; derivatives of z have none
   * @param activation σ and its slope; the identity program skips both
   */
  DenseOperation(
      DenseParameters parameters,
      OperationPlaces places,
      boolean biased,
      ActivationProgram activation,
      MatrixKernel kernel,
      StripMath strips) {
    this.parameters = parameters;
    this.inputs = places.inputs();
    this.adds = places.adds();
    this.output = places.outputs()[0];
    this.number = places.number();
    this.rowCapacity = places.rowCapacity();
    this.biased = biased;
    this.activation = activation;
    this.kernel = kernel;
    this.strips = strips;
    this.out = parameters.outputs();
  }

  /** The weights. */
  DenseParameters parameters() {
    return parameters;
  }

  /** Rows that a tile's buffers hold. */
  int rowCapacity() {
    return rowCapacity;
  }

  @Override
  public int keptSize() {
    return activation.isIdentity() ? 0 : rowCapacity * out.padded();
  }

  @Override
  public void forward(TileSpace space, int rows, boolean backToo) {
    float[] z = preActivation(space);
    for (int p = 0; p < out.count(); p++) {
      int width = out.width(p);
      int zOffset = out.offset(rowCapacity, p);
      boolean first = true;
      for (InPanel q : parameters.inPanels()) {
        Panels in = parameters.inputs().get(q.input());
        kernel.multiply(
            space.values[inputs[q.input()]],
            in.offset(rowCapacity, q.panel()),
            q.width(),
            parameters.forward(),
            parameters.forwardPlace(p, q.start()),
            first ? start() : z,
            first ? Aligned.LEAD + (biased ? out.start(p) : 0) : zOffset,
            first ? 0 : width,
            z,
            zOffset,
            rows,
            q.real(),
            width);
        first = false;
      }
      activate(p, space, rows, backToo);
    }
  }

  /** What sums start with. */
  private float[] start() {
    return biased ? parameters.bias() : Panels.ZEROS;
  }

  /** Where the pre-activation (times s) belongs, laid out as y. */
  float[] preActivation(TileSpace space) {
    return activation.isIdentity() ? space.values[output] : space.kept[number];
  }

  /** Takes panel p of the pre-activation through the activation. */
  void activate(int p, TileSpace space, int rows, boolean backToo) {
    activation.run(
        space.kept[number],
        space.values[output],
        out.offset(rowCapacity, p),
        rows * out.width(p),
        space.scratch,
        backToo);
  }

  /** The gradient of the outputs; after {@link #throughActivation} that of z, over k. */
  float[] gradient(TileSpace space) {
    return space.gradients[output];
  }

  @Override
  public void throughActivation(TileSpace space, int rows) {
    if (activation.isIdentity()) {
      return;
    }
    float[] dy = gradient(space);
    float[] slope = space.kept[number];
    for (int p = 0; p < out.count(); p++) {
      int from = out.offset(rowCapacity, p);
      int count = rows * out.width(p);
      strips.multiplyFlushed(dy, from, slope, from, FADED, dy, from, count);
    }
  }

  @Override
  public void accumulate(TileSpace space, int rows, Shard shard) {
    float[] dz = gradient(space);
    float[] gradient = shard.gradient;
    for (int p = 0; p < out.count(); p++) {
      int zOffset = out.offset(rowCapacity, p);
      int width = out.width(p);
      for (InPanel q : parameters.inPanels()) {
        float[] x = space.values[inputs[q.input()]];
        int xOffset = parameters.inputs().get(q.input()).offset(rowCapacity, q.panel());
        if (parameters.isNarrow()) {
          int place = parameters.gradientPlace(parameters.forwardPlace(p, q.start()));
          kernel.multiplyTransposed(
              x, xOffset, q.width(), dz, zOffset, gradient, place, q.real(), rows, width);
        } else {
          int place = parameters.gradientPlace(parameters.backwardPlace(q, out.start(p)));
          kernel.multiplyTransposed(
              dz, zOffset, width, x, xOffset, gradient, place, out.real(p), rows, q.width());
        }
      }
      if (biased) {
        int biases = parameters.biasGradientPlace() + out.start(p);
        kernel.sumRows(dz, zOffset, gradient, biases, rows, width);
      }
    }
  }

  @Override
  public void propagate(TileSpace space, int rows) {
    float[] dz = gradient(space);
    for (InPanel q : parameters.inPanels()) {
      float[] dx = space.gradients[inputs[q.input()]];
      int xOffset = parameters.inputs().get(q.input()).offset(rowCapacity, q.panel());
      int width = q.width();
      for (int p = 0; p < out.count(); p++) {
        boolean fresh = p == 0 && !adds[q.input()];
        kernel.multiply(
            dz,
            out.offset(rowCapacity, p),
            out.width(p),
            parameters.backward(),
            parameters.backwardPlace(q, out.start(p)),
            fresh ? Panels.ZEROS : dx,
            fresh ? Aligned.LEAD : xOffset,
            fresh ? 0 : width,
            dx,
            xOffset,
            rows,
            out.real(p),
            width);
      }
    }
  }
}
