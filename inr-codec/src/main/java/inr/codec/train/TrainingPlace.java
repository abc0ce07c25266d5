package inr.codec.train;

/**
 * How far a training has come.
 *
 * @param phase {@code warm-up}, {@code main}, {@code last}, {@code rounded}, {@code values} or
 *     {@code trim}
 * @param done steps of the phase
 * @param all steps that the phase has at most
 * @param later steps of the phases after it, as far as they are known
 */
public record TrainingPlace(String phase, int done, int all, int later) {
  /** Steps that are still to come, in this phase and later. */
  public int left() {
    return all - done + later;
  }
}
