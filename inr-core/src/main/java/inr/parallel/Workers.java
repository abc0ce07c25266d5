package inr.parallel;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A team of threads that shares out numbered tasks; the caller is worker 0.
 *
 * <p>Which worker does which task is left to chance, so a task must write only to places of its own
 * number. No more workers are called than there are tasks, and a thread begins when its worker is
 * called for the first time. Between two calls workers spin for some microseconds, since a training
 * step is two calls close together, and then sleep until they are called; where there are more of
 * them than processors they sleep at once, or they would keep the others from working.
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

  private final Helper[] helpers;
  private final int spins;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /** Helpers that the system has threads for. */
  private int able;

  private Task task = NOTHING;
  private int tasks;
  private volatile boolean closed;
  private volatile Thread caller = Thread.currentThread();

  /** A team of {@code threads}, the caller included. */
  public Workers(int threads) {
    helpers = new Helper[threads - 1];
    Arrays.setAll(helpers, i -> new Helper(i + 1));
    able = helpers.length;
    spins = threads <= Runtime.getRuntime().availableProcessors() ? SPINS : 0;
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
    call(Math.max(0, Math.min(able, tasks - 1)));
    work(0);
    for (int spin = 0; busy.get() > 0; spin++) {
      pause(spin);
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

  private void call(int count) {
    busy.set(count);
    for (int i = 0; i < count; i++) {
      try {
        helpers[i].call();
      } catch (OutOfMemoryError noThread) {
        able = i;
        busy.addAndGet(i - count);
        return;
      }
    }
  }

  /** A worker with a thread of its own. */
  private final class Helper {
    private final int worker;
    private @Nullable Thread thread;
    private volatile boolean called;

    Helper(int worker) {
      this.worker = worker;
    }

    void call() {
      if (thread == null) {
        Thread first = new Thread(this::serve, "inr-worker-" + worker);
        first.setDaemon(true);
        first.start();
        thread = first;
      }
      called = true;
      LockSupport.unpark(thread);
    }

    private void serve() {
      while (true) {
        for (int spin = 0; !called && !closed; spin++) {
          pause(spin);
        }
        if (closed) {
          return;
        }
        called = false;
        work(worker);
        if (busy.decrementAndGet() == 0) {
          LockSupport.unpark(caller);
        }
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

  private void pause(int spin) {
    if (spin < spins) {
      Thread.onSpinWait();
    } else {
      LockSupport.park(this);
    }
  }

  /** Ends the threads. */
  @Override
  public void close() {
    closed = true;
    for (Helper helper : helpers) {
      LockSupport.unpark(helper.thread);
    }
  }
}
