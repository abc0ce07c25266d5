package inr.cuda.driver;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** cuBLAS of a device, loaded when it is first asked for; its absence is a value. */
final class LazyBlas {
  private static final String INSTEAD = "; own matrix kernels are used";

  private final Device device;
  private @Nullable Blas blas;
  private String explanation = "";

  LazyBlas(Device device) {
    this.device = device;
  }

  Optional<Blas> get() {
    if (explanation.isEmpty()) {
      explanation = load();
    }
    return Optional.ofNullable(blas);
  }

  String explanation() {
    get();
    return explanation;
  }

  void close() {
    if (blas != null) {
      blas.close();
    }
  }

  private String load() {
    Driver driver = device.driver();
    try {
      driver.loadBlas();
    } catch (UnsatisfiedLinkError e) {
      return whyNotLoaded(String.valueOf(e.getMessage())) + INSTEAD;
    }
    Object[] handle = new Object[1];
    int created = driver.createBlas(handle);
    if (created != 0) {
      return "cuBLAS does not start (" + driver.describeBlas(created) + ")" + INSTEAD;
    }
    blas = new Blas(device, handle[0]);
    int[] version = new int[1];
    return driver.blasVersion(handle[0], version) == 0
        ? "cuBLAS " + version[0] / 10_000 + "." + version[0] % 10_000 / 100
        : "cuBLAS";
  }

  static String whyNotLoaded(String message) {
    for (String library : new String[] {"libcublas.so.12", "libcublasLt.so.12"}) {
      if (message.contains(library)) {
        return library + " is not found (CUDA 12 is not installed)";
      }
    }
    return "cuBLAS does not load (" + message + ")";
  }
}
