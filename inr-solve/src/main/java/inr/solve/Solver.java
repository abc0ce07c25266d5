package inr.solve;

import inr.parallel.Workers;
import inr.signal.Signal;
import java.util.function.IntConsumer;

/**
 * A problem and a way to its answer: wishes first, then {@link #solve}, as often as wanted. Bits
 * are the same on any number of threads and on every machine.
 *
 * <pre>{@code
 * Denoising problem = Denoising.of(Planes.of(noisy));
 * Signal clean = Solver.of(problem, problem.prior(), noisy).solve().signal();
 * }</pre>
 *
 * @param <P> kind of the problem
 */
public final class Solver<P extends Problem> {
  private final P problem;
  private final Method<? super P> method;
  private final Signal like;
  private IntConsumer watch = done -> {};
  private int threads = Runtime.getRuntime().availableProcessors();

  private Solver(P problem, Method<? super P> method, Signal like) {
    this.problem = problem;
    this.method = method;
    this.like = like;
  }

  /**
   * A problem before it is solved.
   *
   * @param like a picture whose stretch of the world and depth the answer takes
   */
  public static <P extends Problem> Solver<P> of(P problem, Method<? super P> method, Signal like) {
    return new Solver<>(problem, method, like);
  }

  /** Threads that work on it; usually as many as there are processors. */
  public Solver<P> threads(int count) {
    threads = count;
    return this;
  }

  /** Tells how many steps of the method are done, as they go by. */
  public Solver<P> watch(IntConsumer done) {
    watch = done;
    return this;
  }

  /**
   * Solves it.
   *
   * @throws IllegalArgumentException if the picture is too small or large for the method
   */
  public Solution solve() {
    long begun = System.nanoTime();
    try (Workers workers = new Workers(threads)) {
      Planes solved = method.solve(problem, workers, watch);
      double seconds = (System.nanoTime() - begun) * 1e-9;
      return new Solution(method, solved, solved.signal(like), problem.misfit(solved), seconds);
    }
  }
}
