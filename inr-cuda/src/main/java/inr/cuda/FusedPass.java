package inr.cuda;

import inr.cuda.driver.Arguments;
import inr.cuda.driver.Device;
import inr.cuda.driver.DeviceArena;
import inr.cuda.driver.DeviceBuffer;
import inr.cuda.driver.Kernel;
import inr.network.Layer;
import inr.network.NetworkSpec;
import java.util.Optional;

/**
 * A network of dense layers up to 128 wide, whose activations stay in the memory of one block
 * through all layers, forward and backward: {@code fused_step.cu}, {@code fused_evaluate.cu}.
 */
final class FusedPass {
  /** Features of any layer that the kernels are made for. */
  static final int MOST_FEATURES = 128;

  private static final int MOST_LAYERS = 16;
  private static final int PANEL_INPUTS = 8;
  private static final int WARP = 32;
  private static final int MOST_THREADS = 512;
  static final int MOST_POINTS = 64;
  private static final int LEAST_POINTS = 16;

  /** Tiles are multiples of this, so that rows lie where eight of them use different banks. */
  private static final int POINTS = 8;

  /** A small batch takes smaller tiles, if it can be as many: a device has some hundred places. */
  private static final int WANTED_TILES = 128;

  /**
   * Blocks that share a batch, each with a gradient of its own: some two for every multiprocessor
   * of a large device. The same for all, so that sums have the same order.
   */
  private static final int MOST_SHARDS = 256;

  /**
   * No more than this is used of a block's memory, which all devices from compute capability 8.0 on
   * have, so that they take equal tiles and give equal bits.
   */
  private static final int SHARED_MEMORY = 99 * 1024;

  /**
   * Points of one launch, and products of a parameter and a point: a display freezes while a kernel
   * runs, and Windows stops it after two seconds. The products take a device of 3 TFLOP/s a quarter
   * of a second at least.
   */
  static final int LAUNCH_POINTS = 1 << 22;

  private static final long LAUNCH_PRODUCTS = 1L << 36;

  private final Device device;
  private final DeviceNetwork network;
  private final Shape shape;
  private final Kernel evaluate;
  private final Arguments evaluateArguments = new Arguments();
  private final Arguments stepArguments = new Arguments();

  /**
   * Where a tile lies in the memory of a block.
   *
   * @param tile points of a tile
   * @param threads of a block
   * @param rows first row of z of each layer
   * @param bufferRow first row of the buffer for activations
   * @param panelRow first row of the two panels of weights
   * @param panelPitch floats of one of its rows
   */
  record Shape(int tile, int threads, int[] rows, int bufferRow, int panelRow, int panelPitch) {
    /** Shared memory of a block. */
    int sharedBytes() {
      return 4 * (panelRow * (tile + 4) + 2 * PANEL_INPUTS * panelPitch);
    }

    int tiles(int points) {
      return (points - 1) / tile + 1;
    }
  }

  private FusedPass(Device device, DeviceNetwork network, Shape shape) {
    this.device = device;
    this.network = network;
    this.shape = shape;
    this.evaluate = device.kernel("fused_evaluate", "fused_evaluate");
  }

  /**
   * The pass of a network; empty if it is too wide, too deep or not of dense layers only, or if the
   * options want none.
   */
  static Optional<FusedPass> of(Device device, DeviceNetwork network, CudaOptions options) {
    if (!options.fused()) {
      return Optional.empty();
    }
    return shape(network.spec(), device.properties().sharedMemory(), MOST_POINTS)
        .map(shape -> new FusedPass(device, network, shape));
  }

  /** The shape of the largest tiles, up to so many points, that fit blocks of so much memory. */
  static Optional<Shape> shape(NetworkSpec spec, int sharedMemory, int mostPoints) {
    int usable = Math.min(SHARED_MEMORY, sharedMemory);
    int[] widths = spec.widths();
    boolean fits = spec.layers().size() <= MOST_LAYERS;
    for (int l = 0; l < widths.length; l++) {
      fits &= widths[l] <= MOST_FEATURES;
      fits &= l == 0 || spec.layers().get(l - 1) instanceof Layer.Dense;
    }
    for (int tile = mostPoints; tile >= LEAST_POINTS; tile -= POINTS) {
      Shape shape = shape(widths, tile);
      if (fits && shape.threads <= MOST_THREADS && shape.sharedBytes() <= usable) {
        return Optional.of(shape);
      }
    }
    return Optional.empty();
  }

