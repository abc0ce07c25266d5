package inr.solve.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.operator.Shape;
import inr.parallel.Workers;
import inr.random.CounterRandom;
import inr.solve.Inpainting;
import inr.solve.Nearest;
import inr.solve.Planes;
import inr.solve.TriangleFilling;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Triangles between pixels, and what is filled in over them. */
class MeshTest {
  private static int[] drawn(int width, int height, double share, long seed) {
    CounterRandom random = new CounterRandom(seed, 1);
    return IntStream.range(0, width * height).filter(i -> random.uniform(i) < share).toArray();
  }

  private static BigInteger turn(Delaunay mesh, int a, int b, int c) {
    BigInteger abx = BigInteger.valueOf(mesh.x(b) - mesh.x(a));
    BigInteger aby = BigInteger.valueOf(mesh.y(b) - mesh.y(a));
    BigInteger acx = BigInteger.valueOf(mesh.x(c) - mesh.x(a));
    BigInteger acy = BigInteger.valueOf(mesh.y(c) - mesh.y(a));
    return abx.multiply(acy).subtract(aby.multiply(acx));
  }

  private static BigInteger lift(Delaunay mesh, int a, int d) {
    BigInteger x = BigInteger.valueOf(mesh.x(a) - mesh.x(d));
    BigInteger y = BigInteger.valueOf(mesh.y(a) - mesh.y(d));
    return x.multiply(x).add(y.multiply(y));
  }

  /** Above 0 where d is inside of the circle of a triangle. */
  private static int inside(Delaunay mesh, int[] t, int d) {
    BigInteger sum = lift(mesh, t[0], d).multiply(turn(mesh, d, t[1], t[2]));
    sum = sum.add(lift(mesh, t[1], d).multiply(turn(mesh, d, t[2], t[0])));
    return sum.add(lift(mesh, t[2], d).multiply(turn(mesh, d, t[0], t[1]))).signum();
  }

  private static int[] corners(Delaunay mesh, int triangle) {
    return IntStream.range(0, 3).map(k -> mesh.corner(3 * triangle + k)).toArray();
  }

