package inr.cuda.driver;

import inr.backend.Availability;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The first device of the machine, through its primary context.
 *
 * <p>What is done with it, and with what it made, is done in {@link #call}, on any thread; {@link
 * #open} and {@link #close} need none. Not safe for use by several threads at once.
 */
public final class Device implements AutoCloseable {
  private final Driver driver;
  private final Status status;
  private final DeviceProperties properties;
  private final Object context;
  private final Staging staging = new Staging();
  private final List<DeviceArena> arenas = new ArrayList<>();
  private final Map<String, Module> modules = new HashMap<>();
  private final Map<String, Kernel> kernels = new HashMap<>();
  private final LazyBlas blas = new LazyBlas(this);
  private boolean closed;

  private record Module(KernelFile file, Object handle) {}

  private Device(Driver driver, DeviceProperties properties, Object context) {
    this.driver = driver;
    this.status = new Status(driver);
    this.properties = properties;
    this.context = context;
  }

  /**
   * What device there is, or what is missing. Opens it, and has the driver compile a kernel, to see
   * that it works.
   *
   * @param file as in {@link #kernel}
   */
  public static Availability probe(String file, String kernel) {
    return Probe.of(DriverAccess.get(), file, kernel);
  }

  /**
   * Opens the first device.
   *
   * @throws CudaException if there is none that works, with the reason
   */
  public static Device open() {
    return open(DriverAccess.get());
  }

  static Device open(DriverAccess access) {
    Driver driver = access.driver();
    if (driver == null) {
      throw CudaException.absent(access.reason());
    }
    return open(driver);
  }

  static Device open(Driver driver) {
    DeviceProperties properties = Probe.properties(driver);
    Status status = new Status(driver);
    Object[] context = new Object[1];
    status.checkContext(
        driver.retainContext(context, 0), "cuDevicePrimaryCtxRetain of " + properties.name());
    try {
      // A context that others hold as well may have failed before.
      status.checkContext(driver.pushContext(context[0]), "cuCtxPushCurrent");
      int before = driver.synchronize();
      driver.popContext();
      status.checkContext(before, "cuCtxSynchronize");
    } catch (CudaException e) {
      driver.releaseContext(0);
      throw e;
    }
    return new Device(driver, properties, context[0]);
  }

  /** What is known of it. */
  public DeviceProperties properties() {
    return properties;
  }

  /**
   * Does something with the device. It is that of the calling thread meanwhile; afterwards the
   * thread has the context that it had before, of whatever library.
   *
   * @throws IllegalStateException if the device is closed
   */
  public <T extends @Nullable Object> T call(Supplier<T> work) {
    if (closed) {
      throw new IllegalStateException(properties.name() + " is closed");
    }
    status.check(driver.pushContext(context), "cuCtxPushCurrent", properties.name());
    T result;
    try {
      result = work.get();
    } catch (RuntimeException | Error failure) {
      driver.popContext();
      throw failure;
    }
    status.check(driver.popContext(), "cuCtxPopCurrent", properties.name());
    return result;
  }

  /** An owner of memory; closed with the device at the latest. */
  public DeviceArena newArena() {
    DeviceArena arena = new DeviceArena(this);
    arenas.add(arena);
    return arena;
  }

  /**
   * The kernel {@code name} of the resource {@code <file>.ptx}, which the driver compiles at its
   * first use.
   */
  public Kernel kernel(String file, String name) {
    return kernels.computeIfAbsent(file + "/" + name, key -> find(module(file), name));
  }

  /** cuBLAS, where it is installed. */
  public Optional<Blas> blas() {
    return blas.get();
  }

  /** Such as {@code cuBLAS 12.6}, or why it is not used. */
  public String blasExplanation() {
    return blas.explanation();
  }

  /** Bytes of the device's memory that nobody uses at the moment. */
  public long freeMemory() {
    long[] free = new long[1];
    status.check(driver.memory(free, new long[1]), "cuMemGetInfo", properties.name());
    return free[0];
  }

  /**
   * Waits until all work is done.
   *
   * @throws CudaException if a kernel failed
   */
  void synchronize() {
    status.check(driver.synchronize(), "cuCtxSynchronize", properties.name());
  }

  /** Gives everything back that was made with it; a lost device has nothing left to give back. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    Closing closing = new Closing(status);
    int bound = driver.pushContext(context);
    closing.note(bound, "cuCtxPushCurrent", properties.name());
    List.copyOf(arenas).forEach(arena -> arena.free(closing));
    blas.close(closing);
    for (Module module : modules.values()) {
      closing.note(driver.unloadModule(module.handle()), "cuModuleUnload", module.file().name());
    }
    if (bound == 0) {
      closing.note(driver.popContext(), "cuCtxPopCurrent", properties.name());
    }
    closing.note(driver.releaseContext(0), "cuDevicePrimaryCtxRelease", properties.name());
    closing.finish();
  }

  Driver driver() {
    return driver;
  }

  Status status() {
    return status;
  }

  Staging staging() {
    return staging;
  }

  void forget(DeviceArena arena) {
    arenas.remove(arena);
  }

  private Module module(String file) {
    return modules.computeIfAbsent(file, name -> load(KernelFile.named(name)));
  }

  private Module load(KernelFile file) {
    Object[] handle = new Object[1];
    int loaded = driver.loadModule(handle, file.text());
    if (loaded != 0) {
      throw status.refusedKernels(loaded, file, properties);
    }
    return new Module(file, handle[0]);
  }

  private Kernel find(Module module, String name) {
    int argumentBytes = module.file().argumentBytes(name);
    Object[] function = new Object[1];
    status.check(
        driver.function(function, module.handle(), name),
        "cuModuleGetFunction",
        name + " of " + module.file().name());
    return new Kernel(this, name, function[0], argumentBytes);
  }
}
