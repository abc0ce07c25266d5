package inr.cuda;

import inr.cuda.MatrixProducts.Matrix;
import inr.cuda.driver.Arguments;
import inr.cuda.driver.Device;
import inr.cuda.driver.DeviceArena;
import inr.cuda.driver.DeviceBuffer;
import inr.cuda.driver.Kernel;

/**
 * Training layer by layer: a batch goes through in runs, whose gradients are added up part by part.
 */
final class LayeredTraining implements TrainingPass, ParameterSums {
  /** Numbers of all parts of the gradient together: 64 MiB. */
  private static final long GRADIENT_NUMBERS = 1 << 24;

  private static final int MOST_PARTS = 32;
  private static final int THREADS = 256;
  private static final int LOSS_BLOCKS = 64;

  /** Columns of a block of {@code column_sums}. */
  private static final int COLUMNS = 32;

  /** Shared memory of a block of {@code column_sums}. */
  static final int SUMS_SHARED_BYTES = 4 * THREADS;

  private final DeviceNetwork network;
  private final LayeredPass pass;
  private final MatrixProducts products;
  private final TrainingData data;
  private final Kernel differentiateLoss;
  private final Kernel columnSums;
  private final Arguments arguments = new Arguments();
  private final int parts;
  private final DeviceBuffer sums;
  private final DeviceBuffer losses;

  /** Rows of a run that make a part. */
  private int slice;

  /** Whether the parts have the sums of earlier runs. */
  private boolean add;

  /** Training on some data by a pass that keeps slopes. */
  LayeredTraining(
      Device device,
      DeviceNetwork network,
      LayeredPass pass,
      MatrixProducts products,
      TrainingData data,
      DeviceArena arena) {
    this.network = network;
    this.pass = pass;
    this.products = products;
    this.data = data;
    this.differentiateLoss = device.kernel("loss", "differentiate_loss");
    this.columnSums = device.kernel("column_sums", "column_sums");
    int size = network.layout().size();
    this.parts = (int) Math.max(1, Math.min(MOST_PARTS, GRADIENT_NUMBERS / size));
    this.sums = arena.allocate("gradients in " + parts + " parts", 4L * parts * size);
    this.losses = arena.allocate("losses", 8L * LOSS_BLOCKS * THREADS);
  }

  @Override
  public Parts differentiate(DeviceBatch batch) {
    int run = Math.min(pass.capacity(), batch.count());
    slice = (run + parts - 1) / parts;
    int blocks = Math.min(LOSS_BLOCKS, (run + THREADS - 1) / THREADS);
    int count;
    for (int first = 0; first < batch.count(); first += count) {
      count = Math.min(run, batch.count() - first);
      add = first > 0;
      DeviceBuffer predictions = pass.forward(data.points(), batch, first, count);
      batch.write(arguments.reset());
      arguments
          .pointer(predictions)
          .pointer(data.targets())
          .pointer(pass.predictionSlopes())
          .pointer(losses)
          .float64((double) batch.count() * network.outputs())
          .int32(first)
          .int32(count)
          .int32(network.outputs())
          .int32(data.loss())
          .int32(add ? 1 : 0);
      differentiateLoss.launch(blocks, 1, THREADS, 0, arguments);
      pass.backward(count, this, false);
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
        Matrix.of(pass.entered(l), network.width(l)),
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
        .pointer(pass.kept(l))
        .pointer(sums, 4L * place)
        .int64(network.layout().size())
        .int32(count)
        .int32(width)
        .int32(slice)
        .int32(factored ? 1 : 0)
        .int32(keep ? 1 : 0)
        .int32(add ? 1 : 0);
    columnSums.launch(
        (width + COLUMNS - 1) / COLUMNS,
        (count + slice - 1) / slice,
        THREADS,
        SUMS_SHARED_BYTES,
        arguments);
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
