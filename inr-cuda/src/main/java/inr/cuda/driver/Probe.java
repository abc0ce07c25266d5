package inr.cuda.driver;

import inr.backend.Availability;
import java.nio.charset.StandardCharsets;

/** Asks a driver what device there is, and says what is missing. */
final class Probe {
  /** CUDA 11.8, of driver 520: the oldest whose compiler is sure to read the kernels. */
  static final int OLDEST_DRIVER = 11_080;

  private static final int MULTIPROCESSORS = 16;
  private static final int CAPABILITY_MAJOR = 75;
  private static final int CAPABILITY_MINOR = 76;
  private static final int SHARED_MEMORY_OF_BLOCK = 97;

  private Probe() {}

  /** Opens the device and has a kernel compiled, which is the only proof that it works. */
  static Availability of(DriverAccess access, String file, String kernel) {
    try (Device device = Device.open(access)) {
      return device.call(
          () -> {
            String facts = facts(device);
            device.kernel(file, kernel);
            return new Availability(true, facts);
          });
    } catch (CudaException e) {
      return new Availability(false, e.explanation());
    }
  }

  private static String facts(Device device) {
    DeviceProperties properties = device.properties();
    return properties.name()
        + ", compute "
        + properties.computeCapability()
        + ", "
        + Amount.of(device.freeMemory())
        + " of "
        + Amount.of(properties.totalMemory())
        + " free, driver for CUDA "
        + DeviceProperties.cudaVersion(properties.driverVersion())
        + "; "
        + device.blasExplanation();
  }

  /**
   * Properties of the first device.
   *
   * @throws CudaException if there is none, or one that the kernels do not run on
   */
  static DeviceProperties properties(Driver driver) {
    Status status = new Status(driver);
    int initialized = driver.initialize();
    int[] number = new int[1];
    if (initialized == Status.NO_DEVICE) {
      throw CudaException.absent(
          "there is no NVIDIA GPU that the driver knows, or CUDA_VISIBLE_DEVICES hides it; use backend cpu");
    }
    status.checkOpening(initialized, "cuInit");
    status.checkOpening(driver.driverVersion(number), "cuDriverGetVersion");
    int version = number[0];
    if (version < OLDEST_DRIVER) {
      throw CudaException.absent(
          "the driver is for CUDA "
              + DeviceProperties.cudaVersion(version)
              + ", the kernels need one for CUDA "
              + DeviceProperties.cudaVersion(OLDEST_DRIVER)
              + "; install driver 520 or newer, or use backend cpu");
    }
    status.checkOpening(driver.deviceCount(number), "cuDeviceGetCount");
    if (number[0] == 0) {
      throw CudaException.absent(
          "the driver shows no device (see CUDA_VISIBLE_DEVICES); use backend cpu");
    }
    DeviceProperties properties = read(driver, status, version);
    if (properties.major() * 10 + properties.minor() < 75) {
      throw CudaException.absent(
          properties.name()
              + " has compute capability "
              + properties.computeCapability()
              + ", the kernels need 7.5 (Turing, 2018) or newer; use backend cpu");
    }
    return properties;
  }

  private static DeviceProperties read(Driver driver, Status status, int version) {
    byte[] name = new byte[256];
    status.checkOpening(driver.deviceName(name, 0), "cuDeviceGetName");
    long[] memory = new long[1];
    status.checkOpening(driver.deviceMemory(memory, 0), "cuDeviceTotalMem");
    return new DeviceProperties(
        text(name),
        attribute(driver, status, CAPABILITY_MAJOR),
        attribute(driver, status, CAPABILITY_MINOR),
        attribute(driver, status, MULTIPROCESSORS),
        memory[0],
        attribute(driver, status, SHARED_MEMORY_OF_BLOCK),
        version);
  }

  private static int attribute(Driver driver, Status status, int attribute) {
    int[] value = new int[1];
    int got = driver.deviceAttribute(value, attribute, 0);
    status.checkOpening(got, "cuDeviceGetAttribute " + attribute);
    return value[0];
  }

  private static String text(byte[] name) {
    int length = 0;
    while (length < name.length && name[length] != 0) {
      length++;
    }
    return new String(name, 0, length, StandardCharsets.UTF_8).strip();
  }
}
