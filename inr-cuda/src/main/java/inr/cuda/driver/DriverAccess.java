package inr.cuda.driver;

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
      return absent(whyNotLoaded(String.valueOf(e.getMessage()), system));
    }
  }

  static boolean hasNatives(String system, String machine) {
    boolean supported = system.equals("Linux") || system.startsWith("Windows");
    return supported && machine.toLowerCase(Locale.ROOT).matches("amd64|x86_64");
  }

  static String whyNotLoaded(String message, String system) {
    String missing = system.equals("Linux") ? "libcuda.so.1" : "nvcuda.dll";
    if (message.contains(NativeFiles.NOT_UNPACKED)) {
      return message + "; set java.io.tmpdir to a folder with room, or use backend cpu";
    }
    if (message.contains(missing) || system.startsWith("Windows")) {
      return missing
          + " is not found, so there is no NVIDIA driver; install the driver (520 or newer), or use backend cpu";
    }
    return "JCuda's library does not load (" + message + "); use backend cpu";
  }

  private static DriverAccess absent(String reason) {
    return new DriverAccess(null, reason);
  }
}
