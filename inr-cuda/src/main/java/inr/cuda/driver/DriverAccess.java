package inr.cuda.driver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The driver of this process, or why there is none; looked for once.
 *
 * @param driver null if there is none
 * @param reason empty, or what is missing and what helps
 */
record DriverAccess(@Nullable Driver driver, String reason) {
  /** Looks for it at the first call. */
  static DriverAccess get() {
    return Holder.ACCESS;
  }

  private static final class Holder {
    static final DriverAccess ACCESS = find();
  }

  private static DriverAccess find() {
    String system = System.getProperty("os.name");
    String machine = System.getProperty("os.arch");
    if (!hasNatives(system, machine)) {
      return absent(
          "JCuda is there for Linux and Windows on x86-64, not for "
              + system
              + " on "
              + machine
              + "; use backend cpu");
    }
    try {
      ClassLoader parent = DriverAccess.class.getClassLoader();
      return new DriverAccess(new IsolatedLoader(parent, new NativeFiles()).driver(), "");
    } catch (UnsatisfiedLinkError e) {
      return absent(whyNotLoaded(String.valueOf(e.getMessage()), system, systemHas("nvcuda.dll")));
    }
  }

  static boolean hasNatives(String system, String machine) {
    boolean supported = system.equals("Linux") || system.startsWith("Windows");
    return supported && machine.toLowerCase(Locale.ROOT).matches("amd64|x86_64");
  }

  /**
   * Words for what the system said, which on Windows is in its own language and names no library.
   *
   * @param driverOnWindows whether Windows has the driver's library, of whatever version
   */
  static String whyNotLoaded(String message, String system, boolean driverOnWindows) {
    if (message.contains(NativeFiles.NOT_UNPACKED)) {
      return message + "; set java.io.tmpdir to a folder with room, or use backend cpu";
    }
    boolean linux = system.equals("Linux");
    String missing = linux ? "libcuda.so.1" : "nvcuda.dll";
    // On Windows all functions that JCuda knows must be there when it loads.
    String oldest = linux ? "520" : "527";
    if (linux ? message.contains(missing) : !driverOnWindows) {
      return missing
          + " is not found, so there is no NVIDIA driver; install the driver ("
          + oldest
          + " or newer), or use backend cpu";
    }
    String remedy = linux ? "" : "install driver " + oldest + " or newer, or ";
    return "JCuda's library does not load (" + message + "); " + remedy + "use backend cpu";
  }

  private static boolean systemHas(String library) {
    String root = System.getenv("SystemRoot");
    return root != null && Files.exists(Path.of(root, "System32", library));
  }

  private static DriverAccess absent(String reason) {
    return new DriverAccess(null, reason);
  }
}
