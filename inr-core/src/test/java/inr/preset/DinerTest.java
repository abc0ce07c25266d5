package inr.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.backend.Backends;
import inr.backend.Trainer;
import inr.encoding.Encoding;
import inr.grid.Axis;
import inr.grid.Coordinates;
import inr.grid.Grid;
import inr.grid.Placement;
import inr.grid.ScatteredPoints;
import inr.lattice.Lattice;
import inr.plan.TrainingPlan;
import inr.random.CounterRandom;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DinerTest {
  private static final Preset DINER = Presets.named("diner").orElseThrow();

  private static final Grid GRID =
      Grid.of(Axis.of("y", 12, -1, 1, Placement.END_POINTS), Axis.centred("x", 10));

  private static Signal signal(Coordinates coordinates, List<Float> values) {
    float[] numbers = new float[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = values.get(i);
    }
    return new Signal(
        coordinates, new Medium.Field(1), new Samples.Floats(numbers), new ValueRange(0, 1, -1, 1));
  }

  private static List<Float> ramp(int count) {
    List<Float> ramp = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ramp.add((float) i / count);
    }
    return ramp;
  }

  private static Lattice rows(double density) {
    Signal signal = signal(GRID, ramp(120));
    Settings settings = DINER.settings(Shape.of(signal)).with(Preset.DENSITY, density);
    Start start = DINER.start(signal, settings, 0, 1);
    return ((Encoding.Tables) start.network().encoding()).lattices().get(0);
  }

  /** What counts at a point: rows and weights. */
  private static Map<Integer, Double> at(Lattice lattice, double[] x) {
    Map<Integer, Double> rows = new TreeMap<>();
    lattice.visitRows(x, List.of(0, 0), (row, weight) -> rows.merge(row, weight, Double::sum));
    rows.values().removeIf(weight -> Math.abs(weight) < 1e-12);
    return rows;
  }

  @Test
  void everySampleHasARowOfItsOwn() {
    Lattice lattice = rows(2);
    assertEquals(120, lattice.rows());
    double[] x = new double[2];
    for (int i = 0; i < 120; i++) {
      GRID.coordinates(i, x);
      assertEquals(1, at(lattice, x).get(i), 1e-12);
    }
  }

  @Test
  void betweenTheSamplesRowsAreInterpolated() {
    double[] x = new double[2];
    GRID.coordinates(34, x);
    x[1] += 0.25 * 2 / 10;
    Map<Integer, Double> between = at(rows(2), x);
    assertEquals(2, between.size());
    assertEquals(0.75, between.get(34), 1e-12);
    assertEquals(0.25, between.get(35), 1e-12);
  }

  @Test
  void fewerNumbersAreACoarserGrid() {
    assertEquals(6 * 5, rows(0.5).rows());
    assertEquals(1, rows(1e-9).rows());
  }

  /** What the network is called after: neighbours that have nothing in common are no trouble. */
  @Test
  void shuffledSamplesAreLearnedAsWellAsSortedOnes() {
    List<Float> sorted = ramp(120);
    List<Float> shuffled = new ArrayList<>(sorted);
    Collections.shuffle(shuffled, new Random(3));
    double inOrder = loss(sorted);
    double inDisorder = loss(shuffled);
    assertTrue(inOrder < 1e-3, "loss " + inOrder);
    assertTrue(inDisorder < 2 * inOrder && inOrder < 2 * inDisorder, inOrder + ", " + inDisorder);
  }

  private static double loss(List<Float> values) {
    Signal signal = signal(GRID, values);
    Start start = DINER.start(signal, DINER.settings(Shape.of(signal)), 0, 1);
    TrainingPlan plan = start.recipe().plan(start.network(), 1).lasting(150);
    try (Trainer trainer = Backends.named("cpu").trainer(plan, signal, 1)) {
      trainer.step(150);
      return trainer.loss();
    }
  }

  @Test
  void whatHasNoGridAndTooManyNumbersAreRefused() {
    CounterRandom random = new CounterRandom(1, 0);
    double[] places = new double[10];
    for (int i = 0; i < places.length; i++) {
      places[i] = random.uniform(i);
    }
    Signal scattered = signal(new ScatteredPoints(2, places), ramp(5));
    assertEquals(
        "model diner needs samples on a grid",
        assertThrows(
                IllegalArgumentException.class,
                () -> DINER.start(scattered, DINER.settings(Shape.of(scattered)), 0, 1))
            .getMessage());
    assertEquals(
        "setting density is 2.5; a number above 0 up to 2 is needed, a row for each sample",
        assertThrows(IllegalArgumentException.class, () -> rows(2.5)).getMessage());
  }
}
