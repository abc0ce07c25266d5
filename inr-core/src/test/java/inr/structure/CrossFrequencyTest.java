package inr.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.grid.Axis;
import inr.grid.Grid;
import inr.loss.Loss;
import inr.plan.TrainingPlan;
import inr.preset.Siren;
import inr.sampling.Batch;
import inr.sampling.Growth;
import inr.sampling.Sampler;
import inr.signal.Medium;
import inr.signal.Samples;
import inr.signal.Signal;
import inr.signal.ValueRange;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CrossFrequencyTest {
  private static final int ROWS = 4;
  private static final int COLUMNS = 3;
  private static final int CHANNELS = 2;
  private static final double EDGES = 0.3;

  private final Signal signal = signal();
  private final float[] seen = seen();

  private static Signal signal() {
    float[] values = new float[ROWS * COLUMNS * CHANNELS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(1.7 * i);
    }
    return new Signal(
        Grid.of(Axis.centred("y", ROWS), Axis.centred("x", COLUMNS)),
        new Medium.Field(CHANNELS),
        new Samples.Floats(values),
        ValueRange.symmetric(-1, 1));
  }

  private static float[] seen() {
    float[] seen = new float[ROWS * COLUMNS * CHANNELS];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = (float) Math.cos(2.3 * i);
    }
    return seen;
  }

  private static Sampler.Evolutionary sampler(double frequencies) {
    return new Sampler.Evolutionary(0.5, Growth.CONSTANT, EDGES, frequencies, 100, 50, 1000);
  }

  /** Some points, not in order. */
  private static Batch batch() {
    int[] points = {7, 0, 4, 11, 5};
    return new Batch() {
      @Override
      public int points() {
        return points.length;
      }

      @Override
      public int point(int index) {
        return points[index];
      }
    };
  }

  private static double[] predictions() {
    double[] predictions = new double[batch().points() * CHANNELS];
    for (int i = 0; i < predictions.length; i++) {
      predictions[i] = 0.4 * Math.sin(3.1 * i + 1);
    }
    return predictions;
  }

  private double value(Loss.OfError loss, double[] predictions) {
    return new CrossFrequency(loss, sampler(0.3), signal)
        .at(batch(), seen, predictions, new double[predictions.length]);
  }

  /** Neighbour by neighbour. */
  @Test
  void theValueIsTheMeanOfSquaresAndOfBendsOfWhatIsKnownOfAllErrors() {
    double[] predictions = predictions();
    Map<Integer, Double> errors = new TreeMap<>();
    for (int i = 0; i < seen.length; i++) {
      errors.put(i, (double) seen[i]);
    }
    double sum = 0;
    for (int i = 0; i < predictions.length; i++) {
      int point = batch().point(i / CHANNELS);
      double error = predictions[i] - signal.target(point, i % CHANNELS);
      errors.put(point * CHANNELS + i % CHANNELS, error);
      sum += error * error;
    }
    for (int b = 0; b < batch().points(); b++) {
      int row = batch().point(b) / COLUMNS;
      int column = batch().point(b) % COLUMNS;
      for (int c = 0; c < CHANNELS; c++) {
        double bend = 0;
        int[][] around = {
          {row - 1, column}, {row + 1, column}, {row, column - 1}, {row, column + 1}
        };
        for (int[] place : around) {
          if (place[0] >= 0 && place[0] < ROWS && place[1] >= 0 && place[1] < COLUMNS) {
            bend += errors.get((place[0] * COLUMNS + place[1]) * CHANNELS + c);
            bend -= errors.get((row * COLUMNS + column) * CHANNELS + c);
          }
        }
        sum += EDGES * bend * bend;
      }
    }
    assertEquals(sum / predictions.length, value(new Loss.MeanSquaredError(), predictions), 1e-14);
  }

  @Test
  void slopesAreThoseOfDifferences() {
    for (Loss.OfError loss : new Loss.OfError[] {new Loss.MeanSquaredError(), Loss.Huber.of()}) {
      double[] predictions = predictions();
      double[] slopes = new double[predictions.length];
      new CrossFrequency(loss, sampler(0.3), signal).at(batch(), seen, predictions, slopes);
      for (int i = 0; i < predictions.length; i++) {
        double[] more = predictions.clone();
        double[] less = predictions.clone();
        more[i] += 1e-5;
        less[i] -= 1e-5;
        assertEquals((value(loss, more) - value(loss, less)) / 2e-5, slopes[i], 1e-9);
      }
    }
  }

  @Test
  void itIsThereAtFirstAndWhereErrorsAreLookedAt() {
    CrossFrequency loss = new CrossFrequency(new Loss.MeanSquaredError(), sampler(0.3), signal);
    assertTrue(loss.isOn(299));
    assertFalse(loss.isOn(301));
    long look = 302;
    while (!sampler(0.3).looks(look)) {
      look++;
    }
    assertTrue(loss.isOn(look));
    assertFalse(new CrossFrequency(new Loss.MeanSquaredError(), sampler(0), signal).isOn(0));
  }

  @Test
  void weightsOfPointsAreNoPartOfIt() {
    TrainingPlan plan = TrainingPlan.of(Siren.network(2, CHANNELS, 1, 4, 30, 30), 1e-3, 1);
    TrainingPlan feasible = plan.withLoss(Loss.Feasible.of());
    assertThrows(IllegalArgumentException.class, () -> feasible.withSampler(sampler(0.3)));
    assertEquals(sampler(0), feasible.withSampler(sampler(0)).sampler());
  }
}
