package inr.pyramid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.parallel.Workers;
import inr.random.CounterRandom;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GridValuesTest {
  /** x_c = mean_c + Σ_k direction_k(c) · line_k, in the training range. */
  @Test
  void directionsAndMeansPutTheChannelsBackTogether() {
    int width = 11;
    int height = 7;
    CounterRandom random = new CounterRandom(6, 0);
    float[] values = new float[width * height * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (100 * random.uniform(i / 3) + (i % 3) * 20 * random.uniform(500 + i));
    }
    Grid grid = Grid.of(Axis.centred("y", height), Axis.centred("x", width));
    Signal signal =
        new Signal(
            grid, new Medium.Field(3), new Samples.Floats(values), ValueRange.symmetric(0, 255));
    try (Workers workers = new Workers(3)) {
      GridValues found = GridValues.of(signal, grid, workers);
      double square = 0;
      double[] energy = new double[3];
      for (int p = 0; p < width * height; p++) {
        for (int c = 0; c < 3; c++) {
          double sum = found.mean(c);
          for (int k = 0; k < 3; k++) {
            sum += found.direction(k)[c] * found.lines()[k][p / width][p % width];
          }
          double target = found.range().toTraining(values[3 * p + c]);
          assertEquals(target, sum, 1e-5);
          square += target * target;
          energy[c] += Math.pow(found.lines()[c][p / width][p % width], 2);
        }
      }
      assertEquals(width * height * 3, square, 300, "about mean 0 and variance 1");
      assertEquals(true, energy[0] > energy[1] && energy[1] > energy[2]);
    }
  }

  @Test
  void valuesThatAreAllTheSameHaveARange() {
    Grid grid = Grid.of(Axis.centred("x", 5));
    for (float value : new float[] {0, 7, 3.4e38f, -3.4e38f}) {
      float[] values = new float[5];
      Arrays.fill(values, value);
      Signal signal =
          new Signal(
              grid,
              new Medium.Field(1),
              new Samples.Floats(values),
              new ValueRange(-3.5e38, 3.5e38, -1, 1));
      try (Workers workers = new Workers(1)) {
        assertEquals(0, GridValues.of(signal, grid, workers).range().toTraining(value), 1e-6);
      }
    }
  }

  /** A tall picture has an array for each of its numbers. */
  @Test
  void linesCostMoreThanTheirNumbers() {
    Grid wide = Grid.of(Axis.centred("y", 1), Axis.centred("x", 1 << 20));
    Grid tall = Grid.of(Axis.centred("y", 1 << 20), Axis.centred("x", 1));
    assertEquals((4 << 20) + 20, GridValues.bytesOfChannel(wide));
    assertEquals(24 << 20, GridValues.bytesOfChannel(tall));
  }

  /** Beyond 2²⁴ points two neighbours are one value; what is left at the end is left out. */
  @Test
  void veryManyPointsAreAveragedOverBlocks() {
    int points = (1 << 24) + 3;
    byte[] values = new byte[points];
    for (int i = 0; i < points; i++) {
      values[i] = (byte) (i % 2 == 0 ? i % 200 : i % 200 + 1);
    }
    Grid grid = Grid.of(Axis.centred("t", points));
    Signal signal =
        new Signal(
            grid,
            new Medium.Field(1),
            new Samples.UnsignedBytes(values),
            ValueRange.symmetric(0, 255));
    try (Workers workers = new Workers(2)) {
      GridValues found = GridValues.of(signal, grid, workers);
      assertEquals(points / 2, found.grid().points());
      float[] line = found.lines()[0][0];
      for (int i = 0; i < 1000; i++) {
        double pair = found.range().toTraining((2 * i) % 200 + 1);
        assertEquals(pair, found.mean(0) + found.direction(0)[0] * line[i], 1e-5);
      }
      double centre = (grid.axes().get(0).coordinate(0) + grid.axes().get(0).coordinate(1)) / 2;
      assertEquals(centre, found.grid().axes().get(0).coordinate(0), 1e-12);
    }
  }
}
