package inr.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LatticeTest {
  private static final List<Integer> VALUE = List.of(0, 0);

  private static Lattice of(int height, int width, Interpolation interpolation, Entries entries) {
    return new Lattice(
        List.of(LatticeAxis.ofCells(height, 1), LatticeAxis.ofCells(width, 1)),
        interpolation,
        entries);
  }

  private static double at(Lattice lattice, double[] numbers, List<Integer> orders, double... x) {
    double[] sum = new double[1];
    lattice.visitRows(x, orders, (row, weight) -> sum[0] += weight * numbers[row]);
    return sum[0];
  }

  private static double[] numbers(int count) {
    return new Random(4).doubles(count).toArray();
  }

  @ParameterizedTest
  @EnumSource
  void weightsSumToOneAndTheirDerivativesToZero(Interpolation interpolation) {
    Lattice lattice = of(5, 7, interpolation, new Entries.Every());
    double[] ones = new double[35];
    Arrays.fill(ones, 1);
    for (double x = -1.1; x < 1.1; x += 0.037) {
      assertEquals(1, at(lattice, ones, VALUE, x, -x / 2), 1e-14);
      assertEquals(0, at(lattice, ones, List.of(1, 0), x, -x / 2), 1e-12);
      assertEquals(0, at(lattice, ones, List.of(0, 2), x, -x / 2), 1e-11);
    }
  }

  @ParameterizedTest
  @EnumSource
  void derivativesAreThoseOfTheValue(Interpolation interpolation) {
    Lattice lattice = of(5, 7, interpolation, new Entries.Every());
    double[] numbers = numbers(35);
    double h = 1e-5;
    for (double x = -0.79; x < 0.8; x += 0.113) {
      double y = 0.7 * x + 0.011;
      double slope =
          (at(lattice, numbers, VALUE, x + h, y) - at(lattice, numbers, VALUE, x - h, y)) / (2 * h);
      assertEquals(slope, at(lattice, numbers, List.of(1, 0), x, y), 1e-8);
      double mixed =
          (at(lattice, numbers, List.of(1, 0), x, y + h)
                  - at(lattice, numbers, List.of(1, 0), x, y - h))
              / (2 * h);
      assertEquals(mixed, at(lattice, numbers, List.of(1, 1), x, y), 1e-7);
      double second =
          (at(lattice, numbers, List.of(0, 1), x, y + h)
                  - at(lattice, numbers, List.of(0, 1), x, y - h))
              / (2 * h);
      assertEquals(second, at(lattice, numbers, List.of(0, 2), x, y), 1e-7);
    }
  }

  /** At a third of the way between two pixels and a quarter between two rows, by hand. */
  @Test
  void linearIsBilinearInterpolationOfThePixels() {
    Lattice lattice = of(4, 6, Interpolation.LINEAR, new Entries.Every());
    double[] numbers = numbers(24);
    double y = -1 + 2 * (1 + 0.5 + 0.25) / 4;
    double x = -1 + 2 * (2 + 0.5 + 1 / 3.0) / 6;
    double upper = numbers[8] * 2 / 3 + numbers[9] / 3;
    double lower = numbers[14] * 2 / 3 + numbers[15] / 3;
    assertEquals(0.75 * upper + 0.25 * lower, at(lattice, numbers, VALUE, y, x), 1e-14);
  }

  @Test
  void splinesReproduceWhatTheyShould() {
    double[] squares = new double[9];
    for (int v = 0; v < 9; v++) {
      squares[v] = v * v;
    }
    Lattice quadratic =
        new Lattice(
            List.of(LatticeAxis.ofCells(9, 1)), Interpolation.QUADRATIC, new Entries.Every());
    Lattice cubic =
        new Lattice(List.of(LatticeAxis.ofCells(9, 1)), Interpolation.CUBIC, new Entries.Every());
    for (double p = 2; p < 6; p += 0.17) {
      double x = (p + 0.5) * 2 / 9 - 1;
      // Σ v² B(p − v) is p² plus the variance of the B-spline: 1/4 of degree 2, 1/3 of degree 3.
      assertEquals(p * p + 0.25, at(quadratic, squares, List.of(0), x), 1e-12);
      assertEquals(p * p + 1 / 3.0, at(cubic, squares, List.of(0), x), 1e-12);
    }
  }

  @Test
  void beyondTheBorderNothingChanges() {
    Lattice lattice = of(3, 3, Interpolation.QUADRATIC, new Entries.Every());
    double[] numbers = numbers(9);
    double corner = at(lattice, numbers, VALUE, -2 / 3.0, 2 / 3.0);
    assertEquals(corner, at(lattice, numbers, VALUE, -5, 7), 1e-15);
    assertEquals(0, at(lattice, numbers, List.of(1, 0), -5, 0));
  }

  @Test
  void chosenVerticesAloneHaveRows() {
    BitSet bits = new BitSet();
    bits.set(3);
    bits.set(4);
    bits.set(11);
    Lattice lattice = of(3, 4, Interpolation.LINEAR, new Entries.Chosen(PlaceSet.of(12, bits)));
    double[] all = new double[12];
    double[] some = {0.3, -2, 5};
    all[3] = 0.3;
    all[4] = -2;
    all[11] = 5;
    assertEquals(3, lattice.rows());
    assertEquals(12, lattice.places());
    Lattice dense = of(3, 4, Interpolation.LINEAR, new Entries.Every());
    for (double x = -0.95; x < 1; x += 0.1) {
      assertEquals(at(dense, all, VALUE, x, -x), at(lattice, some, VALUE, x, -x), 1e-15);
    }
  }

  /** 3 XOR 5 · 2654435761 XOR 7 · 805459861, its lowest ten bits, worked out by hand. */
  @Test
  void verticesAreHashedAsPublished() {
    Lattice lattice =
        new Lattice(
            Collections.nCopies(3, LatticeAxis.ofCells(100, 1)),
            Interpolation.LINEAR,
            new Entries.Hashed(1024));
    long hash = 3 ^ 5 * 2654435761L ^ 7 * 805459861L;
    assertEquals((int) (hash & 1023), lattice.place(new int[] {7, 5, 3}));
    assertEquals(1024, lattice.rows());
  }

  /** Away from the far border, where vertices beyond the resolution share rows. */
  @Test
  void aFoldedLatticeThatHasRoomIsADenseOne() {
    LatticeAxis axis = new LatticeAxis(6, 2, 2.5);
    List<LatticeAxis> axes = List.of(axis, axis);
    Lattice folded = new Lattice(axes, Interpolation.LINEAR, new Entries.Folded(5, 32));
    Lattice dense = new Lattice(axes, Interpolation.LINEAR, new Entries.Every());
    double[] rows = numbers(32);
    double[] vertices = new double[36];
    for (int v = 0; v < 36; v++) {
      vertices[v] = rows[(v / 6 * 5 + v % 6) % 32];
    }
    for (double x = -1; x <= 1; x += 0.07) {
      assertEquals(at(dense, vertices, VALUE, x, -x), at(folded, rows, VALUE, x, -x), 1e-14);
    }
    // halfway between the last vertex and the one beyond, which is the first of the next line
    double beyond = at(folded, rows, VALUE, -1.25, 1);
    assertEquals(0.5 * rows[4] + 0.5 * rows[5], beyond, 1e-14);
  }

  @Test
  void axesOfCellsCoverTheSamples() {
    assertEquals(256, LatticeAxis.ofCells(768, 3).vertices());
    assertEquals(29, LatticeAxis.ofCells(768, 27).vertices());
    assertEquals(1, LatticeAxis.ofCells(1, 27).vertices());
    int[] vertices = new int[2];
    double[] weights = new double[2];
    // Sample 4 of 9 is in the middle of cell 1 of 3.
    LatticeAxis.ofCells(9, 3).taps(0, Interpolation.LINEAR, 0, vertices, 0, weights, 0);
    assertEquals(1, vertices[0]);
    assertEquals(1, weights[0], 1e-15);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertRefused(
        "lattice has 0 axes",
        () -> new Lattice(List.of(), Interpolation.LINEAR, new Entries.Every()));
    assertRefused("power of two", () -> new Entries.Hashed(12));
    assertRefused("resolution 0 and 4 rows", () -> new Entries.Folded(0, 4));
    assertRefused("0 vertices", () -> new LatticeAxis(0, 1, 0));
    assertRefused("scale NaN", () -> new LatticeAxis(1, Double.NaN, 0));
    BitSet one = new BitSet();
    one.set(0);
    assertRefused(
        "its support is of 5",
        () -> of(2, 2, Interpolation.LINEAR, new Entries.Chosen(PlaceSet.of(5, one))));
    LatticeAxis endless = LatticeAxis.ofCells(1 << 16, 1);
    assertRefused(
        "need a hashed table",
        () -> new Lattice(List.of(endless, endless), Interpolation.LINEAR, new Entries.Every()));
  }

  private static void assertRefused(String words, Executable made) {
    String message = assertThrows(IllegalArgumentException.class, made).getMessage();
    assertTrue(message.contains(words), message);
  }
}
