package inr.cuda.driver;

/**
 * What is known of a device.
 *
 * @param name as the driver says it
 * @param major compute capability before the point
 * @param minor compute capability after the point
 * @param multiprocessors number of them
 * @param totalMemory bytes
 * @param sharedMemory most dynamic shared memory of a block in bytes, when a kernel asks for it
 * @param driverVersion 12040 for a driver of CUDA 12.4
 */
public record DeviceProperties(
    String name,
    int major,
    int minor,
    int multiprocessors,
    long totalMemory,
    int sharedMemory,
    int driverVersion) {
  /** Such as {@code 8.9}. */
  public String computeCapability() {
    return major + "." + minor;
  }

  /** Version of CUDA that a number of the driver stands for, such as {@code 12.4}. */
  static String cudaVersion(int number) {
    return number / 1000 + "." + number % 1000 / 10;
  }
}
