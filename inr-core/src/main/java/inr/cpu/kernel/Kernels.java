package inr.cpu.kernel;

import java.lang.module.ModuleFinder;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Chooses the kernels: in the Vector API where the module {@code jdk.incubator.vector} is readable,
 * in plain Java otherwise; a process begins in plain Java and goes over to vectors when these pay.
 *
 * <p>The system property {@code inr.kernels} says {@code auto} (the default), {@code vector}, from
 * the first product on, or {@code scalar}; {@code inr.lanes} says {@code auto}, 4, 8 or 16 floats
 * in a vector. Whatever is chosen, results have the same bits.
 */
public final class Kernels {
  /** The option that makes the Vector API readable. */
  private static final String FLAG = "--add-modules jdk.incubator.vector";

  private static final AtomicBoolean TOLD = new AtomicBoolean();
  private static final String CHOICE = System.getProperty("inr.kernels", "auto");

  private static final boolean FROM_THE_START = CHOICE.equals("vector");

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
              "kernels: inr.kernels is vector but the module jdk.incubator.vector is absent; start java with "
                  + FLAG);
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

  /**
   * Whether some loop of its own is to be done by vectors now, for kernels outside of this package.
   *
   * @param work its multiply-adds, which are counted towards the end of the process's warm-up
   */
  public static boolean vectorsPay(long work) {
    return vectors() && (FROM_THE_START || Warmth.OF_PROCESS.after(work));
  }

  /** The functions of strips; without state, to be asked for once and kept. */
  public static StripMath strips() {
    if (!useVectors()) {
      return new ScalarStripMath();
    }
    StripMath vectors = new VectorStripMath();
    return FROM_THE_START
        ? vectors
        : new WarmingStripMath(new ScalarStripMath(), vectors, Warmth.OF_PROCESS);
  }

  /** The product of panels; without state, to be asked for once and kept. */
  public static MatrixKernel matrices() {
    if (!useVectors()) {
      return new ScalarMatrixKernel();
    }
    MatrixKernel vectors = new VectorMatrixKernel(RegisterBlocks.CURRENT);
    return FROM_THE_START
        ? vectors
        : new WarmingMatrixKernel(new ScalarMatrixKernel(), vectors, Warmth.OF_PROCESS);
  }

  /**
   * Whether vectors are used. Scalar kernels that nobody asked for are told of, once: else only
   * time would tell.
   */
  private static boolean useVectors() {
    boolean vectors = vectors();
    if (!vectors && CHOICE.equals("auto") && TOLD.compareAndSet(false, true)) {
      System.getLogger("inr.cpu")
          .log(
              System.Logger.Level.WARNING,
              "the fast kernels are off, these are several times slower: " + remedy());
    }
    return vectors;
  }

  private static String remedy() {
    return ModuleFinder.ofSystem().find("jdk.incubator.vector").isPresent()
        ? "start java with " + FLAG
        : "this Java lacks the module jdk.incubator.vector; take a JDK that has it";
  }

  /** Uses vectors from now on, where there are any: for those who examine or time them. */
  public static void endWarmUp() {
    Warmth.OF_PROCESS.end();
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
        : "scalar kernels; start java with " + FLAG + " for faster ones";
  }
}
