package inr.pyramid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.lattice.Entries;
import inr.lattice.Interpolation;
import inr.lattice.Lattice;
import inr.lattice.LatticeAxis;
import inr.parallel.Workers;
import inr.random.CounterRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelBlendTest {
  private static final CounterRandom RANDOM = new CounterRandom(4, 0);

  private static float[] random(int count, int seed) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) RANDOM.uniform(100_000L * seed + i) - 0.5f;
    }
    return values;
  }

  private static Grid grid(String sizes) {
    List<Axis> axes = new ArrayList<>();
    for (String size : sizes.split("x", -1)) {
      axes.add(Axis.centred("a" + axes.size(), Integer.parseInt(size)));
    }
    return new Grid(axes);
  }

  private static Lattice lattice(Grid grid, double cell, Interpolation interpolation) {
    return new Lattice(
        grid.axes().stream().map(axis -> LatticeAxis.over(axis, cell)).toList(),
        interpolation,
        new Entries.Every());
  }

  /** The number of every vertex times its weights along the axes, in double. */
  private static double direct(Lattice lattice, Grid grid, float[] a, int point) {
    double[] weightOf = {1};
    int[] vertexOf = {0};
    int rest = point;
    int[] at = new int[grid.dimensions()];
    for (int d = grid.dimensions() - 1; d >= 0; d--) {
      at[d] = rest % grid.axes().get(d).samples();
      rest /= grid.axes().get(d).samples();
    }
    int taps = lattice.interpolation().taps();
    for (int d = 0; d < at.length; d++) {
      LatticeAxis along = lattice.axes().get(d);
      int[] vertices = new int[taps];
      double[] weights = new double[taps];
      double x = grid.axes().get(d).coordinate(at[d]);
      along.taps(x, lattice.interpolation(), 0, vertices, 0, weights, 0);
      double[] newWeights = new double[weightOf.length * taps];
      int[] newVertices = new int[newWeights.length];
      for (int i = 0; i < newWeights.length; i++) {
        newWeights[i] = weightOf[i / taps] * weights[i % taps];
        newVertices[i] = vertexOf[i / taps] * along.vertices() + vertices[i % taps];
      }
      weightOf = newWeights;
      vertexOf = newVertices;
    }
    double sum = 0;
    for (int i = 0; i < weightOf.length; i++) {
      sum += weightOf[i] * a[vertexOf[i]];
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({
    "40, 1, QUADRATIC",
    "41, 3, QUADRATIC",
    "41, 9, LINEAR",
    "1, 1, QUADRATIC",
    "17x23, 1, QUADRATIC",
    "17x23, 3, CUBIC",
    "1x9, 3, LINEAR",
    "19x1, 1, QUADRATIC",
    "7x6x11, 3, QUADRATIC",
    "5x4x6, 1, LINEAR"
  })
  void blendsAsTheLatticeDoesAndBackAsItsAdjoint(
      String sizes, double cell, Interpolation interpolation) {
    Grid grid = grid(sizes);
    Lattice lattice = lattice(grid, cell, interpolation);
    try (Workers workers = new Workers(2)) {
      LevelBlend blend = new LevelBlend(lattice, grid, workers);
      float[] a = random(blend.vertices(), 1);
      int width = grid.axes().get(grid.dimensions() - 1).samples();
      int count = (int) grid.points() / width;
      float[][] y = new float[count][width];
      blend.addUp(a, 0, y);
      for (int p = 0; p < grid.points(); p++) {
        assertEquals(direct(lattice, grid, a, p), y[p / width][p % width], 1e-5, "sample " + p);
      }
      float[][] other = new float[count][];
      double forth = 0;
      for (int l = 0; l < count; l++) {
        other[l] = random(width, 10 + l);
        for (int i = 0; i < width; i++) {
          forth += (double) y[l][i] * other[l][i];
        }
      }
      float[] back = new float[blend.vertices()];
      blend.down(other, back, 0);
      double again = 0;
      for (int v = 0; v < back.length; v++) {
        again += (double) back[v] * a[v];
      }
      assertEquals(forth, again, 1e-4);
      float[] sums = blend.sums(false);
      float[][] ones = new float[count][width];
      for (float[] line : ones) {
        Arrays.fill(line, 1);
      }
      blend.down(ones, back, 0);
      for (int v = 0; v < back.length; v++) {
        assertEquals(back[v], sums[v], 1e-4, "vertex " + v);
      }
    }
  }
}
