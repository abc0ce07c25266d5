package inr.parallel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed team of threads that shares out numbered tasks; the caller is worker 0.
 *
 * <p>Which worker does which task is left to chance, so a task must write only to places of its own
 * number. Between two calls workers spin for some microseconds, since a training step is two calls
 * close together, and then sleep.
 */
public final class Workers implements AutoCloseable {
  private static final int SPINS = 4000;

  /** One numbered task of a call. */
  public interface Task {
    /** Does task {@code task} with the workspace of {@code worker}. */
    void run(int worker, int task);
  }

  /** Consecutive numbers that make one task. */
  public interface Stretch {
    /** Does the numbers {@code from} to {@code to} with the workspace of {@code worker}. */
    void run(int worker, int from, int to);
  }

  private static final Task NOTHING = (worker, task) -> {};

  private final Thread[] helpers;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger generation = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private Task task = NOTHING;
  private int tasks;
  private volatile boolean closed;
  private volatile Thread caller = Thread.currentThread();

  /** A team of {@code threads}, the caller included. */
  public Workers(int threads) {
    helpers = new Thread[threads - 1];
    for (int i = 0; i < helpers.length; i++) {
      int worker = i + 1;
      helpers[i] = new Thread(() -> serve(worker), "inr-worker-" + worker);
      helpers[i].setDaemon(true);
      helpers[i].start();
    }
  }

  /** Number of workers, the caller included. */
  public int count() {
    return helpers.length + 1;
  }

  /** Does tasks 0 … tasks − 1 and returns when all are done; throws what a task threw. */
  public void run(int tasks, Task task) {
    this.task = task;
    this.tasks = tasks;
    next.set(0);
    caller = Thread.currentThread();
    boolean alone = tasks == 1 || helpers.length == 0;
    if (!alone) {
      busy.set(helpers.length);
      generation.incrementAndGet();
      for (Thread helper : helpers) {
        LockSupport.unpark(helper);
      }
    }
    work(0);
    if (!alone) {
      for (int spin = 0; busy.get() > 0; spin++) {
        pause(spin);
      }
    }
    Throwable thrown = failure.getAndSet(null);
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
  }

  /**
   * Does the numbers 0 … count − 1 in stretches of {@code length}, the last one shorter. Where a
   * stretch begins does not depend on the threads, so neither does a sum that is made of sums of
   * stretches.
   */
  public void runStretches(int count, int length, Stretch stretch) {
    run(
        (int) (((long) count + length - 1) / length),
        (worker, task) ->
            stretch.run(worker, task * length, (int) Math.min(count, (task + 1L) * length)));
  }

  private void serve(int worker) {
    int seen = 0;
    while (true) {
      for (int spin = 0; generation.get() == seen && !closed; spin++) {
        pause(spin);
      }
      if (closed) {
        return;
      }
      seen = generation.get();
      work(worker);
      if (busy.decrementAndGet() == 0) {
        LockSupport.unpark(caller);
      }
    }
  }

  private void work(int worker) {
    try {
      for (int t = next.getAndIncrement(); t < tasks; t = next.getAndIncrement()) {
        task.run(worker, t);
      }
    } catch (RuntimeException | Error thrown) {
      failure.compareAndSet(null, thrown);
      next.set(tasks);
    }
  }

  private static void pause(int spin) {
    if (spin < SPINS) {
      Thread.onSpinWait();
    } else {
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
  }
}
