package inr.studio;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Streams of server-sent events. Each stream sends the newest state and never an older one that it
 * was too slow for, so whoever changes the state waits for nobody.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, 9.2</a>
 */
final class EventHub {
  static final int MOST_STREAMS = 8;

  /** Writing tells who is gone, the second time at the latest: within 15 s, with time to spare. */
  private static final long HEARTBEAT_MILLIS = 5_000;

  private static final long LEAST_MILLIS = 100;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Supplier<String> state;
  private int streams;
  private long changes;
  private boolean closed;

  /**
   * A hub without streams.
   *
   * @param state the newest, as JSON on one line
   */
  EventHub(Supplier<String> state) {
    this.state = state;
  }

  /** The state is another one. */
  synchronized void changed() {
    changes++;
    notifyAll();
  }

  /** Whether somebody listens. */
  synchronized boolean isWatched() {
    return streams > 0;
  }

  /** Takes a place for a stream, if there is one. */
  synchronized boolean enter() {
    if (streams == MOST_STREAMS) {
      return false;
    }
    streams++;
    return true;
  }

  /** Gives the place back. */
  synchronized void leave() {
    streams--;
  }

  /**
   * Sends states until the reader is gone or the hub is closed.
   *
   * @throws IOException when the reader is gone
   */
  void stream(OutputStream out) throws IOException {
    write(out, "retry: 1000\n\n");
    long seen = -1;
    while (true) {
      long now = next(seen);
      if (now < 0) {
        return;
      }
      write(out, now == seen ? ": still here\n\n" : "data: " + state.get() + "\n\n");
      seen = now;
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /**
   * Waits for more changes than were seen, for a while at most; a stream that has sent something
   * waits a little in any case, so that many changes become one.
   *
   * @return how many changes there were, −1 at the end
   */
  private synchronized long next(long seen) {
    long begun = System.nanoTime() / NANOS_PER_MILLI;
    try {
      while (!closed) {
        long passed = System.nanoTime() / NANOS_PER_MILLI - begun;
        long patience = changes == seen ? HEARTBEAT_MILLIS : seen < 0 ? 0 : LEAST_MILLIS;
        if (passed >= patience) {
          return changes;
        }
        wait(patience - passed);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    return -1;
  }

  /** Ends all streams. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
