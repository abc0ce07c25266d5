package inr.codec.train;

/**
 * How far a training has come.
 *
 * @param phase {@code openings}, {@code warm-up}, {@code main}, {@code last}, {@code rounded},
 *     {@code values} or {@code trim}, then {@code tile 1 of 9} and so on where there are tiles
 * @param done steps of the phase
 * @param all steps that the phase has at most
 * @param later steps of the phases after it, as far as they are known, as many as took the same
 *     time with the pixels of this one
 * @param pixels that a step works on
 */
public record TrainingPlace(String phase, int done, int all, int later, int pixels) {
  /** The phase in which ways to begin take turns, all of which are left. */
  static final String OPENINGS = "openings";

  /** The phase in which several starts take turns, of which one is kept. */
  static final String WARM_UP = "warm-up";

  /** Whether the start that is trained may be left for another. */
  public boolean comparesStarts() {
    return phase.equals(OPENINGS) || phase.equals(WARM_UP);
  }

  /** Steps that are still to come, in this phase and later. */
  public int left() {
    return all - done + later;
  }

  /** Pixels that are still to be worked on, each as often as it has steps. */
  public double pixelsLeft() {
    return (double) left() * pixels;
  }
}
