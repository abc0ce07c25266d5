package inr.bench;

import inr.cpu.kernel.Kernels;
import inr.cpu.kernel.MatrixKernel;
import inr.cpu.kernel.StripMath;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The kernels that a step is made of, on operands in the first-level caches. Products count
 * multiply-adds, functions count elements: operations per nanosecond. Several forks, since a fork
 * may compile differently.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmark {
  private static final int ROWS = 96;
  private static final int DEPTH = 64;
  private static final int WIDTH = 64;
  private static final int STRIP = 1024;

  /** Function of the strip benchmark. */
  @Param({"sinCos", "exp", "tanh", "erf"})
  public String function = "sinCos";

  private final MatrixKernel matrices = Kernels.matrices();
  private final StripMath strips = Kernels.strips();
  private final float[] a = new float[ROWS * DEPTH];
  private final float[] b = new float[ROWS * WIDTH];
  private final float[] c = new float[ROWS * WIDTH];
  private final float[] x = new float[STRIP];
  private final float[] y = new float[STRIP];
  private final float[] z = new float[STRIP];

  /** Fills the operands with small numbers, so that nothing overflows or becomes subnormal. */
  @Setup
  public void fill() {
    for (int i = 0; i < x.length; i++) {
      x[i] = (i % 31 - 15) * 0.3f;
    }
    for (int i = 0; i < a.length; i++) {
      a[i] = (i % 7 - 3) * 1e-3f;
    }
    for (int i = 0; i < b.length; i++) {
      b[i] = (i % 5 - 2) * 1e-3f;
    }
  }

  /** Rows of activations by a panel of weights: forward, and back to the input. */
  @Benchmark
  @OperationsPerInvocation(ROWS * DEPTH * WIDTH)
  public float[] productByRows() {
    matrices.multiply(a, 0, DEPTH, b, 0, c, 0, WIDTH, c, 0, ROWS, DEPTH, WIDTH);
    return c;
  }

  /** Transposed activations by activations: the gradient of the weights. */
  @Benchmark
  @OperationsPerInvocation(ROWS * DEPTH * WIDTH)
  public float[] productByColumns() {
    matrices.multiplyTransposed(
        a, 0, DEPTH, b, 0, c, 0, /* rows= */ DEPTH, /* depth= */ ROWS, WIDTH);
    return c;
  }

  /** One elementary function over a strip. */
  @Benchmark
  @OperationsPerInvocation(STRIP)
  public float[] strip() {
    switch (function) {
      case "sinCos" -> strips.sinCosQuarters(x, 0, y, 0, z, 0, STRIP);
      case "exp" -> strips.exp(x, 0, y, 0, STRIP);
      case "tanh" -> strips.tanh(x, 0, y, 0, STRIP);
      case "erf" -> strips.erf(x, 0, y, 0, STRIP);
      default -> throw new IllegalArgumentException("no function " + function);
    }
    return y;
  }
}
