package inr.pyramid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.lattice.Entries;
import inr.lattice.Lattice;
import inr.lattice.LatticeAxis;
import inr.parallel.Workers;
import inr.random.CounterRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparsePyramidTest {
  private static final int HEIGHT = 60;
  private static final int WIDTH = 70;
  private static final Grid GRID = Grid.of(Axis.centred("y", HEIGHT), Axis.centred("x", WIDTH));
  private static final List<Double> CELLS = List.of(9.0, 3.0, 1.0);

  /** An edge, a slope and a patch of texture. */
  private static float[][] picture() {
    CounterRandom random = new CounterRandom(8, 0);
    float[][] lines = new float[HEIGHT][WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double edge = x + 0.5 * y > 50 ? 1 : -1;
        double texture = x < 12 && y < 12 ? random.uniform(y * WIDTH + x) - 0.5 : 0;
        lines[y][x] = (float) (edge + 0.01 * y + texture);
      }
    }
    return lines;
  }

  private static SparsePyramid of(float[][] picture, List<Double> cells, int budget) {
    try (Workers workers = new Workers(2)) {
      return SparsePyramid.of(
          GRID, new float[][][] {copy(picture)}, List.of(cells), budget, workers);
    }
  }

  private static float[][] copy(float[][] lines) {
    float[][] copy = lines.clone();
    for (int l = 0; l < copy.length; l++) {
      copy[l] = lines[l].clone();
    }
    return copy;
  }

  private static int numbers(SparsePyramid pyramid) {
    return pyramid.tables().stream().mapToInt(table -> table.numbers().length).sum();
  }

  /** What is said to be left is what the tables leave. */
  @Test
  void theTablesBlendToWhatIsSaid() {
    float[][] picture = picture();
    SparsePyramid pyramid = of(picture, CELLS, 900);
    assertEquals(900, numbers(pyramid));
    double square = 0;
    try (Workers workers = new Workers(1)) {
      float[][] left = copy(picture);
      for (SparsePyramid.Table table : pyramid.tables()) {
        int vertices = 1;
        for (LatticeAxis axis : table.lattice().axes()) {
          vertices *= axis.vertices();
        }
        float[] all = new float[vertices];
        for (int v = 0, k = 0; v < all.length; v++) {
          boolean there =
              !(table.lattice().entries() instanceof Entries.Chosen chosen)
                  || chosen.support().contains(v);
          all[v] = there ? -table.numbers()[k++] : 0;
        }
        Lattice every =
            new Lattice(
                table.lattice().axes(), table.lattice().interpolation(), new Entries.Every());
        new LevelBlend(every, GRID, workers).addUp(all, 0, left);
      }
      for (float[] line : left) {
        for (float value : line) {
          square += (double) value * value / (HEIGHT * WIDTH);
        }
      }
    }
    assertEquals(square, pyramid.meanSquare(), 1e-6 + 1e-3 * square);
  }

  /** Numbers where they pay leave far less than as many on a regular grid. */
  @Test
  void numbersGoWhereTheyPay() {
    float[][] picture = picture();
    int regular = LatticeAxis.over(GRID.axes().get(0), 2).vertices();
    regular *= LatticeAxis.over(GRID.axes().get(1), 2).vertices();
    double even = of(picture, List.of(2.0), regular).meanSquare();
    double chosen = of(picture, CELLS, regular).meanSquare();
    assertTrue(chosen < even / 10, "even " + even + ", chosen " + chosen);
  }

  @Test
  void moreNumbersLeaveLess() {
    float[][] picture = picture();
    double before = Double.POSITIVE_INFINITY;
    for (int budget : new int[] {100, 400, 1600, 6000}) {
      double left = of(picture, CELLS, budget).meanSquare();
      assertTrue(left < before, () -> budget + " numbers leave " + left);
      before = left;
    }
    assertTrue(before < 1e-5, "as many numbers as samples leave " + before);
  }

  @Test
  void aFlatSignalIsTheNumbersOfTheCoarsestLevel() {
    SparsePyramid pyramid = of(new float[HEIGHT][WIDTH], CELLS, 2000);
    assertEquals(0, pyramid.meanSquare(), 0);
    assertEquals(1, pyramid.tables().size());
  }
}
