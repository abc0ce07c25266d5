package inr.bench.suite;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.random.CounterRandom;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.List;

/** A volume as scanners give them: shells with sharp borders, fine structure inside, some noise. */
final class MadeVolume {
  private MadeVolume() {}

  /** A cube of {@code side} voxels each way, values from 0 to 255. */
  static Signal of(int side) {
    CounterRandom random = new CounterRandom(21, 0);
    float[] values = new float[side * side * side];
    int i = 0;
    for (int z = 0; z < side; z++) {
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          double u = 2.0 * x / side - 1;
          double v = 2.0 * y / side - 1;
          double w = 2.0 * z / side - 1;
          double radius = Math.sqrt(u * u + 1.4 * v * v + 0.8 * w * w);
          double tissue =
              radius > 0.9 ? 0 : radius > 0.8 ? 200 : 90 + 30 * Math.sin(17 * u) * Math.sin(23 * v);
          double vessel = Math.abs(Math.sin(9 * u + 4 * w) - v) < 0.05 && radius < 0.8 ? 70 : 0;
          values[i] = (float) (tissue + vessel + 4 * random.uniform(i));
          i++;
        }
      }
    }
    Grid grid =
        new Grid(
            List.of(Axis.centred("z", side), Axis.centred("y", side), Axis.centred("x", side)));
    return new Signal(
        grid, new Medium.Field(1), new Samples.Floats(values), ValueRange.symmetric(0, 255));
  }
}
