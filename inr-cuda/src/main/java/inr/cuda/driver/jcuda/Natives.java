package inr.cuda.driver.jcuda;

import jcuda.JCudaVersion;

/**
 * Loads a native library of JCuda before JCuda does.
 *
 * <p>JCuda's own loading falls back to a file of a fixed name in {@code java.io.tmpdir}, whoever
 * put it there. It does not get that far: a library that loads here is found loaded there, and one
 * that does not load ends here.
 *
 * <p>The driver is loaded when this class is initialized, which is where most machines without one
 * find that out: before the many classes of JCuda are read.
 */
final class Natives {
  static {
    load("JCudaDriver");
  }

  private Natives() {}

  /** Loads {@code JCudaDriver} or {@code JCublas2}, through the loader of this class. */
  static void load(String library) {
    String system = System.getProperty("os.name").startsWith("Windows") ? "windows" : "linux";
    System.loadLibrary(library + "-" + JCudaVersion.get() + "-" + system + "-x86_64");
  }
}
