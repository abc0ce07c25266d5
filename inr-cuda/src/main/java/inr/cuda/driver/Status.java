package inr.cuda.driver;

/** The one place that looks at what calls return and finds the words for what went wrong. */
final class Status {
  static final int OUT_OF_MEMORY = 2;
  static final int NO_DEVICE = 100;
  private static final int DEINITIALIZED = 4;
  private static final int DEVICE_UNAVAILABLE = 46;
  private static final int NO_BINARY = 209;
  private static final int ECC_UNCORRECTABLE = 214;
  private static final int INVALID_PTX = 218;
  private static final int NVLINK_UNCORRECTABLE = 220;
  private static final int JIT_COMPILER_NOT_FOUND = 221;
  private static final int UNSUPPORTED_PTX_VERSION = 222;
  private static final int JIT_COMPILATION_DISABLED = 223;
  private static final int CONTAINED = 226;
  private static final int ILLEGAL_ADDRESS = 700;
  private static final int LAUNCH_OUT_OF_RESOURCES = 701;
  private static final int LAUNCH_TIMEOUT = 702;
  private static final int CONTEXT_IS_DESTROYED = 709;
  private static final int ASSERT = 710;
  private static final int HARDWARE_STACK_ERROR = 714;
  private static final int LAUNCH_FAILED = 719;
  private static final int TENSOR_MEMORY_LEAK = 721;
  private static final int MPS_CLIENT_TERMINATED = 810;
  private static final int EXTERNAL_DEVICE = 911;
  private static final int UNKNOWN = 999;

  private final Driver driver;

  Status(Driver driver) {
    this.driver = driver;
  }

  /** Does nothing if a call succeeded. */
  void check(int status, String call, String what) {
    if (status != 0) {
      throw failure(status, call, what);
    }
  }

  /** Does nothing if a call on the way to a device succeeded. */
  void checkOpening(int status, String call) {
    if (status == 0) {
      return;
    }
    throw new CudaException(
        "the driver does not work ("
            + call
            + ": "
            + driver.describe(status)
            + "); restart the machine or install the driver again, or use backend cpu");
  }

  /**
   * Does nothing if a call that makes a context worked. It may be one that another library of this
   * program holds as well, and that a kernel ruined before.
   */
  void checkContext(int status, String call) {
    if (status == OUT_OF_MEMORY || status == DEVICE_UNAVAILABLE) {
      throw new CudaException(
          "the device is taken by other programs ("
              + call
              + ": "
              + driver.describe(status)
              + "); end them, or use backend cpu");
    }
    if (status != 0 && isLost(status)) {
      throw new CudaException(words(Kind.LOST, call + ": " + driver.describe(status)));
    }
    checkOpening(status, call);
  }

  /**
   * What to throw for memory that could not be had.
   *
   * @param held bytes that its owner has already
   */
  CudaException noMemory(int status, String what, long bytes, long held) {
    if (status != OUT_OF_MEMORY) {
      return failure(status, "cuMemAlloc", Amount.of(bytes) + " for " + what);
    }
    return new CudaException(
        "the device has no room for "
            + Amount.of(bytes)
            + " of "
            + what
            + " ("
            + driver.describe(status)
            + "); "
            + room()
            + Amount.of(held)
            + " are held here; end other programs on the device, take a smaller signal, batch or network, or use backend cpu");
  }

  /** What to throw for a call that failed. */
  CudaException failure(int status, String call, String what) {
    String error = call + " of " + what + ": " + driver.describe(status);
    return new CudaException(words(kind(status), error));
  }

