package inr.field.tiled;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Threads that work on tiles; work is taken when one of them is free, so beside the tiles that are
 * worked on only the one that is offered is in memory.
 */
final class TileWorkers implements AutoCloseable {
  private final ExecutorService threads;
  private final Semaphore free;
  private final Deque<Future<?>> taken = new ArrayDeque<>();

  TileWorkers(int count) {
    threads = Executors.newFixedThreadPool(count, TileWorkers::thread);
    free = new Semaphore(count);
  }

  /** An ended program does not wait for it. */
  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "inr-tile");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Waits for a free thread, and has it work.
   *
   * @throws IOException as earlier work that failed, which may throw unchecked, too
   * @throws CancellationException if the thread is interrupted
   */
  void take(Callable<?> work) throws IOException {
    try {
      free.acquire();
    } catch (InterruptedException asked) {
      throw interrupted();
    }
    for (Iterator<Future<?>> all = taken.iterator(); all.hasNext(); ) {
      Future<?> one = all.next();
      if (one.isDone()) {
        all.remove();
        finish(one);
      }
    }
    Taken one = new Taken(work::call);
    taken.add(one);
    threads.execute(one);
  }

  /** Frees its thread after it tells how it ended, so that who takes next sees a failure. */
  private final class Taken extends FutureTask<Object> {
    Taken(Callable<Object> work) {
      super(work);
    }

    @Override
    protected void done() {
      free.release();
    }
  }

  /** Waits for all work, and throws as {@link #take}. */
  void finish() throws IOException {
    while (!taken.isEmpty()) {
      finish(taken.remove());
    }
  }

  private static void finish(Future<?> one) throws IOException {
    try {
      one.get();
    } catch (ExecutionException failed) {
      throw unwrapped(failed);
    } catch (InterruptedException asked) {
      throw interrupted();
    }
  }

  private static CancellationException interrupted() {
    Thread.currentThread().interrupt();
    return new CancellationException("interrupted");
  }

  /** What the work threw, as it threw it. */
  private static IOException unwrapped(ExecutionException failed) {
    if (failed.getCause() instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (failed.getCause() instanceof Error error) {
      throw error;
    }
    return failed.getCause() instanceof IOException known ? known : new IOException(failed);
  }

  /** Waits for what is under way, so that none of it writes when this is over. */
  @Override
  public void close() {
    threads.shutdown();
    boolean asked = Thread.interrupted();
    try {
      threads.awaitTermination(1, TimeUnit.HOURS);
    } catch (InterruptedException again) {
      asked = true;
    }
    if (asked) {
      Thread.currentThread().interrupt();
    }
  }
}
