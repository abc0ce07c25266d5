package inr.cpu.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By a clock of its own, which a busy machine does not hold up. */
class BlockTrialTest {
  private static final long MILLISECOND = 1_000_000;

  private final List<String> log = new ArrayList<>();
  private long now;
  private final BlockTrial trial =
      new BlockTrial(
          log::add,
          new BlockTrial.Clock() {
            @Override
            public long nanos() {
              return now;
            }

            @Override
            public void pause(long nanos) {
              now += nanos;
            }
          },
          10 * MILLISECOND,
          20 * MILLISECOND);

  @Test
  void onlyAFarSlowerBlockIsGivenUpAndThatIsLogged() {
    assertFalse(trial.siblingIsFaster("fast", () -> take(1000), () -> take(900)));
    assertEquals(List.of(), log);
    assertTrue(trial.siblingIsFaster("slow", () -> take(1300), () -> take(1000)));
    assertEquals(
        List.of(
            "block slow takes 1.3 times as long as its sibling in this process, which is used instead"),
        log);
  }

  /** Slow in the first round, and fast before the last one begins. */
  @Test
  void aBlockIsJudgedByWhatItDoesOnceItIsCompiled() {
    assertFalse(trial.siblingIsFaster("late", compiledLate(), () -> take(1000)));
    assertEquals(List.of(), log);
    assertTrue(trial.siblingIsFaster("slow", () -> take(MILLISECOND), compiledLate()));
  }

  /** The shortest time counts: others are those of a machine that did something else. */
  @Test
  void aHeldUpCallDoesNotCount() {
    int[] calls = {0};
    Runnable heldUp = () -> take(++calls[0] % 10 == 0 ? MILLISECOND : 1000);
    assertFalse(trial.siblingIsFaster("held up", heldUp, () -> take(1000)));
  }

  private void take(long nanos) {
    now += nanos;
  }

  private Runnable compiledLate() {
    long end = now + 20 * MILLISECOND;
    return () -> take(now < end ? MILLISECOND : 1000);
  }
}
