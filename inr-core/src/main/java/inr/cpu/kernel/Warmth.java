package inr.cpu.kernel;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much plain loops still have to do before vectors pay.
 *
 * <p>What is written in the Vector API takes the compiler half a second of a core or more, and
 * until then runs a hundred times slower than plain loops. A fit of a second is done sooner without
 * it. All kernels give the same bits, so nobody can tell when one took over from the other.
 */
final class Warmth {
  /**
   * Of the process: what was compiled for one network serves the next. Multiply-adds that plain
   * loops do in some tenths of a second.
   */
  static final Warmth OF_PROCESS = new Warmth(1_500_000_000);

  private final AtomicLong left;

  /** Whether nothing is left: cheaper to look at than a count that all threads write. */
  private volatile boolean warm;

  Warmth(long work) {
    this.left = new AtomicLong(work);
  }

  /** Says that vectors are to be used from now on. */
  void end() {
    warm = true;
  }

  /** Whether all was done before some work, in multiply-adds, which is then counted. */
  boolean after(long work) {
    if (warm) {
      return true;
    }
    if (left.addAndGet(-work) <= 0) {
      warm = true;
    }
    return false;
  }
}