  private static Shape shape(int[] widths, int tile) {
    int layers = widths.length - 1;
    int[] rows = new int[layers];
    int row = widths[0];
    int widest = 0;
    int widestInner = 0;
    for (int l = 0; l < layers; l++) {
      rows[l] = row;
      int width = widths[l + 1];
      row += width;
      widest = Math.max(widest, width);
      widestInner = l + 1 < layers ? Math.max(widestInner, width) : widestInner;
    }
    // The indices of the points lie behind the points of the first rows, four in each.
    int panelRow = Math.max(row + widestInner, tile / 4);
    int panelPitch = padded(widest) + 4;
    int places = padded(widest) / 4 * (tile / 4);
    // Two for each row of a panel, too, in whole powers of two: see fetch_panel.
    int carriers = widest == 1 ? 2 : 4 * Integer.highestOneBit(widest - 1);
    int threads = (Math.max(places, carriers) + WARP - 1) / WARP * WARP;
    return new Shape(tile, threads, rows, row, panelRow, panelPitch);
  }

  private static int padded(int width) {
    return (width + 3) / 4 * 4;
  }

  /** Writes the struct {@code FusedNetwork}. */
  private void write(Arguments arguments, DevicePoints points, Shape shape) {
    points.write(arguments);
    network.writeFeatures(arguments);
    arguments
        .pointer(network.parameters())
        .int32(network.layers())
        .int32(shape.tile)
        .int32(shape.bufferRow)
        .int32(shape.panelRow)
        .int32(shape.panelPitch);
    for (int l = 0; l < MOST_LAYERS; l++) {
      // Layers that a network does not have are copies of its last.
      int layer = Math.min(l, network.layers() - 1);
      arguments
          .int32(network.width(layer))
          .int32(network.width(layer + 1))
          .int32(network.weight(layer))
          .int32(network.bias(layer))
          .int32(shape.rows[layer]);
      network.activation(layer).write(arguments);
    }
    arguments.align(8);
  }

  /** Predictions of {@code count} points from {@code first} on. */
  void evaluate(DevicePoints points, int first, int count, DeviceBuffer predictions) {
    write(evaluateArguments.reset(), points, shape);
    evaluateArguments.pointer(predictions).int32(first).int32(count);
    evaluate.launch(shape.tiles(count), 1, shape.threads, shape.sharedBytes(), evaluateArguments);
  }

  /** The pass that trains on some data, with room for batches of so many points. */
  TrainingPass training(TrainingData data, int mostPoints, DeviceArena arena) {
    int wanted = mostPoints / WANTED_TILES / POINTS * POINTS;
    int most = Math.min(shape.tile, Math.max(LEAST_POINTS, wanted));
    Shape own = shape(network.spec(), device.properties().sharedMemory(), most).orElseThrow();
    int shards = Math.min(MOST_SHARDS, own.tiles(mostPoints));
    int size = network.layout().size();
    DeviceBuffer gradients =
        arena.allocate("gradients of " + shards + " shards", 4L * shards * size);
    DeviceBuffer losses = arena.allocate("losses", 8L * shards * own.threads);
    return new Training(data, own, gradients, losses);
  }

  /** Among how many launches a batch is divided; its bits are the same with any number. */
  static int launches(int points, int parameters) {
    long most = Math.max(1, Math.min(LAUNCH_POINTS, LAUNCH_PRODUCTS / parameters));
    return (int) ((points - 1) / most + 1);
  }

  private final class Training implements TrainingPass {
    private final Kernel step = device.kernel("fused_step", "fused_step");
    private final TrainingData data;
    private final Shape shape;
    private final DeviceBuffer gradients;
    private final DeviceBuffer losses;

    Training(TrainingData data, Shape shape, DeviceBuffer gradients, DeviceBuffer losses) {
      this.data = data;
      this.shape = shape;
      this.gradients = gradients;
      this.losses = losses;
    }

    @Override
    public Parts differentiate(DeviceBatch batch) {
      int tiles = shape.tiles(batch.count());
      int shards = Math.min(MOST_SHARDS, tiles);
      int rounds = launches(batch.count(), network.layout().size());
      for (int round = 0; round < rounds; round++) {
        write(stepArguments.reset(), data.points(), shape);
        batch.write(stepArguments);
        stepArguments
            .pointer(data.targets())
            .pointer(gradients)
            .pointer(losses)
            .float64((double) batch.count() * network.outputs())
            .int32(network.layout().size())
            .int32(tiles)
            .int32(data.loss())
            .int32(round)
            .int32(rounds);
        step.launch(shards, 1, shape.threads, shape.sharedBytes(), stepArguments);
      }
      return new Parts(shards, shards * shape.threads);
    }

    @Override
    public DeviceBuffer gradients() {
      return gradients;
    }

    @Override
    public DeviceBuffer losses() {
      return losses;
    }
  }
}
