package inr.preset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.backend.Backends;
import inr.backend.Trainer;
import inr.backend.TrainerState;
import inr.encoding.Encoding;
import inr.grid.Axis;
import inr.grid.Grid;
import inr.grid.Placement;
import inr.lattice.Interpolation;
import inr.lattice.Lattice;
import inr.lattice.LatticeAxis;
import inr.plan.TrainingPlan;
import inr.random.CounterRandom;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import org.junit.jupiter.api.Test;

class KroneckerTest {
  private static final Preset KRONECKER = Presets.named("kronecker").orElseThrow();

  /** Numbers are stored as floats; of order 1. */
  private static final double FLOATS = 1e-5;

  private static Signal signal(int channels, int height, int width) {
    float[] values = new float[height * width * channels];
    CounterRandom random = new CounterRandom(5, 0);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (Math.sin(0.2 * i) + random.uniform(i));
    }
    return new Signal(
        Grid.of(Axis.of("y", height, -1, 1, Placement.END_POINTS), Axis.centred("x", width)),
        new Medium.Field(channels),
        new Samples.Floats(values),
        new ValueRange(-1, 2, -1, 1));
  }

  private static Start start(Signal signal, double density) {
    Settings settings = KRONECKER.settings(Shape.of(signal)).with(Preset.DENSITY, density);
    return KRONECKER.start(signal, settings, 0, 1);
  }

  private static float[] field(Start start) {
    float[] field = new float[start.signal().samples().size()];
    TrainingPlan plan = start.recipe().plan(start.network(), 0);
    try (Trainer trainer = Backends.named("cpu").trainer(plan, start.signal(), 1)) {
      trainer.restore(
          TrainerState.beginning(plan, start.signal(), start.parameters().orElseThrow()));
      trainer.evaluate(start.signal().coordinates(), field);
    }
    return field;
  }

  private static double squaredError(Signal signal, float[] field) {
    double sum = 0;
    for (int i = 0; i < field.length; i++) {
      double error = signal.range().toTraining(signal.samples().get(i)) - field[i];
      sum += error * error;
    }
    return sum / field.length;
  }

  /** As many functions as samples: Φ is square, and the fit exact. */
  @Test
  void theClosedFormReproducesTheGridWhereItCan() {
    Signal signal = signal(2, 9, 14);
    float[] field = field(start(signal, 1));
    for (int i = 0; i < field.length; i++) {
      double target = signal.range().toTraining(signal.samples().get(i));
      assertEquals(target, field[i], FLOATS, "number " + i);
    }
  }

  /** Φ_y W Φ_xᵀ by two matrix products, on 5 x 7 samples. */
  @Test
  void theFieldIsTheProductOfBothAxesWithTheNumbers() {
    Signal signal = signal(1, 5, 7);
    Start start = start(signal, 0.4);
    Lattice lattice = ((Encoding.Tables) start.network().encoding()).lattices().get(0);
    Grid grid = (Grid) signal.coordinates();
    double[][] phiY = matrix(grid.axes().get(0), lattice.axes().get(0));
    double[][] phiX = matrix(grid.axes().get(1), lattice.axes().get(1));
    float[] w = start.parameters().orElseThrow().values();
    float[] field = field(start);
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 7; x++) {
        double sum = 0;
        for (int i = 0; i < phiY[y].length; i++) {
          for (int j = 0; j < phiX[x].length; j++) {
            sum += phiY[y][i] * w[i * phiX[x].length + j] * phiX[x][j];
          }
        }
        assertEquals(sum, field[y * 7 + x], FLOATS);
      }
    }
  }

  private static double[][] matrix(Axis samples, LatticeAxis lattice) {
    double[][] matrix = new double[samples.samples()][lattice.vertices()];
    int[] vertices = new int[4];
    double[] weights = new double[4];
    for (int i = 0; i < matrix.length; i++) {
      lattice.taps(samples.coordinate(i), Interpolation.CUBIC, 0, vertices, 0, weights, 0);
      for (int tap = 0; tap < 4; tap++) {
        matrix[i][vertices[tap]] += weights[tap];
      }
    }
    return matrix;
  }

  /** The squared error has no slope there, in any of the numbers. */
  @Test
  void nothingNearTheClosedFormIsBetter() {
    Signal signal = signal(1, 20, 17);
    Start start = start(signal, 0.25);
    double best = squaredError(signal, field(start));
    float[] numbers = start.parameters().orElseThrow().values();
    for (int i = 0; i < numbers.length - 2; i += 7) {
      float number = numbers[i];
      for (float step : new float[] {-0.02f, 0.02f}) {
        numbers[i] = number + step;
        double other = squaredError(signal, field(start));
        assertTrue(other > best, "number " + i + ": " + other + " beside " + best);
      }
      numbers[i] = number;
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    assertEquals(
        "setting density is 1.5; a number above 0 up to 1 is needed",
        assertThrows(IllegalArgumentException.class, () -> start(signal(1, 4, 4), 1.5))
            .getMessage());
  }
}
