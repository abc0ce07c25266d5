package inr.cuda.driver;

import java.util.ArrayList;
import java.util.List;

/** Owner of the device memory of one trainer: all of it is freed at once, and once. */
public final class DeviceArena implements AutoCloseable {
  private final Device device;
  private final List<Long> addresses = new ArrayList<>();
  private long bytes;
  private boolean closed;

  DeviceArena(Device device) {
    this.device = device;
  }

  /**
   * Memory with unknown content.
   *
   * @param what for messages, in the plural: {@code "gradients of 256 shards"}
   * @param bytes at least 1
   */
  public DeviceBuffer allocate(String what, long bytes) {
    requireOpen(what);
    if (bytes < 1) {
      throw new IllegalArgumentException(what + " were to have " + bytes + " bytes of the device");
    }
    long[] address = new long[1];
    int status = device.driver().allocate(address, bytes);
    if (status != 0) {
      throw device.status().noMemory(status, what, bytes, this.bytes);
    }
    addresses.add(address[0]);
    this.bytes += bytes;
    return new DeviceBuffer(device, this, what, address[0], bytes);
  }

  /** Bytes allocated. */
  long bytes() {
    return bytes;
  }

  /** Number of buffers. */
  int count() {
    return addresses.size();
  }

  /** Frees all buffers; on a device that is lost there is nothing left to free. */
  @Override
  public void close() {
    Closing closing = new Closing(device.status());
    free(closing);
    closing.finish();
  }

  void free(Closing closing) {
    if (closed) {
      return;
    }
    closed = true;
    device.forget(this);
    for (long address : addresses) {
      closing.note(device.driver().free(address), "cuMemFree", "device memory");
    }
    addresses.clear();
    bytes = 0;
  }

  void requireOpen(String what) {
    if (closed) {
      throw new IllegalStateException(what + ": the arena of this memory is closed");
    }
  }
}
