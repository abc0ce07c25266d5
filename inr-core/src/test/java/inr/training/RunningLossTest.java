package inr.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RunningLossTest {
  private static void add(RunningLoss loss, int times, double value) {
    for (int i = 0; i < times; i++) {
      loss.add(value);
    }
  }

  @Test
  void theMeanIsThatOfTheLastEpoch() {
    RunningLoss loss = new RunningLoss(4, StopRules.Patience.endless());
    assertEquals(Double.NaN, loss.mean());
    add(loss, 3, 1);
    assertEquals(1, loss.mean());
    add(loss, 3, 5);
    assertEquals(4, loss.mean());
  }

  @Test
  void theMeanOfALongEpochIsThatOfItsLatestPart() {
    RunningLoss loss = new RunningLoss(2048, StopRules.Patience.endless());
    add(loss, 1000, 9);
    add(loss, 127, 0.5);
    assertTrue(loss.mean() > 0.5);
    loss.add(0.5);
    assertEquals(0.5, loss.mean());
    add(loss, 5000, 0.25);
    assertEquals(0.25, loss.mean());
  }

  @Test
  void patienceLooksAtWholeEpochs() {
    RunningLoss loss = new RunningLoss(300, new StopRules.Patience(0, 1));
    add(loss, 300, 1);
    // The latest part is worse, the whole epoch better.
    add(loss, 150, 0.1);
    add(loss, 150, 1.5);
    assertFalse(loss.standsStill());
    add(loss, 300, 1.2);
    assertTrue(loss.standsStill());
  }
}
