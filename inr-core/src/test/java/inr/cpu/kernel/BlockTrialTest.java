package inr.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class BlockTrialTest {
  private static final long MILLISECOND = 1_000_000;

  private final List<String> log = new ArrayList<>();
  private final BlockTrial trial = new BlockTrial(log::add, 10 * MILLISECOND, 20 * MILLISECOND);

  @Test
  void onlyAFarSlowerBlockIsGivenUpAndThatIsLogged() {
    assertFalse(trial.siblingIsFaster("fast", BlockTrialTest::fast, BlockTrialTest::slow));
    assertEquals(List.of(), log);
    assertTrue(trial.siblingIsFaster("slow", BlockTrialTest::slow, BlockTrialTest::fast));
    assertEquals(1, log.size());
    assertTrue(log.get(0).startsWith("block slow takes "), log.get(0));
  }

  @Test
  void aBlockIsJudgedByWhatItDoesOnceItIsCompiled() {
    assertFalse(trial.siblingIsFaster("late", compiledLate(), BlockTrialTest::fast));
    assertEquals(List.of(), log);
    assertTrue(trial.siblingIsFaster("slow", BlockTrialTest::slow, compiledLate()));
  }

  private static void fast() {
    // A loop.
    for (int i = 0; i < 1000; i++) {
      Thread.onSpinWait();
    }
  }

  private static void slow() {
    LockSupport.parkNanos(MILLISECOND);
  }

  /** Slow in the first round, and fast before the last one begins. */
  private static Runnable compiledLate() {
    long end = System.nanoTime() + 20 * MILLISECOND;
    return () -> {
      if (System.nanoTime() < end) {
        slow();
      } else {
        fast();
      }
    };
  }
}
