package inr.parallel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16})
  void everyTaskIsDoneOnceByAWorkerOfTheTeam(int threads) {
    try (Workers workers = new Workers(threads)) {
      assertEquals(threads, workers.count());
      for (int call = 0; call < 20; call++) {
        for (int tasks : new int[] {0, 1, 2, 7, 300}) {
          AtomicIntegerArray done = new AtomicIntegerArray(tasks);
          AtomicIntegerArray byWorker = new AtomicIntegerArray(threads);
          workers.run(
              tasks,
              (worker, task) -> {
                done.incrementAndGet(task);
                byWorker.incrementAndGet(worker);
              });
          int sum = 0;
          for (int worker = 0; worker < threads; worker++) {
            sum += byWorker.get(worker);
          }
          assertEquals(tasks, sum);
          for (int task = 0; task < tasks; task++) {
            assertEquals(1, done.get(task));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void stretchesCoverEveryNumberOnceAndBeginWhereTheirLengthSays(int threads) {
    try (Workers workers = new Workers(threads)) {
      for (int count : new int[] {0, 1, 7, 8, 9, 100}) {
        AtomicIntegerArray done = new AtomicIntegerArray(count);
        workers.runStretches(
            count,
            8,
            (worker, from, to) -> {
              assertEquals(0, from % 8);
              assertEquals(Math.min(count, from + 8), to);
              for (int i = from; i < to; i++) {
                done.incrementAndGet(i);
              }
            });
        for (int i = 0; i < count; i++) {
          assertEquals(1, done.get(i));
        }
      }
    }
  }

  @Test
  void aCallSeesWhatTheCallBeforeItWrote() {
    int[] values = new int[64];
    try (Workers workers = new Workers(3)) {
      for (int call = 0; call < 500; call++) {
        int[] before = values.clone();
        workers.run(64, (worker, task) -> values[task] = before[63 - task] + 1);
      }
    }
    int[] expected = new int[64];
    Arrays.fill(expected, 500);
    assertArrayEquals(expected, values);
  }

  @Test
  void noTwoTasksRunOnOneWorkerAtATime() {
    int[] steps = new int[4];
    try (Workers workers = new Workers(4)) {
      workers.run(
          500,
          (worker, task) -> {
            int before = steps[worker];
            for (int i = 0; i < 100; i++) {
              steps[worker]++;
            }
            assertEquals(before + 100, steps[worker]);
          });
    }
    assertEquals(500 * 100, Arrays.stream(steps).sum());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void whatATaskThrowsIsThrownAndTheTeamGoesOn(int threads) {
    RuntimeException exception = new IllegalStateException("task 5");
    Error error = new AssertionError("task 0");
    try (Workers workers = new Workers(threads)) {
      for (int call = 0; call < 20; call++) {
        assertSame(exception, thrownBy(workers, 5, exception));
        assertSame(error, assertThrows(AssertionError.class, () -> workers.run(9, failing(error))));
        AtomicIntegerArray done = new AtomicIntegerArray(40);
        workers.run(40, (worker, task) -> done.incrementAndGet(task));
        for (int task = 0; task < 40; task++) {
          assertEquals(1, done.get(task));
        }
      }
    }
  }

  @Test
  void whatAHelperThrowsIsThrownToTheCaller() {
    RuntimeException exception = new IllegalStateException("of the helper");
    CountDownLatch both = new CountDownLatch(2);
    try (Workers workers = new Workers(2)) {
      Workers.Task task =
          (worker, number) -> {
            both.countDown();
            await(both);
            if (worker == 1) {
              throw exception;
            }
          };
      assertSame(exception, assertThrows(IllegalStateException.class, () -> workers.run(2, task)));
    }
  }

  @Test
  void aTeamThatFellAsleepAnswersAnotherThread() throws InterruptedException {
    Set<Integer> done = ConcurrentHashMap.newKeySet();
    try (Workers workers = new Workers(3)) {
      Thread.sleep(30);
      Thread other =
          new Thread(() -> workers.run(100, (worker, task) -> done.add(task)), "other caller");
      other.start();
      other.join();
    }
    assertEquals(100, done.size());
  }

  /** Each worker waits for the others, so all that are called are seen. */
  @Test
  void aLargeTeamHasNoMoreThreadsThanItHadTasksAtOnce() {
    try (Workers workers = new Workers(1000)) {
      assertEquals(1000, workers.count());
      Set<Thread> threads = ConcurrentHashMap.newKeySet();
      for (int call = 0; call < 20; call++) {
        CountDownLatch all = new CountDownLatch(3);
        workers.run(
            3,
            (worker, task) -> {
              threads.add(Thread.currentThread());
              all.countDown();
              await(all);
            });
      }
      assertEquals(3, threads.size());
      assertEquals(2, alive(threads));
    }
  }

  private static long alive(Set<Thread> team) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("inr-worker-"))
        .filter(team::contains)
        .count();
  }

  @Test
  void aHelperThatIsNotCalledSleeps() throws InterruptedException {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CountDownLatch both = new CountDownLatch(2);
    try (Workers workers = new Workers(2)) {
      workers.run(
          2,
          (worker, task) -> {
            threads.add(Thread.currentThread());
            both.countDown();
            await(both);
          });
      threads.remove(Thread.currentThread());
      Thread helper = threads.iterator().next();
      while (helper.getState() != Thread.State.WAITING) {
        Thread.sleep(1);
      }
      Thread.sleep(20);
      assertEquals(Thread.State.WAITING, helper.getState());
    }
  }

  @Test
  void closingEndsTheThreadsAndMayBeRepeated() throws InterruptedException {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CountDownLatch all = new CountDownLatch(3);
    Workers workers = new Workers(3);
    workers.run(
        3,
        (worker, task) -> {
          threads.add(Thread.currentThread());
          all.countDown();
          await(all);
        });
    assertTrue(threads.remove(Thread.currentThread()), "the caller is worker 0");
    assertEquals(2, threads.size());
    workers.close();
    workers.close();
    for (Thread thread : threads) {
      thread.join();
      assertFalse(thread.isAlive());
    }
  }

  private static RuntimeException thrownBy(Workers workers, int failing, RuntimeException thrown) {
    return assertThrows(
        RuntimeException.class,
        () ->
            workers.run(
                9,
                (worker, task) -> {
                  if (task == failing) {
                    throw thrown;
                  }
                }));
  }

  private static Workers.Task failing(Error thrown) {
    return (worker, task) -> {
      throw thrown;
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The other worker would be at it for a second. */
  @Test
  void afterAFailureNoMoreTasksAreBegun() {
    AtomicInteger begun = new AtomicInteger();
    try (Workers workers = new Workers(2)) {
      Workers.Task task =
          (worker, number) -> {
            begun.incrementAndGet();
            if (number == 0) {
              throw new IllegalStateException("at once");
            }
            LockSupport.parkNanos(1_000_000);
          };
      assertThrows(IllegalStateException.class, () -> workers.run(1000, task));
    }
    assertTrue(begun.get() < 1000, () -> begun + " tasks");
  }
}
