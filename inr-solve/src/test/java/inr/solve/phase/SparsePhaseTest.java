package inr.solve.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.random.CounterRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Newton's method with hard thresholding on random matrices. */
class SparsePhaseTest {
  private static final int SIZE = 400;
  private static final int NONZERO = 8;
  private static final int MEASUREMENTS = 300;
  private static final int TRIALS = 20;

  /** Errors are squared by a step, and the last one changed z by less than 10⁻⁵. */
  private static final double SQUARED = 1e-9;

  /** z, rows and amplitudes of a seed. */
  private record Trial(double[] truth, double[][] rows, double[] amplitudes) {
    static Trial of(long seed, int size, int nonzero, int measurements) {
      CounterRandom random = new CounterRandom(seed, 0);
      double[] truth = new double[size];
      for (long k = 0, set = 0; set < nonzero; k++) {
        int place = (int) (random.uniform(k) * size);
        if (truth[place] == 0) {
          truth[place] = random.normal(1000 + k);
          set++;
        }
      }
      double[][] rows = new double[measurements][size];
      double[] amplitudes = new double[measurements];
      CounterRandom entries = new CounterRandom(seed, 1);
      for (int i = 0; i < measurements; i++) {
        long first = (long) i * size;
        Arrays.setAll(rows[i], j -> entries.normal(first + j));
        double image = 0;
        for (int j = 0; j < size; j++) {
          image += rows[i][j] * truth[j];
        }
        amplitudes[i] = Math.abs(image);
      }
      return new Trial(truth, rows, amplitudes);
    }

    /** Up to the sign. */
    double error(double[] found) {
      double same = 0;
      double turned = 0;
      double power = 0;
      for (int j = 0; j < truth.length; j++) {
        same += (truth[j] - found[j]) * (truth[j] - found[j]);
        turned += (truth[j] + found[j]) * (truth[j] + found[j]);
        power += truth[j] * truth[j];
      }
      return Math.sqrt(Math.min(same, turned) / power);
    }
  }

  /** An independent program finds 19 of 20, in six steps. */
  @Test
  void mostSparseVectorsAreFoundInFewSteps() {
    int found = 0;
    int[] steps = new int[TRIALS];
    for (int seed = 0; seed < TRIALS; seed++) {
      Trial trial = Trial.of(seed, SIZE, NONZERO, MEASUREMENTS);
      SparsePhase.Found answer = new SparsePhase(trial.rows(), trial.amplitudes()).solve(NONZERO);
      boolean right = trial.error(answer.values()) < 1e-3;
      found += right ? 1 : 0;
      steps[seed] = right ? answer.steps() : Integer.MAX_VALUE;
      if (right) {
        assertTrue(answer.converged());
        assertEquals(0, trial.error(answer.values()), SQUARED, "seed " + seed);
      }
    }
    Arrays.sort(steps);
    assertTrue(found >= 17, found + " of 20");
    assertTrue(steps[found / 2] <= 8, steps[found / 2] + " steps");
  }

  @Test
  void whatCannotBeIsRefusedInOneLine() {
    double[][] rows = {{1, 2}, {3, 4}};
    SparsePhase two = new SparsePhase(rows, new double[] {1, 2});
    assertThrows(IllegalArgumentException.class, () -> two.solve(0));
    assertThrows(IllegalArgumentException.class, () -> two.solve(3));
    assertThrows(IllegalArgumentException.class, () -> new SparsePhase(rows, new double[] {1}));
    assertThrows(IllegalArgumentException.class, () -> new SparsePhase(rows, new double[] {1, -1}));
    double[][] uneven = {{1, 2}, {3}};
    assertThrows(
        IllegalArgumentException.class, () -> new SparsePhase(uneven, new double[] {1, 2}));
  }
}
