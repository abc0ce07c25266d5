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
 * The kernels that a step is made of, on operands in the caches of a core, in operations per
 * nanosecond. Operations of products are multiply-adds, those of functions are elements.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 5,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Dinr.kernels=vector"})
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class KernelBenchmark {
  static final int ROWS = 96;
  static final int DEPTH = 64;
  static final int COLUMNS = 64;
  private static final int STRIP = 1024;

  /** Unused floats in front, which put the rest on a cache line, as the engine's arrays have. */
  static final int LEAD = 12;

  /** Operands of the products: a {@code [96, 64]}, 64 columns of b and c in panels. */
  @State(Scope.Thread)
  public static class Panels {
    /** Columns of a panel; the products do all 64 columns, panel by panel. */
    @Param({"64", "32", "16"})
    public int width;

    final MatrixKernel matrices = Kernels.matrices();
    final float[] a = new float[LEAD + ROWS * DEPTH];
    final float[] b = new float[LEAD + ROWS * COLUMNS];
    final float[] c = new float[LEAD + ROWS * COLUMNS];

    /** Fills the operands with small numbers, so that nothing overflows or becomes subnormal. */
    @Setup
    public void fill() {
      for (int i = 0; i < a.length; i++) {
        a[i] = (i % 7 - 3) * 1e-3f;
      }
      for (int i = 0; i < b.length; i++) {
        b[i] = (i % 5 - 2) * 1e-3f;
      }
    }
  }

  /** Arguments and results of a function. */
  @State(Scope.Thread)
  public static class Strips {
    /** The function. */
    @Param({
      "sinQuarters",
      "sinCosQuarters",
      "exp",
      "tanh",
      "erf",
      "atan",
      "log1p",
      "sqrt",
      "inverseSqrt",
      "reciprocal"
    })
    public String function = "";

    final StripMath math = Kernels.strips();
    final float[] x = new float[LEAD + STRIP];
    final float[] positive = new float[LEAD + STRIP];
    final float[] y = new float[LEAD + STRIP];
    final float[] z = new float[LEAD + STRIP];

    /** Fills the arguments: from -4.5 to 4.5, and from 0.3 to 9.3. */
    @Setup
    public void fill() {
      for (int i = 0; i < x.length; i++) {
        x[i] = (i % 31 - 15) * 0.3f;
        positive[i] = (i % 31 + 1) * 0.3f;
      }
    }
  }

  /** Rows of activations by panels of weights: forward, and back to the input. */
  @Benchmark
  @OperationsPerInvocation(ROWS * DEPTH * COLUMNS)
  public float[] productByRows(Panels p) {
    for (int column = 0; column < COLUMNS; column += p.width) {
      int b = LEAD + DEPTH * column;
      int c = LEAD + ROWS * column;
      p.matrices.multiply(p.a, LEAD, DEPTH, p.b, b, p.c, c, p.width, p.c, c, ROWS, DEPTH, p.width);
    }
    return p.c;
  }

  /** Transposed activations by panels of activations: the gradient of the weights. */
  @Benchmark
  @OperationsPerInvocation(ROWS * DEPTH * COLUMNS)
  public float[] productByColumns(Panels p) {
    for (int column = 0; column < COLUMNS; column += p.width) {
      int b = LEAD + ROWS * column;
      int c = LEAD + DEPTH * column;
      p.matrices.multiplyTransposed(
          p.a, LEAD, DEPTH, p.b, b, p.c, c, /* rows= */ DEPTH, /* depth= */ ROWS, p.width);
    }
    return p.c;
  }

  /** One function over a strip. */
  @Benchmark
  @OperationsPerInvocation(STRIP)
  public float[] strip(Strips s) {
    switch (s.function) {
      case "sinQuarters" -> s.math.sinQuarters(s.x, LEAD, s.y, LEAD, STRIP);
      case "sinCosQuarters" -> s.math.sinCosQuarters(s.x, LEAD, s.y, LEAD, s.z, LEAD, STRIP);
      case "exp" -> s.math.exp(s.x, LEAD, s.y, LEAD, STRIP);
      case "tanh" -> s.math.tanh(s.x, LEAD, s.y, LEAD, STRIP);
      case "erf" -> s.math.erf(s.x, LEAD, s.y, LEAD, STRIP);
      case "atan" -> s.math.atan(s.x, LEAD, s.y, LEAD, STRIP);
      case "log1p" -> s.math.log1p(s.positive, LEAD, s.y, LEAD, STRIP);
      case "sqrt" -> s.math.sqrt(s.positive, LEAD, s.y, LEAD, STRIP);
      case "inverseSqrt" -> s.math.inverseSqrt(s.positive, LEAD, s.y, LEAD, STRIP);
      case "reciprocal" -> s.math.reciprocal(s.positive, LEAD, s.y, LEAD, STRIP);
      default -> throw new IllegalArgumentException("no function " + s.function);
    }
    return s.y;
  }
}
