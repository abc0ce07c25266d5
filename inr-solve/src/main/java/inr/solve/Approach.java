package inr.solve;

/** A way to an answer, of whatever kind of problem. */
public interface Approach {
  /** Short name, such as {@code tv}. */
  String name();

  /** Iterations, 0 of what has none. */
  int steps();
}
