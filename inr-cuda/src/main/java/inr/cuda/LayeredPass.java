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

  /** Threads that a norm takes for a row. */
  private static final int LANES = 32;

  private final DeviceNetwork network;
  private final MatrixProducts products;
  private final int capacity;
  private final boolean slopes;
  private final Kernel encode;
  private final Kernel activate;
  private final Kernel normalise;
  private final Kernel differentiateNorm;
  private final Arguments arguments = new Arguments();

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
    this.activate = device.kernel("dense", "activate_rows");
    this.normalise = device.kernel("layer_norm", "normalise_rows");
    this.differentiateNorm = device.kernel("layer_norm", "differentiate_norm");
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
  DeviceBuffer forward(DevicePoints points, DeviceBatch batch, int first, int count) {
    points.write(arguments.reset());
    network.writeFeatures(arguments);
    batch.write(arguments);
    arguments.pointer(values[0]).int32(first).int32(count).int32(network.width(0));
    encode.launchForEach((long) network.encodingParts() * count, arguments);
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
    activate.launchForEach(size, arguments);
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
    normalise.launchForEach((long) LANES * count, arguments);
  }

  /**
   * From {@link #predictionSlopes} back to the first layer, by the run that went forward last.
   *
   * @param sums where the gradient of the parameters goes, or nowhere
   * @return ∂L/∂features if they are wanted
   */
  DeviceBuffer backward(int count, ParameterSums sums, boolean toFeatures) {
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
    differentiateNorm.launchForEach((long) LANES * count, arguments);
  }

  /** What entered layer l. */
  DeviceBuffer entered(int l) {
    return values[l];
  }

  /** Slopes of dense layer l, or the normalised rows of a norm. */
  DeviceBuffer kept(int l) {
    return kept[l];
  }

  /** Where ∂L/∂predictions are put before going backward. */
  DeviceBuffer predictionSlopes() {
    return gradients[0];
  }
}
