package inr.cuda;

import inr.cuda.driver.Arguments;
import inr.cuda.driver.Device;
import inr.cuda.driver.DeviceBuffer;
import inr.cuda.driver.Kernel;

/** Input derivatives, layer by layer: a way back for each channel, without sums. */
final class LayeredJacobian implements ParameterSums {
  private final DeviceNetwork network;
  private final LayeredPass pass;
  private final Kernel selectChannel;
  private final Kernel multiply;
  private final Kernel differentiateEncoding;
  private final Arguments arguments = new Arguments();

  /** Derivatives of a network by a pass that keeps slopes. */
  LayeredJacobian(Device device, DeviceNetwork network, LayeredPass pass) {
    this.network = network;
    this.pass = pass;
    this.selectChannel = device.kernel("loss", "select_channel");
    this.multiply = device.kernel("dense", "multiply_rows");
    this.differentiateEncoding = device.kernel("encode", "differentiate_encoding");
  }

  /**
   * Input derivatives of the points at places {@code first} to {@code first + count} of a batch.
   *
   * @param jacobian overwritten, {@code [count, C, D]}
   */
  void compute(
      DevicePoints points, DeviceBatch batch, int first, int count, DeviceBuffer jacobian) {
    int channels = network.outputs();
    int dimensions = network.spec().inputs();
    pass.forward(points, batch, first, count);
    for (int c = 0; c < channels; c++) {
      arguments.reset().pointer(pass.predictionSlopes()).int32(count).int32(channels).int32(c);
      selectChannel.launchForEach((long) count * channels, arguments);
      DeviceBuffer dFeatures = pass.backward(count, this, true);
      points.write(arguments.reset());
      network.writeFeatures(arguments);
      arguments
          .pointer(pass.entered(0))
          .pointer(dFeatures)
          .pointer(jacobian, 4L * c * dimensions)
          .int32(count)
          .int32(network.width(0))
          .int32(channels * dimensions);
      differentiateEncoding.launchForEach((long) count * dimensions, arguments);
    }
  }

  @Override
  public void ofDense(int l, DeviceBuffer dy, int count) {
    int size = Math.multiplyExact(count, network.width(l + 1));
    arguments.reset().pointer(dy).pointer(pass.kept(l)).int32(size);
    multiply.launchForEach(size, arguments);
  }

  @Override
  public void ofNorm(int l, DeviceBuffer dy, int count) {
    // No parameter's gradient is wanted.
  }
}
