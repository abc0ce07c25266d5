package inr.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.bench.KernelBenchmark.Panels;
import inr.bench.KernelBenchmark.Strips;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KernelBenchmarkTest {
  private static final int LEAD = KernelBenchmark.LEAD;
  private static final int ROWS = KernelBenchmark.ROWS;
  private static final int DEPTH = KernelBenchmark.DEPTH;
  private static final int COLUMNS = KernelBenchmark.COLUMNS;

  /** Sums of 96 products of 1e-5 at most, in single precision. */
  private static final double SUM_TOLERANCE = 1e-9;

  /** Relative error of the functions: the kernels promise 2.6 ulp at most. */
  private static final double FUNCTION_TOLERANCE = 1e-6;

  @ParameterizedTest
  @ValueSource(ints = {64, 32, 16})
  void productsCoverAllColumnsAtEveryPanelWidth(int width) {
    Panels byRows = panels(width);
    new KernelBenchmark().productByRows(byRows);
    Panels byColumns = panels(width);
    new KernelBenchmark().productByColumns(byColumns);
    for (int column = 0; column < COLUMNS; column++) {
      int panel = column / width * width;
      int within = column % width;
      double forward = 0;
      for (int k = 0; k < DEPTH; k++) {
        forward +=
            (double) byRows.a[LEAD + k] * byRows.b[LEAD + DEPTH * panel + k * width + within];
      }
      assertEquals(forward, byRows.c[LEAD + ROWS * panel + within], SUM_TOLERANCE);
      double transposed = 0;
      for (int k = 0; k < ROWS; k++) {
        transposed +=
            (double) byColumns.a[LEAD + k * DEPTH]
                * byColumns.b[LEAD + ROWS * panel + k * width + within];
      }
      assertEquals(transposed, byColumns.c[LEAD + DEPTH * panel + within], SUM_TOLERANCE);
    }
  }

  private static Panels panels(int width) {
    Panels panels = new Panels();
    panels.width = width;
    panels.fill();
    return panels;
  }

  @Test
  void stripsHoldTheNamedFunction() {
    Map<String, DoubleUnaryOperator> functions = new LinkedHashMap<>();
    functions.put("sinQuarters", x -> Math.sin(Math.PI / 2 * x));
    functions.put("sinCosQuarters", x -> Math.sin(Math.PI / 2 * x));
    functions.put("exp", Math::exp);
    functions.put("tanh", Math::tanh);
    functions.put("atan", Math::atan);
    functions.put("log1p", Math::log1p);
    functions.put("sqrt", Math::sqrt);
    functions.put("inverseSqrt", x -> 1 / Math.sqrt(x));
    functions.put("reciprocal", x -> 1 / x);
    functions.forEach(
        (name, function) -> {
          Strips strips = new Strips();
          strips.function = name;
          strips.fill();
          new KernelBenchmark().strip(strips);
          float x = strips.positive[LEAD];
          strips.x[LEAD] = x;
          new KernelBenchmark().strip(strips);
          double expected = function.applyAsDouble(x);
          assertEquals(expected, strips.y[LEAD], FUNCTION_TOLERANCE * Math.abs(expected), name);
        });
  }
}
