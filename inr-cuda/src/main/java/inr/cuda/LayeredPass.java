package inr.cuda;

import inr.cuda.MatrixProducts.Matrix;
import inr.cuda.driver.Arguments;
import inr.cuda.driver.Device;
import inr.cuda.driver.DeviceArena;
import inr.cuda.driver.DeviceBuffer;
import inr.cuda.driver.Kernel;
import inr.network.Layer;
import java.util.Arrays;

/**
 * Any network, layer by layer over some thousand points at a time: a matrix product, then what else
 * the layer does.
 */
final class LayeredPass {
  /** Numbers of the widest layer that points of one run have together: 16 MiB. */
  private static final int RUN_NUMBERS = 1 << 22;

  /** Numbers of all parts of the gradient together: 64 MiB. */
  private static final long GRADIENT_NUMBERS = 1 << 24;

  private static final int MOST_PARTS = 32;
  private static final int THREADS = 256;
  private static final int WARPS = THREADS / 32;
  private static final int LOSS_BLOCKS = 64;

  /** Shared memory of a block of {@code column_sums}. */
  static final int SUMS_SHARED_BYTES = 4 * THREADS;

  private final DeviceNetwork network;
  private final MatrixProducts products;
  private final int capacity;
  private final boolean slopes;
  private final Kernel encode;
  private final Kernel activate;
  private final Kernel multiply;
  private final Kernel normalise;
  private final Kernel differentiateNorm;
  private final Kernel differentiateEncoding;
  private final Kernel differentiateLoss;
  private final Kernel selectChannel;
  private final Kernel columnSums;
  private final Arguments arguments = new Arguments();
  private final Sums noSums = new NoSums();

  /** What enters layer l; the last entry leaves the network. */
  private final DeviceBuffer[] values;

  /** Slopes of dense layer l, or the normalised rows of a norm. */
  private final DeviceBuffer[] kept;

  /** 1/√(var + ε) of each row of norm l. */
  private final DeviceBuffer[] deviations;

  /** Where z of a layer goes: it becomes the slope, or the activation where no slope is wanted. */
  private final DeviceBuffer[] preactivations;

  private final DeviceBuffer[] gradients;

  /**
   * Room for runs of points.
   *
   * @param mostPoints no run has more
   * @param slopes whether runs go backward, too
   */
  LayeredPass(
      Device device,
      DeviceNetwork network,
      MatrixProducts products,
      int mostPoints,
      boolean slopes,
      DeviceArena arena) {
    this.network = network;
    this.products = products;
    this.slopes = slopes;
    this.encode = device.kernel("encode", "encode");
    this.differentiateEncoding = device.kernel("encode", "differentiate_encoding");
    this.activate = device.kernel("dense", "activate_rows");
    this.multiply = device.kernel("dense", "multiply_rows");
    this.normalise = device.kernel("layer_norm", "normalise_rows");
    this.differentiateNorm = device.kernel("layer_norm", "differentiate_norm");
    this.differentiateLoss = device.kernel("loss", "differentiate_loss");
    this.selectChannel = device.kernel("loss", "select_channel");
    this.columnSums = device.kernel("column_sums", "column_sums");
    int widest = 1;
    for (int l = 0; l <= network.layers(); l++) {
      widest = Math.max(widest, network.width(l));
    }
    this.capacity = Math.max(1, Math.min(mostPoints, RUN_NUMBERS / widest));
    long most = 4L * capacity * widest;
    this.values = new DeviceBuffer[network.layers() + 1];
    this.kept = new DeviceBuffer[network.layers()];
    this.deviations = new DeviceBuffer[network.layers()];
    String run = " of runs of " + capacity + " points";
    if (!slopes) {
      DeviceBuffer even = arena.allocate("activations" + run, most);
      DeviceBuffer odd = arena.allocate("activations" + run, most);
      for (int l = 0; l < values.length; l++) {
        values[l] = l % 2 == 0 ? even : odd;
      }
      this.preactivations = Arrays.copyOfRange(values, 1, values.length);
      this.gradients = new DeviceBuffer[0];
      return;
    }
    this.preactivations = kept;
    values[0] = arena.allocate("features" + run, rows(0));
    for (int l = 0; l < network.layers(); l++) {
      values[l + 1] = arena.allocate("activations" + run, rows(l + 1));
      kept[l] = arena.allocate("slopes" + run, rows(l + 1));
      if (network.spec().layers().get(l) instanceof Layer.LayerNorm) {
        deviations[l] = arena.allocate("deviations" + run, 4L * capacity);
      }
    }
    this.gradients =
        new DeviceBuffer[] {
          arena.allocate("gradients" + run, most), arena.allocate("gradients" + run, most)
        };
  }

