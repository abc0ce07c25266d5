package inr.training;

/** Where a fit waits between steps, such as while it is paused; that changes no bit of it. */
@FunctionalInterface
public interface Gate {
  /** Returns when the next steps may be taken; on the thread of the fit. */
  void await();
}
