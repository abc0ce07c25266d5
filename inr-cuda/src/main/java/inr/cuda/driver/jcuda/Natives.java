package inr.cuda.driver.jcuda;

import jcuda.JCudaVersion;
import jcuda.LibUtils;

/**
 * Loads a native library of JCuda before JCuda does.
 *
 * <p>JCuda's own loading falls back to a file of a fixed name in {@code java.io.tmpdir}, whoever
 * put it there. It does not get that far: a library that loads here is found loaded there, and one
 * that does not load ends here.
 */
final class Natives {
  private Natives() {}

  /** Loads {@code JCudaDriver} or {@code JCublas2}, through the loader of this class. */
  static void load(String library) {
    System.loadLibrary(LibUtils.createPlatformLibraryName(library + "-" + JCudaVersion.get()));
  }
}
