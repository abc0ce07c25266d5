package inr.leastsquares;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.leastsquares.LevenbergMarquardt.End;
import inr.parallel.Workers;
import org.junit.jupiter.api.Test;

class LevenbergMarquardtTest {
  private static final double PRECISION = 1e-10;

  /** Rosenbrock's valley as residues 10(y − x²) and 1 − x, with their signs turned. */
  private record Valley(double[] parameters) implements LevenbergMarquardt.Place {
    @Override
    public double[] residue() {
      double x = parameters[0];
      return new double[] {-10 * (parameters[1] - x * x), x - 1};
    }

    @Override
    public double[][] jacobian() {
      return new double[][] {{-20 * parameters[0], 10}, {-1, 0}};
    }
  }

  private static End<Valley> run(int steps, int threads) {
    try (Workers workers = new Workers(threads)) {
      return LevenbergMarquardt.run(
          new Valley(new double[] {-1.2, 1}),
          Valley::new,
          new double[] {1, 1},
          steps,
          history -> history.get(history.size() - 1) < 1e-28,
          workers);
    }
  }

  @Test
  void rosenbrocksValleyIsFollowedToItsEnd() {
    End<Valley> end = run(100, 1);
    assertArrayEquals(new double[] {1, 1}, end.place().parameters(), PRECISION);
    assertTrue(end.steps() < 40, "took " + end.steps() + " steps");
  }

  @Test
  void noMoreStepsAreTakenThanAsked() {
    assertEquals(3, run(3, 1).steps());
  }

  @Test
  void bitsDoNotDependOnThreads() {
    assertArrayEquals(run(7, 1).place().parameters(), run(7, 3).place().parameters());
  }
}
