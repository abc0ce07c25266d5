package inr.cpu.kernel;

/**
 * Chooses the kernels once: in the Vector API where the module {@code jdk.incubator.vector} is
 * readable, in plain Java otherwise.
 *
 * <p>The system property {@code inr.kernels} says {@code auto} (the default), {@code vector} or
 * {@code scalar}; {@code inr.lanes} says {@code auto}, 4, 8 or 16 floats in a vector. Whatever is
 * chosen, results have the same bits.
 */
public final class Kernels {
  private static final String CHOICE = System.getProperty("inr.kernels", "auto");

  /** It may have been loaded after the start of Java, so the boot layer does not tell. */
  private static final boolean READABLE = readable();

  private Kernels() {}

  /** Whether the kernels use the Vector API. Classes that mention it must be touched only then. */
  public static boolean vectors() {
    return switch (CHOICE) {
      case "auto" -> READABLE;
      case "scalar" -> false;
      case "vector" -> {
        if (!READABLE) {
          throw new IllegalStateException(
              "kernels: inr.kernels is vector but the module jdk.incubator.vector is absent; start java with --add-modules jdk.incubator.vector");
        }
        yield true;
      }
      default ->
          throw new IllegalArgumentException(
              "kernels: inr.kernels is " + CHOICE + "; auto, vector or scalar is accepted");
    };
  }

  private static boolean readable() {
    try {
      Class<?> vector =
          Class.forName("jdk.incubator.vector.Vector", false, ClassLoader.getSystemClassLoader());
      return Kernels.class.getModule().canRead(vector.getModule());
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  /** The functions of strips; without state, to be asked for once and kept. */
  public static StripMath strips() {
    return vectors() ? new VectorStripMath() : new ScalarStripMath();
  }

  /** The product of panels; without state, to be asked for once and kept. */
  public static MatrixKernel matrices() {
    return vectors() ? new VectorMatrixKernel(Blocks.CURRENT) : new ScalarMatrixKernel();
  }

  /**
   * Looks once, beside the training, whether the main blocks of the products were compiled well
   * here; for programs that use them, on panels of 64 columns, and have run long enough to have
   * compiled them.
   */
  public static void tryBlocks() {
    if (vectors()) {
      BlockTrial.startOnce();
    }
  }

  /**
   * What was chosen, for a log line, such as {@code vector kernels, 16 lanes}, or why there are no
   * vectors.
   */
  public static String describe() {
    if (vectors()) {
      return "vector kernels, " + VectorLanes.FLOATS.length() + " lanes";
    }
    return CHOICE.equals("scalar")
        ? "scalar kernels, as inr.kernels asks"
        : "scalar kernels; start java with --add-modules jdk.incubator.vector for faster ones";
  }
}
