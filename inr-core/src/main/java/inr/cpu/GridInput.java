package inr.cpu;

import inr.circuit.Waves;
import inr.cpu.kernel.Aligned;
import inr.cpu.kernel.MatrixKernel;
import inr.cpu.kernel.StripMath;
import inr.grid.Axis;
import inr.grid.Coordinates;
import inr.grid.Grid;
import inr.parallel.Workers;
import java.util.Arrays;

/**
 * The first layer on a grid whose features depend on one coordinate each: its pre-activation is a
 * sum of one term per axis, z[y, x] = b + Y[y] + X[x].
 *
 * <p>The terms are computed for the samples of the axes instead of the points: height + width
 * products instead of height × width. On the way back the gradients of the points are added up by
 * sample, and again height + width products give the gradient of the weights. It is the same
 * function, summed in another order.
 *
 * <p>For maintainers. Features and terms of an axis are kept for all its samples: features as
 * {@code [panel of 64][sample][feature]}, terms and gradient sums as {@code [block of
 * 16][sample][column]}, the rows of weights that one task of an update takes ({@link
 * TileNetwork#UPDATE_ROWS}), so that a task needs nothing of another.
 */
final class GridInput implements TileInput {
  /** Columns of a block of terms: those of one task of an update. */
  private static final int BLOCK = TileNetwork.UPDATE_ROWS;

  /** Samples that one task encodes. */
  private static final int CHUNK = 96;

  /** Most floats in the gradient sums of all shards: 128 MB. */
  private static final long MOST_SUMS = 1L << 25;

  private final DenseOperation first;
  private final DenseParameters parameters;
  private final MatrixKernel kernel;
  private final AxisTerm[] axes;
  private final int sumsSize;

  /** The features of one axis and what the first layer makes of them. */
  private static final class AxisTerm {
    final int samples;
    final int[] columns;
    final Panels panels;
    final float[] features;
    final float[] terms;

    /** Floats of gradient sums before those of this axis. */
    final int sumsOffset;

    private final Axis axis;
    private final WaveEncoder encoder;

    AxisTerm(Axis axis, Waves.AlongAxis along, int blocks, int sumsOffset, StripMath strips) {
      this.axis = axis;
      this.samples = axis.samples();
      this.columns = along.columns();
      this.encoder = new WaveEncoder(along.waves(), samples, strips);
      this.panels = encoder.outputs();
      this.features = Aligned.floats(samples * panels.padded());
      this.terms = Aligned.floats(samples * blocks * BLOCK);
      this.sumsOffset = sumsOffset;
    }

    void encode(int from, int to) {
      Scratch scratch = new Scratch(0, encoder.scratchSize());
      double[] x = new double[1];
      for (int i = from; i < to; i++) {
        x[0] = axis.coordinate(i);
        encoder.encode(x, features, i, scratch);
      }
    }
  }

  /** Encodes all samples of the axes; {@link #pack} makes terms of them. */
  GridInput(
      Grid grid,
      Waves waves,
      DenseOperation first,
      MatrixKernel kernel,
      StripMath strips,
      Workers workers) {
    this.first = first;
    this.parameters = first.parameters();
    this.kernel = kernel;
    int blocks = parameters.outputs().padded() / BLOCK;
    this.axes = new AxisTerm[grid.dimensions()];
    int sums = 0;
    for (int d = 0; d < axes.length; d++) {
      AxisTerm axis = new AxisTerm(grid.axes().get(d), waves.alongAxis(d), blocks, sums, strips);
      workers.run(
          (axis.samples + CHUNK - 1) / CHUNK,
          (worker, chunk) ->
              axis.encode(chunk * CHUNK, Math.min(axis.samples, (chunk + 1) * CHUNK)));
      axes[d] = axis;
      sums += axis.samples * blocks * BLOCK;
    }
    this.sumsSize = sums;
  }

  /** Whether a network's features are so many, and such, that this pays. */
  static boolean suits(Waves waves, Coordinates coordinates) {
    return coordinates instanceof Grid grid
        && grid.dimensions() > 1
        && waves.features() > 4 * waves.dimensions()
        && waves.separable();
  }

  /** Whether a step of so many points is cheaper this way, and the sums of its shards fit. */
  static boolean paysInTraining(Grid grid, int batchPoints, int shards, int outputs) {
    long samples = grid.axes().stream().mapToLong(Axis::samples).sum();
    return samples <= batchPoints && samples * outputs * shards <= MOST_SUMS;
  }

  /** The features and the layer on them. */
  @Override
  public int operations() {
    return 2;
  }

  @Override
  public int sumsSize() {
    return sumsSize;
  }

