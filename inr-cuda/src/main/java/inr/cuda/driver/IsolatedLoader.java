package inr.cuda.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
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
  private static final String CALLS = "inr.cuda.driver.jcuda.JCudaCalls";

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
      return loadClass(CALLS).asSubclass(Driver.class).getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof UnsatisfiedLinkError missing) {
        throw missing;
      }
      throw new IllegalStateException(CALLS + " cannot be made", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(CALLS + " cannot be made", e);
    } finally {
      files.forget();
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith("jcuda.") && !name.startsWith("inr.cuda.driver.jcuda.")) {
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
      throw new UncheckedIOException(e);
    }
  }
}
