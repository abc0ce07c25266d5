package inr.codec;

import inr.codec.shape.Preset;

/**
 * How long an encoder may think: a picture of 768 x 512 takes about 1, 4 and 10 minutes of two
 * cores.
 */
public enum EncodingEffort {
  /** Few steps. */
  DRAFT(800, false),
  /** Enough for most of what training gives. */
  NORMAL(3400, true),
  /** Many steps: the fewest bytes. */
  BEST(8000, true);

  private final int steps;
  private final boolean searchesValues;

  EncodingEffort(int steps, boolean searchesValues) {
    this.steps = steps;
    this.searchesValues = searchesValues;
  }

  /**
   * Steps of training; those of the smallest networks take half the time, so there are twice as
   * many.
   */
  public int steps(Preset preset) {
    return preset == Preset.LOP ? 2 * steps : steps;
  }

  /** Whether single parameters of the networks are searched in the end. */
  public boolean searchesValues() {
    return searchesValues;
  }
}
