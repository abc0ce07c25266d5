package inr.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Several fits, some at a time. Each is as if it were alone, and tells one line as it ends; one
 * that fails ends no other.
 *
 * <p>The threads are shared out among those at a time, so there are never more than for one fit; no
 * bit depends on them.
 */
final class FitQueue {
  private final Session session;
  private final FitOptions options;
  private final List<FitTask> tasks;
  private final int jobs;
  private final QueueProgress progress;

  /**
   * A queue that has not begun.
   *
   * @param jobs fits at a time, at least 1; no more than there are threads and fits
   */
  FitQueue(Session session, FitOptions options, List<FitTask> tasks, int jobs) {
    this.session = session;
    this.options = options;
    this.tasks = tasks;
    this.jobs = Math.min(Math.min(jobs, options.threads()), tasks.size());
    this.progress = new QueueProgress(session, tasks.size());
  }

  /** How a fit of the queue ended. */
  private record Ending(int code, boolean begun) {}

  /** Runs all of them, and returns the exit code of the worst. */
  int run() {
    ExecutorService workers = Executors.newFixedThreadPool(jobs, FitQueue::worker);
    List<Ending> endings = new ArrayList<>();
    try {
      List<Future<Ending>> running =
          tasks.stream().map(task -> workers.submit(() -> fit(task))).toList();
      for (Future<Ending> one : running) {
        endings.add(one.get());
      }
    } catch (ExecutionException broken) {
      throw new IllegalStateException("a fit ended without a word", broken.getCause());
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted");
    } finally {
      workers.shutdownNow();
    }
    sum(endings);
    return endings.stream().map(Ending::code).reduce(ExitCode.DONE, ExitCode::worse);
  }

  /** An ended command does not wait for it. */
  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "inr-fit");
    thread.setDaemon(true);
    return thread;
  }

  private Ending fit(FitTask task) {
    if (session.interruption().requested()) {
      return new Ending(ExitCode.INTERRUPTED, false);
    }
    Interruption part = session.interruption().part();
    try {
      fit(task, session.with(part));
      return new Ending(ExitCode.DONE, true);
    } catch (IOException | RuntimeException | OutOfMemoryError failure) {
      Main.showWhere(failure, session);
      return new Ending(told(task, CommandFailure.of(failure)), true);
    } finally {
      session.interruption().end(part);
      progress.ended(task.input());
    }
  }

  private void fit(FitTask task, Session own) throws IOException {
    FitVoice voice = options.quiet() ? FitVoice.SILENT : progress.voice(task.input());
    boolean goesOn = options.resume() && Files.exists(FitFiles.checkpoint(task.model()));
    if (options.resume() && !goesOn && Files.exists(task.model())) {
      voice.say(task.model() + ": is there already");
      return;
    }
    int threads = options.threads() / jobs;
    try (CommandInput input = options.input(task.input(), own);
        FitFiles files = FitFiles.claim(input, task.model(), options.force(), goesOn, own)) {
      new OneFit(own, options, threads, voice).run(files);
    }
  }

  /** Says how a fit failed, once with its name. */
  private int told(FitTask task, CommandFailure failure) {
    String words = Main.oneLine(failure.getMessage());
    Path name = task.input().getFileName();
    boolean named = words.startsWith(task.input() + ":") || words.startsWith(name + ":");
    session.say(named ? words : task.input() + ": " + words);
    if (options.json() && failure.exitCode() != ExitCode.TARGET_NOT_REACHED) {
      new Report()
          .put("input", task.input().toString())
          .put("exit_code", failure.exitCode())
          .put("error", words)
          .print(session);
    }
    return failure.exitCode();
  }

  private void sum(List<Ending> endings) {
    long waiting = endings.stream().filter(ending -> !ending.begun).count();
    long failed =
        endings.stream()
            .filter(ending -> ending.begun && ending.code != ExitCode.DONE)
            .filter(ending -> ending.code != ExitCode.TARGET_NOT_REACHED)
            .count();
    if (session.interruption().requested()) {
      session.say(
          "interrupted; "
              + waiting
              + " of "
              + tasks.size()
              + " fits were not begun, the same command with --resume goes on");
    } else if (failed > 0) {
      session.say(failed + " of " + tasks.size() + " fits failed");
    }
  }
}