  private long rows(int l) {
    return 4L * capacity * network.width(l);
  }

  /** Most points of a run. */
  int capacity() {
    return capacity;
  }

  /** Predictions of the points at places {@code first} to {@code first + count} of a batch. */
  DeviceBuffer forward(DevicePoints points, Batch batch, int first, int count) {
    points.write(arguments.reset());
    network.writeFeatures(arguments);
    batch.write(arguments);
    arguments.pointer(values[0]).int32(first).int32(count).int32(network.width(0));
    launch(encode, (long) network.encodingParts() * count);
    for (int l = 0; l < network.layers(); l++) {
      if (network.spec().layers().get(l) instanceof Layer.LayerNorm norm) {
        normalise(l, norm, count);
      } else {
        products.forward(count, matrix(values, l, l), weight(l), matrix(preactivations, l, l + 1));
        activate(l, count);
      }
    }
    return values[network.layers()];
  }

  private Matrix matrix(DeviceBuffer[] buffers, int place, int l) {
    return Matrix.of(buffers[place], network.width(l));
  }

  private Matrix weight(int l) {
    return new Matrix(network.parameters(), network.weight(l), network.width(l));
  }

  private void activate(int l, int count) {
    int size = Math.multiplyExact(count, network.width(l + 1));
    arguments
        .reset()
        .pointer(preactivations[l])
        .pointer(network.parameters(), 4L * network.bias(l))
        .pointer(values[l + 1])
        .int32(size)
        .int32(network.width(l + 1))
        .int32(slopes ? 1 : 0);
    network.activation(l).write(arguments);
    launch(activate, size);
  }

  private void normalise(int l, Layer.LayerNorm norm, int count) {
    arguments
        .reset()
        .pointer(values[l])
        .pointer(network.parameters(), 4L * network.gain(l))
        .pointer(network.parameters(), 4L * network.shift(l))
        .pointer(values[l + 1]);
    if (slopes) {
      arguments.pointer(kept[l]).pointer(deviations[l]);
    } else {
      arguments.noPointer().noPointer();
    }
    arguments
        .float32((float) norm.epsilon())
        .int32(count)
        .int32(network.width(l))
        .int32(slopes ? 1 : 0);
    normalise.launch((count + WARPS - 1) / WARPS, 1, THREADS, 0, arguments);
  }

  /**
   * From the slopes of the predictions in {@code gradients[0]} back to the first layer.
   *
   * @param sums where the gradient of the parameters goes, or nowhere
   * @return ∂L/∂features if they are wanted
   */
  private DeviceBuffer backward(int count, Sums sums, boolean toFeatures) {
    DeviceBuffer dy = gradients[0];
    DeviceBuffer dx = gradients[1];
    for (int l = network.layers() - 1; l >= 0; l--) {
      boolean further = l > 0 || toFeatures;
      if (network.spec().layers().get(l) instanceof Layer.LayerNorm) {
        sums.ofNorm(l, dy, count);
        if (further) {
          differentiateNorm(l, dy, dx, count);
        }
      } else {
        sums.ofDense(l, dy, count);
        if (further) {
          products.backward(
              count,
              Matrix.of(dy, network.width(l + 1)),
              weight(l),
              Matrix.of(dx, network.width(l)));
        }
      }
      DeviceBuffer next = dx;
      dx = dy;
      dy = next;
    }
    return dy;
  }

  private void differentiateNorm(int l, DeviceBuffer dy, DeviceBuffer dx, int count) {
    arguments
        .reset()
        .pointer(dy)
        .pointer(network.parameters(), 4L * network.gain(l))
        .pointer(kept[l])
        .pointer(deviations[l])
        .pointer(dx)
        .int32(count)
        .int32(network.width(l));
    differentiateNorm.launch((count + WARPS - 1) / WARPS, 1, THREADS, 0, arguments);
  }

  /**
   * Input derivatives of the run that went forward last.
   *
   * @param jacobian overwritten, {@code [count, C, D]}
   */
  void jacobian(DevicePoints points, int count, DeviceBuffer jacobian) {
    int channels = network.outputs();
    int dimensions = network.spec().inputs();
    for (int c = 0; c < channels; c++) {
      arguments.reset().pointer(gradients[0]).int32(count).int32(channels).int32(c);
      launch(selectChannel, (long) count * channels);
      DeviceBuffer dFeatures = backward(count, noSums, true);
      points.write(arguments.reset());
      network.writeFeatures(arguments);
      arguments
          .pointer(values[0])
          .pointer(dFeatures)
          .pointer(jacobian, 4L * c * dimensions)
          .int32(count)
          .int32(network.width(0))
          .int32(channels * dimensions);
      launch(differentiateEncoding, (long) count * dimensions);
    }
  }

