package inr.cuda.driver;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * cuBLAS of a device, loaded when it is first asked for; its absence is a value. It starts when it
 * is first used, which takes time and memory of the device.
 */
final class LazyBlas {
  private static final System.Logger LOG = System.getLogger("inr.cuda");
  private static final String INSTEAD = "; own matrix kernels are used";
  private static final int MAJOR_VERSION = 0;
  private static final int MINOR_VERSION = 1;

  private final Device device;
  private @Nullable Blas blas;
  private boolean loaded;
  private boolean started;
  private String explanation = "";

  LazyBlas(Device device) {
    this.device = device;
  }

  Optional<Blas> get() {
    load();
    if (loaded && !started) {
      started = true;
      start();
    }
    return Optional.ofNullable(blas);
  }

  String explanation() {
    load();
    return explanation;
  }

  void close(Closing closing) {
    if (blas != null) {
      blas.close(closing);
    }
  }

  private void load() {
    if (!explanation.isEmpty()) {
      return;
    }
    Driver driver = device.driver();
    try {
      driver.loadBlas();
      loaded = true;
    } catch (UnsatisfiedLinkError e) {
      explanation = whyNotLoaded(String.valueOf(e.getMessage())) + INSTEAD;
      return;
    }
    int[] major = new int[1];
    int[] minor = new int[1];
    boolean known =
        driver.blasProperty(MAJOR_VERSION, major) == 0
            && driver.blasProperty(MINOR_VERSION, minor) == 0;
    explanation = known ? "cuBLAS " + major[0] + "." + minor[0] : "cuBLAS";
  }

  private void start() {
    Driver driver = device.driver();
    Object[] handle = new Object[1];
    int created = driver.createBlas(handle);
    if (created != 0) {
      goWithout("cuBLAS does not start (" + driver.describeBlas(created) + ")");
      return;
    }
    Blas made = new Blas(device, handle[0]);
    blas = made;
    int tried = made.tryOut();
    if (tried != 0) {
      blas = null;
      goWithout("cuBLAS does not multiply (" + driver.describeBlas(tried) + ")");
      Closing closing = new Closing(device.status());
      made.close(closing);
      closing.finish();
    }
  }

  /** Worth a word, since the bits are others than with cuBLAS, which was said to be there. */
  private void goWithout(String reason) {
    explanation = reason + INSTEAD;
    LOG.log(System.Logger.Level.WARNING, explanation);
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
