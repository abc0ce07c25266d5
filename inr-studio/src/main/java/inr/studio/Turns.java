package inr.studio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Equal turns of several fits: one of them works at a time, with all threads, and all that want to
 * work get equal time. Time in which a fit waits, is paused or is looked at does not count, and one
 * that comes late or comes back has nothing to catch up on.
 */
public final class Turns {
  /** A turn ends at the first gap between steps after so long. */
  static final long TURN_NANOS = 200_000_000;

  private static final long POLL_MILLIS = 20;

  private final LongSupplier nanoTime;

  /** Those that work or wait for that, in the order in which they came. */
  private final List<Turn> wanting = new ArrayList<>();

  private @Nullable Turn holder;

  /** Turns that nobody takes yet. */
  public Turns() {
    this(System::nanoTime);
  }

  Turns(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The turns of one more fit, which does not want any yet. */
  public Turn turn() {
    return new Turn();
  }

  /** How many fits want to work. */
  synchronized int wanted() {
    return wanting.size();
  }

  /** The turns of one fit; used by its thread. */
  public final class Turn {
    private long worked;
    private long begun;
    private long since;

    private Turn() {}

    /** Work rests, and so does the clock. */
    void rest() {
      synchronized (Turns.this) {
        if (holder == this) {
          worked += nanoTime.getAsLong() - since;
        }
      }
    }

    /**
     * Waits until it may work; one whose turn is over lets others go first.
     *
     * @param givesUp whether it does not want to any more, asked while it waits
     * @return false if it gave up
     */
    boolean take(BooleanSupplier givesUp) {
      synchronized (Turns.this) {
        join();
        if (holder == this && worked - begun >= TURN_NANOS) {
          handOver();
        }
        try {
          while (holder != this) {
            if (givesUp.getAsBoolean()) {
              leave();
              return false;
            }
            if (holder == null && next() == this) {
              holder = this;
              begun = worked;
            } else {
              Turns.this.wait(POLL_MILLIS);
            }
          }
        } catch (InterruptedException ended) {
          Thread.currentThread().interrupt();
          leave();
          return false;
        }
        since = nanoTime.getAsLong();
        return true;
      }
    }

    private void join() {
      if (!wanting.contains(this)) {
        long least = wanting.stream().mapToLong(other -> other.worked).min().orElse(worked);
        worked = Math.max(worked, least);
        wanting.add(this);
      }
    }

    /** Wants no more turns, for now or for good. */
    void leave() {
      synchronized (Turns.this) {
        wanting.remove(this);
        if (holder == this) {
          handOver();
        }
      }
    }
  }

  private Turn next() {
    return wanting.stream().min(Comparator.comparingLong(turn -> turn.worked)).orElseThrow();
  }

  private void handOver() {
    holder = null;
    notifyAll();
  }
}
