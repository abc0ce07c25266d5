package inr.cuda;

import inr.backend.DeviceException;
import inr.cuda.driver.Device;
import inr.cuda.driver.DeviceArena;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
      return session.call(() -> builder.apply(session));
    } catch (RuntimeException | Error failed) {
      try {
        session.close();
      } catch (DeviceException alsoFailed) {
        failed.addSuppressed(alsoFailed);
      }
      throw failed;
    }
  }

  Device device() {
    return device;
  }

  DeviceArena arena() {
    return arena;
  }

  /** Does something with the device and its memory. */
  <T extends @Nullable Object> T call(Supplier<T> work) {
    if (closed) {
      throw new IllegalStateException("cuda trainer or evaluator is closed; make a new one");
    }
    return device.call(work);
  }

  /** Does something with the device and its memory. */
  void run(Runnable work) {
    call(
        () -> {
          work.run();
          return null;
        });
  }

  @Override
  public void close() {
    closed = true;
    device.close();
  }
}