  @Override
  public void load(long point, int row, TileSpace space) {
    long rest = point;
    for (int d = axes.length - 1; d >= 0; d--) {
      space.samples[d][row] = (int) (rest % axes[d].samples);
      rest /= axes[d].samples;
    }
  }

  @Override
  public void forward(TileSpace space, int rows, boolean backToo) {
    Panels out = parameters.outputs();
    float[] z = first.preActivation(space);
    for (int p = 0; p < out.count(); p++) {
      int width = out.width(p);
      for (int j = 0; j < width; j += BLOCK) {
        int column = out.start(p) + j;
        int place = out.offset(first.rowCapacity(), p) + j;
        for (int d = 0; d < axes.length; d++) {
          kernel.addGathered(
              axes[d].terms,
              termsOffset(d, column),
              space.samples[d],
              d == 0 ? parameters.bias() : z,
              d == 0 ? Aligned.LEAD + column : place,
              d == 0 ? 0 : width,
              z,
              place,
              width,
              rows);
        }
      }
      first.activate(p, space, rows, backToo);
    }
  }

  private int termsOffset(int d, int column) {
    return Aligned.LEAD + axes[d].samples * column;
  }

  private int sumsOffset(int d, int column) {
    return Aligned.LEAD + axes[d].sumsOffset + axes[d].samples * column;
  }

  @Override
  public void accumulate(TileSpace space, int rows, Shard shard) {
    first.throughActivation(space, rows);
    float[] dz = first.gradient(space);
    Panels out = parameters.outputs();
    for (int p = 0; p < out.count(); p++) {
      int width = out.width(p);
      for (int j = 0; j < width; j += BLOCK) {
        for (int d = 0; d < axes.length; d++) {
          kernel.addScattered(
              dz,
              out.offset(first.rowCapacity(), p) + j,
              width,
              shard.axisSums,
              sumsOffset(d, out.start(p) + j),
              space.samples[d],
              rows);
        }
      }
    }
  }

  @Override
  public boolean owns(ParameterUnit unit) {
    return unit == parameters;
  }

  @Override
  public void collect(Shard[] shards, int count, float[] gradient, int from, int to) {
    float[] product = Aligned.floats(BLOCK * Panels.WIDEST);
    for (int d = 0; d < axes.length; d++) {
      AxisTerm axis = axes[d];
      int size = axis.samples * BLOCK;
      float[] sums = Aligned.floats(size);
      for (int s = 0; s < count; s++) {
        int place = sumsOffset(d, from);
        for (int i = 0; i < size; i++) {
          sums[Aligned.LEAD + i] += shards[s].axisSums[place + i];
        }
      }
      for (int q = 0; q < axis.panels.count(); q++) {
        int width = axis.panels.width(q);
        Arrays.fill(product, 0);
        kernel.multiplyTransposed(
            sums,
            Aligned.LEAD,
            BLOCK,
            axis.features,
            axis.panels.offset(axis.samples, q),
            product,
            Aligned.LEAD,
            to - from,
            axis.samples,
            width);
        for (int o = from; o < to; o++) {
          for (int k = 0; k < axis.panels.real(q); k++) {
            parameters.putGradient(
                gradient,
                o,
                axis.columns[axis.panels.start(q) + k],
                product[Aligned.LEAD + (o - from) * width + k]);
          }
        }
      }
      if (d == 0) {
        Arrays.fill(product, 0);
        kernel.sumRows(sums, Aligned.LEAD, product, Aligned.LEAD, axis.samples, BLOCK);
        for (int o = from; o < to; o++) {
          parameters.putBiasGradient(gradient, o, product[Aligned.LEAD + o - from]);
        }
      }
    }
  }

  @Override
  public void pack(int from, int to) {
    for (int d = 0; d < axes.length; d++) {
      AxisTerm axis = axes[d];
      float[] weights = Aligned.floats(Panels.WIDEST * BLOCK);
      int place = termsOffset(d, from);
      for (int q = 0; q < axis.panels.count(); q++) {
        int depth = axis.panels.real(q);
        for (int k = 0; k < depth; k++) {
          for (int o = from; o < to; o++) {
            weights[Aligned.LEAD + k * BLOCK + o - from] =
                parameters.packedWeight(o, axis.columns[axis.panels.start(q) + k]);
          }
        }
        kernel.multiply(
            axis.features,
            axis.panels.offset(axis.samples, q),
            axis.panels.width(q),
            weights,
            Aligned.LEAD,
            q == 0 ? Panels.ZEROS : axis.terms,
            q == 0 ? Aligned.LEAD : place,
            q == 0 ? 0 : BLOCK,
            axis.terms,
            place,
            axis.samples,
            depth,
            BLOCK);
      }
    }
  }
}
