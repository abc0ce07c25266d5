package inr.cuda.driver;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Defines JCuda and the one package of ours that calls it, apart from a JCuda that the program may
 * use itself, and decides which native library files they load.
 *
 * <p>JCuda alone would unpack its libraries to fixed names in {@code java.io.tmpdir} and load what
 * lies there already, which anyone may have put there; a class loader is asked first, without a
 * system property.
 */
final class IsolatedLoader extends ClassLoader {
  private static final String CALLS = "inr.cuda.driver.jcuda.";

  static {
    registerAsParallelCapable();
  }

  private final NativeFiles files;

  IsolatedLoader(ClassLoader parent, NativeFiles files) {
    super(parent);
    this.files = files;
  }

  /**
   * The driver by JCuda.
   *
   * @throws UnsatisfiedLinkError if there is none on this machine
   */
  Driver driver() {
    try {
      Class.forName(CALLS + "Natives", true, this);
      return loadClass(CALLS + "JCudaCalls")
          .asSubclass(Driver.class)
          .getConstructor(Runnable.class)
          .newInstance((Runnable) files::forget);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the calls by JCuda cannot be made", e);
    } finally {
      files.forget();
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith("jcuda.") && !name.startsWith(CALLS)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : findClass(name);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String resource = name.replace('.', '/') + ".class";
    try (InputStream in = getParent().getResourceAsStream(resource)) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] code = in.readAllBytes();
      return defineClass(name, code, 0, code.length, Driver.class.getProtectionDomain());
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  @Override
  protected @Nullable String findLibrary(String name) {
    try {
      return files.unpacked(name).toString();
    } catch (IOException e) {
      throw new UnsatisfiedLinkError(NativeFiles.NOT_UNPACKED + ": " + e);
    }
  }
}
