package inr.cuda.driver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * JCuda's native libraries, copied from their jars into folders that only the owner of this process
 * can read, and removed as soon as they are loaded, where the system lets them.
 */
final class NativeFiles {
  /** How messages begin when that is not possible. */
  static final String NOT_UNPACKED = "a library of JCuda cannot be unpacked below java.io.tmpdir";

  private final Map<String, Path> unpacked = new HashMap<>();

  /** The file of a library, by the name that {@link System#loadLibrary} was given. */
  synchronized Path unpacked(String library) throws IOException {
    Path known = unpacked.get(library);
    if (known != null) {
      return known;
    }
    String file = System.mapLibraryName(library);
    // The loader also looks into the jars of other modules, which a class does not.
    ClassLoader loader = NativeFiles.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream("lib/" + file)) {
      if (in == null) {
        throw new IOException("lib/" + file + " is not in the jars");
      }
      // Owner only, by the contract of the method and not by the umask.
      Path folder = Files.createTempDirectory("inr-cuda-");
      folder.toFile().deleteOnExit();
      Path target = folder.resolve(file);
      target.toFile().deleteOnExit();
      Files.copy(in, target);
      unpacked.put(library, target);
      return target;
    }
  }

  /** Removes the files; a system that does not remove loaded ones tries again at exit. */
  synchronized void forget() {
    for (Path file : unpacked.values()) {
      try {
        Files.delete(file);
        Files.delete(file.getParent());
      } catch (IOException e) {
        // Windows keeps what is loaded.
      }
    }
    unpacked.clear();
  }
}
