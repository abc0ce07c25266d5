package inr.cuda.driver;

/** A function of the device. */
public final class Kernel {
  /** What every device allows. */
  private static final int MOST_THREADS = 1024;

  private static final int EACH_THREADS = 256;
  private static final int MOST_GRID_Y = 65_535;

  /** Shared memory that needs no permission. */
  private static final int COMMON_SHARED_BYTES = 48 << 10;

  private final Device device;
  private final String name;
  private final Object function;
  private final int argumentBytes;
  private int allowedSharedBytes = COMMON_SHARED_BYTES;

  Kernel(Device device, String name, Object function, int argumentBytes) {
    this.device = device;
    this.name = name;
    this.function = function;
    this.argumentBytes = argumentBytes;
  }

  /**
   * Starts the kernel behind all work before it, and returns at once; what goes wrong in it shows
   * at a later call.
   *
   * @param gridX blocks in x, at least 1
   * @param gridY blocks in y, 1 … 65,535
   * @param threads of a block in x, 1 … 1,024
   * @param sharedBytes dynamic shared memory of a block
   * @param arguments as the kernel declares them; copied
   */
  public void launch(int gridX, int gridY, int threads, int sharedBytes, Arguments arguments) {
    if (gridX < 1 || gridY < 1 || gridY > MOST_GRID_Y || threads < 1 || threads > MOST_THREADS) {
      throw new IllegalArgumentException(
          name
              + " was launched with "
              + gridX
              + " x "
              + gridY
              + " blocks of "
              + threads
              + " threads; at most 2147483647 x 65535 of 1024 are possible");
    }
    if (sharedBytes < 0 || sharedBytes > device.properties().sharedMemory()) {
      throw new IllegalArgumentException(
          name
              + " was launched with "
              + sharedBytes
              + " bytes of shared memory; a block of this device has up to "
              + device.properties().sharedMemory());
    }
    if (arguments.size() != argumentBytes) {
      throw new IllegalArgumentException(
          name
              + " was given arguments of "
              + arguments.size()
              + " bytes; its struct has "
              + argumentBytes);
    }
    Driver driver = device.driver();
    if (sharedBytes > allowedSharedBytes) {
      int status = driver.allowSharedMemory(function, sharedBytes);
      device.status().check(status, "cuFuncSetAttribute", name);
      allowedSharedBytes = sharedBytes;
    }
    int status =
        driver.launch(
            function, gridX, gridY, threads, sharedBytes, arguments.launchParameters(driver));
    if (status != 0) {
      throw device
          .status()
          .failure(
              status,
              "cuLaunchKernel",
              name + " (" + gridX + " x " + gridY + " blocks of " + threads + " threads)");
    }
  }

  /** Starts the kernel with a thread for each of some elements, at least 1, in blocks of 256. */
  public void launchForEach(long elements, Arguments arguments) {
    long blocks = (elements + EACH_THREADS - 1) / EACH_THREADS;
    launch(Math.toIntExact(blocks), 1, EACH_THREADS, 0, arguments);
  }

  @Override
  public String toString() {
    return name;
  }
}
