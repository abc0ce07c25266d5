package inr.solve.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.parallel.Workers;
import inr.random.CounterRandom;
import inr.solve.shape.ShapeField.Aim;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapesTest {
  private static final double ROUNDING = 1e-12;

  private static Grid cube(int side) {
    return Grid.of(Axis.centred("z", side), Axis.centred("y", side), Axis.centred("x", side));
  }

  @Test
  void surfacesAreAtDistanceZeroAndNormalsPointOut() {
    for (Solid solid : List.of(Solid.Torus.of(), Solid.Box.of())) {
      CounterRandom random = new CounterRandom(1, 0);
      for (int i = 0; i < 200; i++) {
        double[] on = solid.surface(random, i);
        assertEquals(0, solid.distance(Arrays.copyOf(on, 3)), ROUNDING);
        double[] out = new double[3];
        for (int d = 0; d < 3; d++) {
          out[d] = on[d] + 0.01 * on[3 + d];
        }
        assertEquals(0.01, solid.distance(out), ROUNDING);
      }
    }
  }

  /** 2π²Rr²/8 of the cube. */
  @Test
  void theTorusHasItsVolume() {
    Grid grid = cube(64);
    double[] at = new double[3];
    int inside = 0;
    for (int n = 0; n < grid.points(); n++) {
      grid.coordinates(n, at);
      inside += Solid.Torus.of().distance(at) < 0 ? 1 : 0;
    }
    assertEquals(0.049348, (double) inside / grid.points(), 1e-3);
  }

  @ParameterizedTest
  @CsvSource({"OCCUPANCY, 0.9", "SDF, 0.85"})
  void aFewStepsTellATorusWithEqualBitsOnAnyThreads(Aim aim, double least) {
    Grid grid = cube(24);
    double[][] values = new double[2][];
    for (int threads = 1; threads <= 2; threads++) {
      try (Workers workers = new Workers(threads)) {
        values[threads - 1] =
            new ShapeField(aim, 32, 120, 0)
                .train(Solid.Torus.of(), workers, step -> {})
                .values(grid, workers);
      }
    }
    double part = ShapeScore.of(Solid.Torus.of(), grid, values[0]).intersection();
    assertTrue(part > least, "IoU " + part);
    assertArrayEquals(values[0], values[1]);
  }

  /** After so few steps signs far away are still wrong, but not those at the surface. */
  @Test
  void pointsAndNormalsTellWhereTheSurfaceIs() {
    try (Workers workers = new Workers(2)) {
      Grid grid = cube(24);
      double[] values =
          new ShapeField(Aim.EIKONAL, 32, 120, 0)
              .train(Solid.Torus.of(), workers, step -> {})
              .values(grid, workers);
      assertTrue(ShapeScore.of(Solid.Torus.of(), grid, values).nearError() < 0.02);
    }
  }

  @Test
  void tangentPlanesTellATorus() {
    try (Workers workers = new Workers(1)) {
      Grid grid = cube(16);
      Cloud cloud = Cloud.of(Solid.Torus.of(), 2000, 0);
      double[] values = ShapeField.tangentPlanes(cloud, grid, workers);
      assertTrue(ShapeScore.of(Solid.Torus.of(), grid, values).intersection() > 0.95);
    }
  }

  @Test
  void cloudsAreFittedIntoTheCube() {
    Cloud cloud = new Cloud(new double[][] {{10, 0, 0, 2, 0, 0}, {14, 1, 0, 0, 0, -3}}).fitted();
    assertArrayEquals(new double[] {-0.8, -0.2, 0, 1, 0, 0}, cloud.numbers()[0], ROUNDING);
    assertArrayEquals(new double[] {0.8, 0.2, 0, 0, 0, -1}, cloud.numbers()[1], ROUNDING);
    Cloud flat = new Cloud(new double[][] {{0, 0, 0, 0, 0, 0}});
    assertThrows(IllegalArgumentException.class, flat::fitted);
  }
}
