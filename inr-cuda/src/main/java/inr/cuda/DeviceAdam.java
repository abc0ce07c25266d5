package inr.cuda;

import inr.cuda.driver.Arguments;
import inr.cuda.driver.Device;
import inr.cuda.driver.DeviceArena;
import inr.cuda.driver.DeviceBuffer;
import inr.cuda.driver.Kernel;
import inr.optimizer.Optimizer;

/** The gradient of a step and the moments of Adam: {@code adam.cu}. */
final class DeviceAdam {
  private final int size;
  private final Optimizer.Moments optimizer;
  private final DeviceBuffer parameters;
  private final DeviceBuffer gradient;
  private final DeviceBuffer first;
  private final DeviceBuffer second;
  private final Kernel adam;
  private final Arguments arguments = new Arguments();

  /** Moments that are 0 for parameters that are there. */
  DeviceAdam(
      Device device, Optimizer.Moments optimizer, DeviceBuffer parameters, DeviceArena arena) {
    this.size = (int) (parameters.bytes() / 4);
    this.optimizer = optimizer;
    this.parameters = parameters;
    this.gradient = arena.allocate("gradient", parameters.bytes());
    this.first = arena.allocate("first moments", parameters.bytes());
    this.second = arena.allocate("second moments", parameters.bytes());
    this.adam = device.kernel("adam", "adam");
    gradient.clear();
    first.clear();
    second.clear();
  }

  DeviceBuffer gradient() {
    return gradient;
  }

  DeviceBuffer first() {
    return first;
  }

  DeviceBuffer second() {
    return second;
  }

  /**
   * Adds the parts of the gradient and updates the parameters.
   *
   * @param rate η of this step
   * @param step t, from 1
   */
  void update(DeviceBuffer parts, int count, double rate, long step) {
    double correction1 = 1 - StrictMath.pow(optimizer.beta1(), (double) step);
    double correction2 = 1 - StrictMath.pow(optimizer.beta2(), (double) step);
    arguments
        .reset()
        .pointer(parts)
        .pointer(gradient)
        .pointer(parameters)
        .pointer(first)
        .pointer(second)
        .int32(size)
        .int32(count)
        .float32((float) optimizer.beta1())
        .float32((float) (1 - optimizer.beta1()))
        .float32((float) optimizer.beta2())
        .float32((float) (1 - optimizer.beta2()))
        .float32((float) (-rate / correction1))
        .float32((float) Math.sqrt(correction2))
        .float32((float) optimizer.epsilon())
        .float32((float) (1 - rate * optimizer.weightDecay()));
    adam.launchForEach(size, arguments);
  }
}
