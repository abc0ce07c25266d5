package inr.solve.phase;

/** What amplitudes cannot tell of a wave, besides a phase that is the same everywhere. */
public enum Ambiguity {
  /** Where it lies, in a plane without borders. */
  SHIFT,

  /** Whether it is its own conjugate, turned by half a turn: the twin. */
  TWIN
}
