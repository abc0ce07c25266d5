package inr.cuda;

import inr.cuda.driver.Device;
import inr.cuda.driver.DeviceArena;
import java.util.function.Function;

/** A device and the memory that one trainer or evaluator keeps on it; closed together. */
final class DeviceSession implements AutoCloseable {
  private final Device device;
  private final DeviceArena arena;
  private boolean closed;

  private DeviceSession(Device device) {
    this.device = device;
    this.arena = device.newArena();
  }

  /** What is built on a new session; when building fails, nothing stays behind. */
  static <T> T building(Function<DeviceSession, T> builder) {
    DeviceSession session = new DeviceSession(Device.open());
    try {
      session.bind();
      return builder.apply(session);
    } catch (RuntimeException | Error failed) {
      session.close();
      throw failed;
    }
  }

  Device device() {
    return device;
  }

  DeviceArena arena() {
    return arena;
  }

  /** Makes the calling thread one that may use the device. */
  void bind() {
    if (closed) {
      throw new IllegalStateException("cuda trainer or evaluator is closed; make a new one");
    }
    device.bind();
  }

  @Override
  public void close() {
    closed = true;
    device.close();
  }
}