  private static String words(Kind kind, String error) {
    return switch (kind) {
      case LOST ->
          "the device no longer answers ("
              + error
              + "); restart the program, and the machine if that does not help, or use backend cpu";
      case KERNEL_FAILED ->
          "a kernel failed on the device, seen at "
              + error
              + "; restart the program or use backend cpu, and please report this";
      case KERNEL_TIMED_OUT ->
          "a kernel took longer than the system allows, seen at "
              + error
              + "; use a smaller batch, a device without a display, or backend cpu";
      case REFUSED_CODE ->
          "the driver cannot compile the kernels (" + error + "); install a newer driver";
      case NO_COMPILER ->
          "the driver's compiler of kernels is missing ("
              + error
              + "); install its library (libnvidia-ptxjitcompiler), or use backend cpu";
      case COMPILER_OFF ->
          "the driver's compiler of kernels is switched off ("
              + error
              + "); unset CUDA_DISABLE_PTX_JIT, or use backend cpu";
      case FAILED -> error + "; use backend cpu, and please report this";
    };
  }

  /** What to throw for kernels that the driver does not take, with what its compiler says. */
  CudaException refusedKernels(int status, KernelFile file, DeviceProperties properties) {
    String what = file.name() + " for compute " + properties.computeCapability();
    String log = kind(status) == Kind.REFUSED_CODE ? driver.compilerLog(file.text()).strip() : "";
    return failure(
        status,
        "cuModuleLoadData",
        log.isEmpty() ? what : what + " (" + log.lines().findFirst().orElse("") + ")");
  }

  /** What to throw for a call of cuBLAS that failed; it does not say when the device itself did. */
  CudaException blasFailure(int status, String call, String what) {
    int ofDevice = driver.synchronize();
    if (ofDevice != 0) {
      return failure(ofDevice, call, what);
    }
    return new CudaException(
        call
            + " of "
            + what
            + ": "
            + driver.describeBlas(status)
            + "; set inr.cuda.cublas to off or use backend cpu, and please report this");
  }

  /** Whether after this nothing can be done with the context, not even freed. */
  static boolean isLost(int status) {
    return switch (kind(status)) {
      case LOST, KERNEL_FAILED, KERNEL_TIMED_OUT -> true;
      case REFUSED_CODE, NO_COMPILER, COMPILER_OFF, FAILED -> false;
    };
  }

  /** Whether the context of this thread can do nothing any more. */
  boolean deviceIsLost() {
    return isLost(driver.synchronize());
  }

  private String room() {
    long[] free = new long[1];
    long[] total = new long[1];
    return driver.memory(free, total) == 0
        ? Amount.of(free[0]) + " of " + Amount.of(total[0]) + " are free, "
        : "";
  }

  private enum Kind {
    LOST,
    KERNEL_FAILED,
    KERNEL_TIMED_OUT,
    REFUSED_CODE,
    NO_COMPILER,
    COMPILER_OFF,
    FAILED
  }

  private static Kind kind(int status) {
    return switch (status) {
      case DEINITIALIZED,
          DEVICE_UNAVAILABLE,
          ECC_UNCORRECTABLE,
          NVLINK_UNCORRECTABLE,
          CONTAINED,
          CONTEXT_IS_DESTROYED,
          TENSOR_MEMORY_LEAK,
          MPS_CLIENT_TERMINATED,
          EXTERNAL_DEVICE,
          UNKNOWN ->
          Kind.LOST;
      case LAUNCH_TIMEOUT -> Kind.KERNEL_TIMED_OUT;
      case NO_BINARY, INVALID_PTX, UNSUPPORTED_PTX_VERSION -> Kind.REFUSED_CODE;
      case JIT_COMPILER_NOT_FOUND -> Kind.NO_COMPILER;
      case JIT_COMPILATION_DISABLED -> Kind.COMPILER_OFF;
      case ILLEGAL_ADDRESS, ASSERT -> Kind.KERNEL_FAILED;
      case LAUNCH_OUT_OF_RESOURCES -> Kind.FAILED;
      default ->
          status >= HARDWARE_STACK_ERROR && status <= LAUNCH_FAILED
              ? Kind.KERNEL_FAILED
              : Kind.FAILED;
    };
  }
}
