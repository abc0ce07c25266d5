package inr.codec.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inr.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningsTest {
  private static final int TRIAL = 400;
  private static final int ALONE = 4;

  @Test
  void theOpeningThatEndsBetterIsTaken() {
    assertEquals(Opening.SPARSE, tried(0.03, List.of(Opening.SPARSE, Opening.DENSE)));
    assertEquals(Opening.DENSE, tried(0.002, List.of(Opening.SPARSE, Opening.DENSE)));
  }

  private static Opening tried(double lambda, List<Opening> openings) {
    try (Workers workers = new Workers(1)) {
      Run run = SmallTraining.run(lambda, openings.get(0), workers);
      Steps steps = new Steps(2, TRIAL, 1, ALONE, 1, 1, 1, 1);
      Openings trial = new Openings(run, steps, openings, 7);
      List<Objective.Loss> ends = new ArrayList<>();
      for (int i = 0; i < 2 * TRIAL; i++) {
        trial.step();
        assertEquals(7 * 64, run.model.snapshot(0).seed(), "another start");
        if ((i + 1) % TRIAL == 0) {
          ends.add(run.objective.validate(run.model));
        }
      }
      trial.end();
      assertTrue(trial.isOver());
      assertTrue(ends.get(0).bits() < 0.95 * ends.get(1).bits(), "a bit costs the same: " + ends);
      boolean better = ends.get(1).loss() < ends.get(0).loss();
      assertEquals(openings.get(better ? 1 : 0), run.opening, ends::toString);
      return run.opening;
    }
  }
}
