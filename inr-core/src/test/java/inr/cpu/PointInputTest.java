package inr.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import inr.activation.Activation;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.selftest.Specimens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointInputTest {
  /** Short axes and those whose coordinates are not kept, in runs and by leaps. */
  @ParameterizedTest
  @ValueSource(ints = {5, (1 << 20) + 5})
  void pointsLieWhereTheGridHasThem(int samples) {
    Grid grid = Grid.of(Axis.centred("y", 3), Axis.centred("x", samples));
    TileNetwork network = new TileNetwork(Specimens.network(new Activation.Tanh()).circuit(), true);
    TileSpace space = network.newSpace(0, 0);
    TileInput input = network.pointInput(grid);
    long[] points = {samples - 2, samples - 1, samples, samples + 1, 2, 2L * samples + 3};
    for (int row = 0; row < points.length; row++) {
      input.load(points[row], row, space);
    }
    double[] expected = new double[2];
    for (int row = 0; row < points.length; row++) {
      grid.coordinates(points[row], expected);
      assertArrayEquals(expected, space.coordinates[row]);
    }
  }
}
