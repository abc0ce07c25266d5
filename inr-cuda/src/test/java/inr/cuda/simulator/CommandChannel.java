package inr.cuda.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import jcuda.driver.JCudaDriver;

/**
 * Carries commands to the simulator: as images of modules, through a JCuda of its own, so that none
 * has to be initialised before the test does, and two of them live in every process that tests.
 */
final class CommandChannel {
  private final Class<?> module;
  private final Method loadData;

  CommandChannel(Path folder) {
    try {
      URL jar = JCudaDriver.class.getProtectionDomain().getCodeSource().getLocation();
      ClassLoader loader = new OwnJCuda(jar, folder);
      module = loader.loadClass("jcuda.driver.CUmodule");
      loadData =
          loader
              .loadClass("jcuda.driver.JCudaDriver")
              .getMethod("cuModuleLoadData", module, byte[].class);
      send("simulator reset\n");
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("this JCuda is not the one that is known", e);
    }
  }

  int send(String image) {
    try {
      byte[] bytes = (image + "\0").getBytes(StandardCharsets.UTF_8);
      return (int) loadData.invoke(null, module.getConstructor().newInstance(), bytes);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("this JCuda is not the one that is known", e);
    }
  }

  /**
   * A second copy of JCuda: classes from the same jar, and a copy of the native library, which one
   * class loader alone may load.
   */
  private static final class OwnJCuda extends URLClassLoader {
    private final Path folder;

    OwnJCuda(URL jar, Path folder) {
      super(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
      this.folder = folder;
    }

    @Override
    protected String findLibrary(String name) {
      String resource = "/lib/" + System.mapLibraryName(name);
      try (InputStream in = JCudaDriver.class.getResourceAsStream(resource)) {
        if (in == null) {
          return null;
        }
        Path copy = Files.createTempFile(folder, "commands-", ".so");
        copy.toFile().deleteOnExit();
        Files.write(copy, in.readAllBytes());
        return copy.toString();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