  /** Pixels inside of no circle, and Euler's formula: 2 n − 2 − (points on the hull) triangles. */
  private static void assertDelaunay(Delaunay mesh) {
    int hull = 0;
    for (int edge = 0; edge < 3 * mesh.triangles(); edge++) {
      if (mesh.isHull(edge)) {
        hull++;
        for (int d = 0; d < mesh.points(); d++) {
          BigInteger side = turn(mesh, mesh.corner(edge), mesh.end(edge), d);
          assertTrue(side.signum() >= 0, "hull");
        }
      }
    }
    assertEquals(2 * mesh.points() - 2 - hull, mesh.triangles());
    for (int t = 0; t < mesh.triangles(); t++) {
      int[] corners = corners(mesh, t);
      assertTrue(turn(mesh, corners[0], corners[1], corners[2]).signum() > 0, "triangle " + t);
      for (int d = 0; d < mesh.points(); d++) {
        assertTrue(inside(mesh, corners, d) <= 0, "point " + d + " in triangle " + t);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"17, 13, 0.2", "13, 17, 0.5", "9, 8, 1", "40, 3, 0.15", "2, 50, 0.4", "60, 60, 0.03"})
  void noPixelIsInsideOfTheCircleOfATriangle(int width, int height, double share) {
    for (long seed = 0; seed < 3; seed++) {
      Delaunay mesh = new Delaunay(width, drawn(width, height, share, seed));
      assertTrue(mesh.triangles() > 0);
      assertDelaunay(mesh);
    }
  }

  /** A triangulation without a wrong edge, and with a convex hull, is Delaunay's. */
  private static void assertNoEdgeIsWrong(Delaunay mesh) {
    Map<Long, Integer> twins = new HashMap<>();
    int edges = 3 * mesh.triangles();
    for (int edge = 0; edge < edges; edge++) {
      twins.put((long) mesh.corner(edge) * mesh.points() + mesh.end(edge), edge);
    }
    int hull = 0;
    for (int edge = 0; edge < edges; edge++) {
      Integer twin = twins.get((long) mesh.end(edge) * mesh.points() + mesh.corner(edge));
      assertEquals(mesh.isHull(edge), twin == null);
      if (twin == null) {
        hull++;
      } else {
        int beyond = mesh.end(twin - twin % 3 + (twin + 1) % 3);
        assertTrue(inside(mesh, corners(mesh, edge / 3), beyond) <= 0, "edge " + edge);
      }
    }
    assertEquals(2 * mesh.points() - 2 - hull, mesh.triangles());
  }

  /**
   * All pixels, a frame, every eighth row or column, a corner. Row by row the first would be 2
   * million flips.
   */
  @Test
  void manyPixelsMayBeKnown() {
    int width = 250;
    int height = 60;
    IntPredicate frame =
        i -> i % width < 20 || i % width >= width - 20 || i / width < 20 || i / width >= 40;
    for (IntPredicate known :
        List.<IntPredicate>of(
            i -> true,
            frame,
            i -> i / width % 8 == 3,
            i -> i % width % 8 == 3,
            i -> i % width < 40 && i / width < 30)) {
      int[] pixels = IntStream.range(0, width * height).filter(known).toArray();
      assertNoEdgeIsWrong(new Delaunay(width, pixels));
    }
  }

  /** Whatever line the first pixels lie on, and on which side of it the next one is. */
  @Test
  void pixelsMayBeginOnALine() {
    assertDelaunay(new Delaunay(5, new int[] {0, 6, 12, 18, 20}));
    assertDelaunay(new Delaunay(5, new int[] {0, 6, 12, 18, 24, 25, 29}));
    assertDelaunay(new Delaunay(5, new int[] {4, 8, 12, 16, 19}));
    assertDelaunay(new Delaunay(5, new int[] {2, 7, 12, 17, 20, 24}));
    assertDelaunay(new Delaunay(5, new int[] {0, 1, 3, 4, 5}));
    Stream.of(new int[0], new int[] {3}, new int[] {3, 8, 13}, new int[] {0, 1, 4})
        .forEach(line -> assertEquals(0, new Delaunay(5, line).triangles()));
  }

  /** At the longest side determinants come close to what 64 bits hold. */
  @Test
  void determinantsOfTheLongestSideAreExact() {
    int side = Delaunay.LONGEST_SIDE;
    int last = side - 1;
    int[] pixels = {0, last, side / 2 * side + 1, last * side, last * side + last};
    assertDelaunay(new Delaunay(side, pixels));
    assertThrows(IllegalArgumentException.class, () -> new Delaunay(side + 1, pixels));
  }

  private static Planes filled(boolean[] kept, int width, double[] values, boolean cubic) {
    Shape shape = Shape.of(kept.length / width, width);
    Planes whole = new Planes(shape, List.of(values), 1);
    try (Workers workers = new Workers(2)) {
      return new TriangleFilling(cubic).solve(Inpainting.of(whole, kept), workers, done -> {});
    }
  }

  /** The corners are kept, so all of the picture is inside of the hull. */
  @ParameterizedTest
  @CsvSource({"false", "true"})
  void aPlaneComesBack(boolean cubic) {
    int width = 24;
    boolean[] kept = new boolean[width * 20];
    Arrays.stream(drawn(width, 20, 0.15, 3)).forEach(i -> kept[i] = true);
    for (int corner : new int[] {0, width - 1, kept.length - width, kept.length - 1}) {
      kept[corner] = true;
    }
    double[] plane = new double[kept.length];
    Arrays.setAll(plane, i -> 0.1 + 0.02 * (i % width) - 0.01 * Math.floorDiv(i, width));
    assertArrayEquals(plane, filled(kept, width, plane, cubic).channels().get(0), 1e-5);
  }

  @Test
  void pixelsOnALineLeaveTheNearest() {
    boolean[] kept = {false, true, false, false, true, false};
    double[] values = {9, 1, 9, 9, 4, 9};
    double[] expected = {1, 1, 1, 4, 4, 4};
    assertArrayEquals(expected, filled(kept, 6, values, true).channels().get(0));
    try (Workers workers = new Workers(1)) {
      Inpainting column = Inpainting.of(new Planes(Shape.of(6, 1), List.of(values), 1), kept);
      double[] nearest = new Nearest().solve(column, workers, done -> {}).channels().get(0);
      assertArrayEquals(nearest, filled(kept, 1, values, false).channels().get(0));
    }
  }

  private static double[] random(int count, long stream) {
    CounterRandom random = new CounterRandom(7, stream);
    return IntStream.range(0, count).mapToDouble(i -> random.uniform(i) - 0.5).toArray();
  }

  private static CloughTocher surface(double[][] corners, double[] f, double[] gx, double[] gy) {
    double[] x = Arrays.stream(corners).mapToDouble(c -> c[0]).toArray();
    double[] y = Arrays.stream(corners).mapToDouble(c -> c[1]).toArray();
    return new CloughTocher(x, y, f, gx, gy);
  }

  private static double at(CloughTocher surface, double[][] t, double x, double y) {
    double all = area(t[0], t[1], t[2]);
    double[] p = {x, y};
    return surface.at(
        area(p, t[1], t[2]) / all, area(t[0], p, t[2]) / all, area(t[0], t[1], p) / all);
  }

  private static double area(double[] a, double[] b, double[] c) {
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  }

  private static double[] slopes(CloughTocher surface, double[][] t, double x, double y) {
    double h = 1e-6;
    return new double[] {
      (at(surface, t, x + h, y) - at(surface, t, x - h, y)) / (2 * h),
      (at(surface, t, x, y + h) - at(surface, t, x, y - h)) / (2 * h)
    };
  }

  /** Both surfaces are looked at on the common side, each a little beyond its triangle, too. */
  @Test
  void surfacesJoinWithContinuousSlopes() {
    double[][] points = {{0, 0}, {4, 1}, {1, 3}, {5, 5}};
    double[] f = random(4, 1);
    double[] gx = random(4, 2);
    double[] gy = random(4, 3);
    int[][] corners = {{0, 1, 2}, {2, 1, 3}};
    double[][][] triangles = new double[2][3][];
    CloughTocher[] surfaces = new CloughTocher[2];
    for (int t = 0; t < 2; t++) {
      int[] these = corners[t];
      triangles[t] = IntStream.of(these).mapToObj(i -> points[i]).toArray(double[][]::new);
      surfaces[t] =
          surface(
              triangles[t],
              IntStream.of(these).mapToDouble(i -> f[i]).toArray(),
              IntStream.of(these).mapToDouble(i -> gx[i]).toArray(),
              IntStream.of(these).mapToDouble(i -> gy[i]).toArray());
    }
    for (double u = 0.05; u < 1; u += 0.1) {
      double x = 4 + u * (1 - 4);
      double y = 1 + u * (3 - 1);
      double[] first = slopes(surfaces[0], triangles[0], x, y);
      double[] second = slopes(surfaces[1], triangles[1], x, y);
      assertEquals(at(surfaces[0], triangles[0], x, y), at(surfaces[1], triangles[1], x, y), 1e-12);
      assertArrayEquals(first, second, 1e-7, "at " + u);
    }
    for (int k = 0; k < 3; k++) {
      double[] corner = triangles[0][k];
      assertEquals(f[k], at(surfaces[0], triangles[0], corner[0], corner[1]), 1e-12);
      double[] expected = {gx[k], gy[k]};
      assertArrayEquals(expected, slopes(surfaces[0], triangles[0], corner[0], corner[1]), 1e-5);
    }
  }

  /** Quadratic functions, the slopes being theirs; so inside of a triangle all joins are smooth. */
  @Test
  void aQuadraticSurfaceComesBack() {
    double[][] triangle = {{0, 0}, {4, 1}, {1, 3}};
    double[] f = Arrays.stream(triangle).mapToDouble(c -> c[0] * c[0] - c[0] * c[1]).toArray();
    double[] gx = Arrays.stream(triangle).mapToDouble(c -> 2 * c[0] - c[1]).toArray();
    double[] gy = Arrays.stream(triangle).mapToDouble(c -> -c[0]).toArray();
    CloughTocher surface = surface(triangle, f, gx, gy);
    for (double[] p : new double[][] {{1, 1}, {2, 1}, {1.5, 1.2}, {1, 2}, {0.5, 0.2}}) {
      assertEquals(p[0] * p[0] - p[0] * p[1], at(surface, triangle, p[0], p[1]), 1e-12);
    }
  }

  /** ∫ (w″)² ds of all edges, by Simpson's rule, which is exact for the square of a line. */
  private static double bending(Delaunay mesh, double[] f, double[] g) {
    double sum = 0;
    for (int edge = 0; edge < 3 * mesh.triangles(); edge++) {
      int a = mesh.corner(edge);
      int b = mesh.end(edge);
      if (a > b && !mesh.isHull(edge)) {
        continue;
      }
      double ex = mesh.x(b) - mesh.x(a);
      double ey = mesh.y(b) - mesh.y(a);
      double first = g[2 * a] * ex + g[2 * a + 1] * ey;
      double second = g[2 * b] * ex + g[2 * b + 1] * ey;
      double rise = f[b] - f[a];
      double atFirst = 6 * rise - 4 * first - 2 * second;
      double atSecond = -6 * rise + 2 * first + 4 * second;
      double middle = (atFirst + atSecond) / 2;
      double squares = atFirst * atFirst + 4 * middle * middle + atSecond * atSecond;
      sum += squares / 6 / Math.pow(Math.hypot(ex, ey), 3);
    }
    return sum;
  }

  @Test
  void slopesBendEdgesLeast() {
    Delaunay mesh = new Delaunay(20, drawn(20, 20, 0.2, 5));
    double[] f = random(mesh.points(), 4);
    double[] g = new EdgeGradients(mesh).of(f);
    double h = 1e-4;
    for (int i = 0; i < g.length; i++) {
      double[] more = g.clone();
      double[] less = g.clone();
      more[i] += h;
      less[i] -= h;
      double slope = (bending(mesh, f, more) - bending(mesh, f, less)) / (2 * h);
      assertEquals(0, slope, 1e-4, "slope " + i);
    }
  }
}
