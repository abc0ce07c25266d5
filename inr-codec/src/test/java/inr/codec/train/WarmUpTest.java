package inr.codec.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarmUpTest {
  private static final int CANDIDATES = 3;

  /** With latents that show the picture, and with zeros, which need no steps alone. */
  @ParameterizedTest
  @CsvSource({"0.002, 4", "0.0005, 0"})
  void theBetterTwoOfTheCandidatesGoOn(double lambda, int alone) {
    try (Workers workers = new Workers(1)) {
      Run run = SmallTraining.run(lambda, Opening.EVEN, workers);
      Steps steps = new Steps(0, 0, CANDIDATES, alone, 5, 1, 1, 1);
      WarmUp warmUp = new WarmUp(run, steps, 7);
      List<Long> begun = new ArrayList<>();
      double[] losses = new double[CANDIDATES];
      for (int i = 0; i < steps.allWarmUp(); i++) {
        warmUp.step();
        long seed = run.model.snapshot(0).seed();
        if (!begun.contains(seed)) {
          begun.add(seed);
        }
        if (i < CANDIDATES * (alone + 5)) {
          losses[(int) (seed - 7 * 64)] = run.objective.validate(run.model).loss();
        }
      }
      warmUp.end();
      assertTrue(warmUp.isOver());
      assertEquals(List.of(448L, 449L, 450L), begun, "other starts than the candidates");
      double loss = run.objective.validate(run.model).loss();
      for (double other : losses) {
        assertTrue(loss < other, loss + " after a second turn, " + other + " after the first");
      }
    }
  }
}
