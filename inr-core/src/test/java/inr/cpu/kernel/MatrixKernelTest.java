package inr.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of {@link MatrixKernel}: exact bits, and nothing else touched. */
class MatrixKernelTest {
  private static final int[] DEPTHS = {0, 1, 2, 3, 17, 64, 100};

  /** Tiles have no panel of 48 columns; the contract promises every multiple of 16 all the same. */
  private static final int[] WIDTHS = {16, 32, 48, 64};

  static Stream<MatrixKernel> all() {
    RegisterBlocks siblings = new RegisterBlocks();
    siblings.narrowRows = true;
    siblings.lowColumns = true;
    return Stream.of(
        new ScalarMatrixKernel(),
        new VectorMatrixKernel(new RegisterBlocks()),
        new VectorMatrixKernel(siblings),
        new WarmingMatrixKernel(
            new ScalarMatrixKernel(), new VectorMatrixKernel(siblings), new Warmth(1000)));
  }

  /** Up to four blocks of 6 rows or two of 12, with every remainder. */
  static Stream<Arguments> allWithEveryNumberOfRows() {
    return all()
        .flatMap(
            kernel -> IntStream.rangeClosed(0, 26).mapToObj(rows -> Arguments.of(kernel, rows)));
  }

  @ParameterizedTest
  @MethodSource("allWithEveryNumberOfRows")
  void everySizeGivesTheBitsOfFusedSumsInOrderAndTouchesNothingElse(MatrixKernel kernel, int rows) {
    for (int depth : DEPTHS) {
      for (int width : WIDTHS) {
        for (boolean transposed : new boolean[] {false, true}) {
          Product product = new Product(rows, depth, width, transposed);
          float[] expected = product.expected();
          float[] a = product.a.clone();
          float[] b = product.b.clone();
          float[] start = product.start.clone();
          product.run(kernel);
          String size = rows + " x " + depth + " x " + width + ", transposed " + transposed;
          assertArrayEquals(expected, product.c, size);
          assertArrayEquals(a, product.a, size);
          assertArrayEquals(b, product.b, size);
          assertArrayEquals(start, product.start, size);
        }
      }
    }
  }

  @Test
  void plainLoopsDoAsMuchAsIsLeftAndVectorsTheRest() {
    List<String> calls = new ArrayList<>();
    MatrixKernel kernel =
        new WarmingMatrixKernel(noting("first", calls), noting("then", calls), new Warmth(2 * 16));
    float[] x = new float[16];
    for (int i = 0; i < 3; i++) {
      kernel.sumRows(x, 0, x, 0, 1, 16);
    }
    assertEquals(List.of("first", "first", "then"), calls);
  }

  /** A kernel that does nothing but write down that it was called. */
  private static MatrixKernel noting(String name, List<String> calls) {
    return (MatrixKernel)
        Proxy.newProxyInstance(
            MatrixKernel.class.getClassLoader(),
            new Class<?>[] {MatrixKernel.class},
            (proxy, method, arguments) -> {
              calls.add(name);
              return null;
            });
  }

  @ParameterizedTest
  @MethodSource("all")
  void aSumMayBeCutIntoCalls(MatrixKernel kernel) {
    for (boolean transposed : new boolean[] {false, true}) {
      Product product = new Product(13, 100, 64, transposed);
      float[] expected = product.expected();
      product.run(kernel, 0, 1);
      product.run(kernel, 1, 1);
      product.run(kernel, 1, 40);
      product.run(kernel, 40, 100);
      assertArrayEquals(expected, product.c);
    }
  }

  @ParameterizedTest
  @MethodSource("allWithEveryNumberOfRows")
  void rowsAreSummedInOrderOntoWhatIsThere(MatrixKernel kernel, int rows) {
    for (int width : WIDTHS) {
      float[] b = new float[5 + rows * width];
      float[] c = new float[3 + width + 3];
      for (int i = 0; i < b.length; i++) {
        b[i] = (float) Math.sin(7 * i) * (1 << i % 9);
      }
      for (int i = 0; i < c.length; i++) {
        c[i] = i * 0.37f;
      }
      float[] expected = c.clone();
      for (int j = 0; j < width; j++) {
        for (int r = 0; r < rows; r++) {
          expected[3 + j] += b[5 + r * width + j];
        }
      }
      kernel.sumRows(b, 5, c, 3, rows, width);
      assertArrayEquals(expected, c, rows + " x " + width);
    }
  }

  @ParameterizedTest
  @MethodSource("allWithEveryNumberOfRows")
  void rowsOfATableAreLookedUpAndAddedTo(MatrixKernel kernel, int rows) {
    int[] index = IntStream.range(0, rows).map(r -> r * 7 % 5).toArray();
    float[] table = numbers(3 + 5 * 16, 0.61f);
    float[] start = numbers(2 + rows * 20 + 16, 1.7f);
    float[] c = numbers(1 + rows * 32 + 16, 0.3f);
    float[] sums = c.clone();
    float[] added = table.clone();
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < 16; j++) {
        sums[1 + r * 32 + j] = start[2 + r * 20 + j] + table[3 + 16 * index[r] + j];
        added[3 + 16 * index[r] + j] += start[2 + r * 20 + j];
      }
    }
    kernel.addGathered(table, 3, index, start, 2, 20, c, 1, 32, rows);
    assertArrayEquals(sums, c);
    kernel.addScattered(start, 2, 20, table, 3, index, rows);
    assertArrayEquals(added, table);
  }

  private static float[] numbers(int count, float factor) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) Math.sin(factor * i) * (1 << i % 11);
    }
    return numbers;
  }
}
