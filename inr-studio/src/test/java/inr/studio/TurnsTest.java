package inr.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** On a clock that only work moves: at most one fit works at a time, so what it adds is its own. */
class TurnsTest {
  private static final long MILLI = 1_000_000;

  private final AtomicLong clock = new AtomicLong();
  private final Turns turns = new Turns(clock::get);
  private final AtomicBoolean working = new AtomicBoolean();

  /** A fit of so many slices of steps, until another has ended. */
  private final class Fit {
    final Turns.Turn turn = turns.turn();
    final AtomicLong worked = new AtomicLong();

    void slice(long millis) {
      assertTrue(turn.take(() -> false));
      assertTrue(working.compareAndSet(false, true), "two fits work at once");
      clock.addAndGet(millis * MILLI);
      worked.addAndGet(millis);
      working.set(false);
      turn.rest();
    }

    CompletableFuture<Void> until(long all, long millis) {
      return CompletableFuture.runAsync(
          () -> {
            while (clock.get() < all * MILLI) {
              slice(millis);
            }
            turn.leave();
          },
          // The common pool may have a single thread, and fits wait for each other.
          work -> new Thread(work).start());
    }
  }

  /** The clock flies, so all must want turns before it does. */
  private void awaitWanted(int fits) throws InterruptedException {
    while (turns.wanted() < fits) {
      Thread.sleep(1);
    }
  }

  @Test
  void fitsOfLongAndShortSlicesGetEqualTime() throws InterruptedException {
    List<Fit> fits = List.of(new Fit(), new Fit(), new Fit());
    List<CompletableFuture<Void>> running = new ArrayList<>();
    long[] slices = {10, 700, 90};
    fits.get(0).slice(slices[0]);
    running.add(fits.get(1).until(60_000, slices[1]));
    running.add(fits.get(2).until(60_000, slices[2]));
    awaitWanted(3);
    running.add(fits.get(0).until(60_000, slices[0]));
    running.forEach(CompletableFuture::join);
    for (Fit fit : fits) {
      // A turn and the longest slice are what one can be ahead.
      assertEquals(20_000.0, fit.worked.doubleValue(), 2_500);
    }
  }

  @Test
  void whoComesBackHasNothingToCatchUpOn() throws InterruptedException {
    Fit first = new Fit();
    Fit paused = new Fit();
    for (int i = 0; i < 100; i++) {
      first.slice(100);
    }
    CompletableFuture<Void> other = paused.until(16_000, 100);
    awaitWanted(2);
    CompletableFuture<Void> own = first.until(16_000, 100);
    CompletableFuture.allOf(other, own).join();
    assertEquals(3_000.0, paused.worked.doubleValue(), 800);
  }

  @Test
  void whoGivesUpWaitsNoLonger() {
    Fit holder = new Fit();
    assertTrue(holder.turn.take(() -> false));
    Turns.Turn other = turns.turn();
    assertFalse(other.take(() -> true));
    assertEquals(1, turns.wanted());
  }
}