  /** A thread for each of {@code size} elements. */
  private void launch(Kernel kernel, long size) {
    kernel.launch(Math.toIntExact((size + THREADS - 1) / THREADS), 1, THREADS, 0, arguments);
  }

  /** Where the gradients of the parameters go. */
  private interface Sums {
    /** Makes ∂L/∂z of ∂L/∂y. */
    void ofDense(int l, DeviceBuffer dy, int count);

    void ofNorm(int l, DeviceBuffer dy, int count);
  }

  /** Nowhere. */
  private final class NoSums implements Sums {
    @Override
    public void ofDense(int l, DeviceBuffer dy, int count) {
      int size = Math.multiplyExact(count, network.width(l + 1));
      arguments.reset().pointer(dy).pointer(kept[l]).int32(size);
      launch(multiply, size);
    }

    @Override
    public void ofNorm(int l, DeviceBuffer dy, int count) {}
  }

  /** The pass that trains on some data. */
  TrainingPass training(TrainingData data, DeviceArena arena) {
    int size = network.layout().size();
    int parts = (int) Math.max(1, Math.min(MOST_PARTS, GRADIENT_NUMBERS / size));
    return new Training(
        data,
        parts,
        arena.allocate("gradients in " + parts + " parts", 4L * parts * size),
        arena.allocate("losses", 8L * LOSS_BLOCKS * THREADS));
  }

  /** A batch goes through in runs, whose gradients are added up part by part. */
  private final class Training implements TrainingPass, Sums {
    private final TrainingData data;
    private final int parts;
    private final DeviceBuffer sums;
    private final DeviceBuffer losses;
    private int slice;
    private boolean add;

    Training(TrainingData data, int parts, DeviceBuffer sums, DeviceBuffer losses) {
      this.data = data;
      this.parts = parts;
      this.sums = sums;
      this.losses = losses;
    }

    @Override
    public Parts differentiate(Batch batch) {
      int run = Math.min(capacity, batch.count());
      slice = (run + parts - 1) / parts;
      int blocks = Math.min(LOSS_BLOCKS, (run + THREADS - 1) / THREADS);
      int count;
      for (int first = 0; first < batch.count(); first += count) {
        count = Math.min(run, batch.count() - first);
        add = first > 0;
        DeviceBuffer predictions = forward(data.points(), batch, first, count);
        batch.write(arguments.reset());
        arguments
            .pointer(predictions)
            .pointer(data.targets())
            .pointer(gradients[0])
            .pointer(losses)
            .float64((double) batch.count() * network.outputs())
            .int32(first)
            .int32(count)
            .int32(network.outputs())
            .int32(data.loss())
            .int32(add ? 1 : 0);
        differentiateLoss.launch(blocks, 1, THREADS, 0, arguments);
        backward(count, this, false);
      }
      return new Parts((run + slice - 1) / slice, blocks * THREADS);
    }

    @Override
    public void ofDense(int l, DeviceBuffer dy, int count) {
      columnSums(network.bias(l), dy, true, true, l, network.width(l + 1), count);
      Matrix gradient = new Matrix(sums, network.weight(l), network.width(l));
      products.gradient(
          count,
          slice,
          Matrix.of(dy, network.width(l + 1)),
          matrix(values, l, l),
          add,
          network.layout().size(),
          gradient);
    }

    @Override
    public void ofNorm(int l, DeviceBuffer dy, int count) {
      columnSums(network.gain(l), dy, true, false, l, network.width(l), count);
      columnSums(network.shift(l), dy, false, false, l, network.width(l), count);
    }

    private void columnSums(
        int place, DeviceBuffer rows, boolean factored, boolean keep, int l, int width, int count) {
      arguments
          .reset()
          .pointer(rows)
          .pointer(kept[l])
          .pointer(sums, 4L * place)
          .int64(network.layout().size())
          .int32(count)
          .int32(width)
          .int32(slice)
          .int32(factored ? 1 : 0)
          .int32(keep ? 1 : 0)
          .int32(add ? 1 : 0);
      columnSums.launch(
          (width + 31) / 32, (count + slice - 1) / slice, THREADS, SUMS_SHARED_BYTES, arguments);
    }

    @Override
    public DeviceBuffer gradients() {
      return sums;
    }

    @Override
    public DeviceBuffer losses() {
      return losses;
    }
  }
}
